"""Units, months, ids and secrets."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.exceptions import InvalidTag

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import Nik, new_id, require_uuid7
from simpul.foundation.key_set import KeySet, create_key_file, read_key_file
from simpul.foundation.local_time import LocalZone, Month, is_hour_known, local_date, without_hour
from simpul.foundation.units import Grams, format_kilograms, parse_kilograms


@pytest.mark.parametrize(
    ("typed", "grams"),
    [("8,4", 8400), ("8.45", 8450), (" 12 kg ", 12000), ("3,255", 3260), ("58", 58000), ("0,9", 900)],
)
def test_a_weight_is_read(typed: str, grams: int) -> None:
    assert parse_kilograms(typed) == grams


@pytest.mark.parametrize("typed", ["", "abc", "8,4,1", "-3", "8,4567", "٨", "1e3", "3500", "8 4", "NaN", "8\x00", "½"])
def test_what_is_no_weight_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        parse_kilograms(typed)
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize("typed", ["0,8", "58,1", "176", "0"])
def test_what_is_out_of_range_names_the_range(typed: str) -> None:
    with pytest.raises(DomainError, match="weight_out_of_range") as refusal:
        parse_kilograms(typed)
    assert "0,9 sampai 58" in refusal.value.sentence


@pytest.mark.parametrize(
    ("grams", "text"), [(8400, "8,4"), (8450, "8,45"), (8000, "8,0"), (3255, "3,255"), (-100, "-0,1")]
)
def test_a_weight_is_written(grams: int, text: str) -> None:
    assert format_kilograms(Grams(grams)) == text


def test_the_day_is_that_of_the_people() -> None:
    instant = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)
    assert local_date(instant, LocalZone.WIB) == date(2026, 12, 1)
    assert local_date(datetime(2026, 11, 30, 15, 30, tzinfo=UTC), LocalZone.WIT) == date(2026, 12, 1)
    with pytest.raises(ValueError, match="zone"):
        local_date(datetime(2026, 1, 1), LocalZone.WIB)  # noqa: DTZ001 - the point of the test


def test_a_month_knows_its_days_and_its_neighbours() -> None:
    month = Month.parse("2024-02")
    assert (month.first_day, month.last_day) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (str(month.next()), str(Month(2024, 1).previous())) == ("2024-03", "2023-12")
    assert Month.from_index(month.index) == month
    for text in ("2024-13", "2024", "x-1", "0-1"):
        with pytest.raises(ValueError, match=r"invalid literal|no such month"):
            Month.parse(text)


def test_an_id_is_a_uuid7_and_sorts_by_birth() -> None:
    ids = [new_id() for _ in range(50)]
    assert ids == sorted(ids)
    assert {one.version for one in ids} == {7}
    assert require_uuid7(str(ids[0])) == ids[0]
    for text in ("", "x", str(uuid4()), str(UUID(int=0))):
        with pytest.raises(DomainError):
            require_uuid7(text)


def test_a_nik_is_never_printed() -> None:
    nik = Nik("3571000101240003")
    assert "3571" not in f"{nik} {nik!r} {nik:>20} {[nik]}"
    assert nik.reveal() == "3571000101240003"


def test_a_sealed_value_opens_only_under_its_key(tmp_path: Path) -> None:
    create_key_file(tmp_path / "keys.json", "a")
    keys = read_key_file(tmp_path / "keys.json")
    key_id, sealed = keys.seal("3571000101240003")
    assert keys.open(key_id, sealed) == "3571000101240003"
    assert b"3571" not in sealed
    with pytest.raises(InvalidTag):
        keys.open(key_id, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0


def test_two_keys_live_during_a_rotation(tmp_path: Path) -> None:
    for name in ("a", "b"):
        create_key_file(tmp_path / name, name)
    old, new = read_key_file(tmp_path / "a"), read_key_file(tmp_path / "b")
    both = KeySet("b", {**old.keys, **new.keys})
    key_id, sealed = old.seal("x")
    assert both.open(key_id, sealed) == "x"
    assert old.index("x") in both.indexes("x")
    assert both.index("x") != old.index("x")


@pytest.mark.parametrize("zone", LocalZone)
def test_what_has_no_hour_stands_on_its_day_and_behind_what_is_there(zone: LocalZone) -> None:
    day = date(2026, 11, 21)
    noon, last = (datetime.combine(day, at, tzinfo=zone.zone) for at in (time(12), time.max))
    a_moment, next_day = timedelta.resolution, last + timedelta(hours=3)
    morning, afternoon = noon - timedelta(hours=3), noon + timedelta(hours=3)
    second, third = without_hour(day, zone, [noon]), without_hour(day, zone, [morning, afternoon])
    assert without_hour(day, zone) == without_hour(day, zone, [morning]) == noon
    assert second == noon + a_moment
    assert third == last.replace(microsecond=0)
    assert without_hour(day, zone, [third]) == third + a_moment
    assert without_hour(day, zone, [last]) == last
    for at in (noon, second, third, last):
        assert not is_hour_known(at, day, next_day)
        assert is_hour_known(at, day, last), "what was written on its day was seen on a clock"
    for at in (morning, afternoon, noon - a_moment, noon + timedelta(seconds=1)):
        assert is_hour_known(at, day, next_day), "a device may send later what it measured then"
