"""What a no and an agreed day do to a service that is due: while they hold, afterwards, and what ends them."""

from datetime import date, timedelta

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done, DueState
from simpul.services.due.listing import services_due
from simpul.services.due.places import places_for
from simpul.services.due.said import Said
from simpul.services.due.shape import About, Service
from tests.cast import TODAY, Cast
from tests.records.agreements.speaking import agree, refuse
from tests.services.due.test_missed import members

CHILD = About(Sex.MALE, "35.71.01.1012", date(2025, 9, 9))
ON = date(2026, 11, 21)
CODES = ("mr_1", "VITAMIN-A")


def no(code: str, on: date = ON - timedelta(3), until: date = ON + timedelta(27)) -> Said:
    return Said(code, is_refusal=True, on=on, until=until, why="khawatir")


def agreed(code: str, until: date = ON + timedelta(5)) -> Said:
    return Said(code, is_refusal=False, on=ON - timedelta(3), until=until, place="Pustu")


def of(code: str, *said: Said, done: tuple[Done, ...] = (), on: date = ON) -> Service:
    return next(one for one in services_due(CHILD, done, on, said) if one.code == code)


@pytest.mark.parametrize("code", CODES)
def test_a_no_holds_until_its_last_day_and_is_then_late_again_with_what_was_said(code: str) -> None:
    word = no(code, until=ON)
    held, after = of(code, word), of(code, word, on=ON + timedelta(1))
    assert (held.state, held.said, held.is_missed(ON)) == (DueState.REFUSED, word, True)
    assert (after.state, after.said) == (DueState.LATE, word)


@pytest.mark.parametrize("code", CODES)
def test_an_agreed_day_holds_that_day_too_and_is_then_late_again(code: str) -> None:
    word = agreed(code, until=ON)
    held, after = of(code, word), of(code, word, on=ON + timedelta(1))
    assert (held.state, held.said, held.is_missed(ON)) == (DueState.PLANNED, word, True)
    assert (after.state, after.said) == (DueState.LATE, word)


@pytest.mark.parametrize("code", CODES)
def test_a_word_about_one_service_says_nothing_of_another(code: str) -> None:
    other = next(one for one in CODES if one != code)
    assert (of(other, no(code)).state, of(other, no(code)).said) == (DueState.LATE, None)


def test_what_is_given_after_a_no_fulfils() -> None:
    dose, capsule = Done("mr_1", ON - timedelta(1)), Done("vitamin_a_merah", ON - timedelta(1))
    assert of("VITAMIN-A", no("VITAMIN-A"), done=(capsule,)).state is DueState.DONE
    found = {one.code: one for one in services_due(CHILD, (dose,), ON, (no("mr_1"),))}
    assert "mr_1" not in found
    assert (found["mr_2"].state, found["mr_2"].said) == (DueState.NOT_YET, None)


def test_before_its_time_is_over_a_service_that_was_refused_is_not_missed_yet() -> None:
    born = ON - timedelta(days=280)
    child = About(Sex.MALE, "35.71.01.1012", born)
    (one,) = [one for one in services_due(child, (), ON, (no("mr_1"),)) if one.code == "mr_1"]
    assert (one.state, one.is_missed(ON)) == (DueState.REFUSED, False)


def test_a_no_of_a_distribution_before_is_no_word_about_this_one() -> None:
    before = no("VITAMIN-A", on=date(2026, 3, 5), until=date(2026, 4, 4))
    assert (of("VITAMIN-A", before).state, of("VITAMIN-A", before).said) == (DueState.LATE, None)


def test_the_list_of_an_area_reads_the_last_word_of_each_service(cast: Cast) -> None:
    refuse(cast, cast.balita, "mr_1", said_on=TODAY - timedelta(1))
    agree(cast, cast.balita, "mr_1")
    refuse(cast, cast.balita, "VITAMIN-A")
    said = {one.code: one.is_refusal for one in members(cast)[cast.balita.pk].said}
    assert said == {"mr_1": False, "VITAMIN-A": True}
    assert members(cast)[cast.neighbour.pk].said == ()


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("posyandu", "puskesmas"), ["Posyandu Campurejo 1", "Puskesmas Campurejo"]),
        (("puskesmas",), ["Puskesmas Campurejo"]),
        (("rumah",), ["Posyandu Campurejo 1", "Pustu Campurejo", "Puskesmas Campurejo"]),
        ((), ["Posyandu Campurejo 1", "Pustu Campurejo", "Puskesmas Campurejo"]),
    ],
)
def test_a_day_is_agreed_on_at_a_unit_that_serves_the_home(
    cast: Cast, places: tuple[str, ...], expected: list[str]
) -> None:
    class Placed:
        def __init__(self) -> None:
            self.places = places

    found = places_for(cast.balita, Placed(), cast.campurejo.pustu, TODAY)
    assert [one.name for one in found] == expected
