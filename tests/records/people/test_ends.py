"""A record ends by death or as a wrong entry, is restricted, and comes back: nothing of it is removed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from simpul.records.people import actions
from simpul.records.people.models import Person
from simpul.records.people.queries import get_person, records, residents, states_of
from simpul.records.visits.models import Entry
from tests.cast import NOW, TODAY, Cast, weigh
from tests.records.households.house import city, inside
from tests.records.people.acting import BORN, DAY, by, enter, everything, now, refusal, states, told

Act = Callable[[Cast, Person], object]


def die(cast: Cast, person: Person, day: date = TODAY) -> object:
    return actions.record_death(**by(cast, person=person, died_on=day, today=TODAY))


def wrong(cast: Cast, person: Person, reason: str = "keliru") -> object:
    return actions.mark_wrong_entry(**by(cast, person=person, reason=reason, now=NOW))


def restrict(cast: Cast, person: Person, reason: str = "diminta") -> object:
    return actions.restrict(**by(cast, person=person, reason=reason, now=NOW))


def lift(cast: Cast, person: Person, reason: str = "diminta") -> object:
    return actions.lift_restriction(**by(cast, person=person, reason=reason, now=NOW))


def back(cast: Cast, person: Person, reason: str = "keliru") -> object:
    return actions.reactivate(**by(cast, person=person, reason=reason, today=TODAY))


def left(cast: Cast, person: Person) -> object:
    return actions.record_left(**by(cast, person=person, day=TODAY, today=TODAY, elsewhere="Surabaya"))


def do(cast: Cast, person: Person, *acts: Any) -> None:
    with city():
        for act in acts:
            act(cast, person)


# What was done, what the record went through, whether lists and numbers are about the person, and the news.
LIVES: list[tuple[tuple[Act, ...], list[str], bool, list[str]]] = [
    ((), [], True, []),
    ((die,), ["meninggal"], False, ["died"]),
    ((die, die), ["meninggal"], False, ["died"]),
    ((die, back), ["meninggal", "aktif_kembali"], True, ["died", "back"]),
    ((wrong,), ["keliru"], False, ["withdrawn"]),
    ((wrong, wrong), ["keliru"], False, ["withdrawn"]),
    ((wrong, back), ["keliru", "aktif_kembali"], True, ["withdrawn", "back"]),
    ((left, die), ["pindah_keluar", "meninggal"], False, ["left", "died"]),
    ((left, die, back), ["pindah_keluar", "meninggal", "aktif_kembali"], True, ["left", "died", "back"]),
    ((die, wrong, back), ["meninggal", "keliru", "aktif_kembali"], True, ["died", "withdrawn", "back"]),
    ((restrict,), ["dibatasi"], True, ["restricted"]),
    ((restrict, restrict), ["dibatasi"], True, ["restricted"]),
    ((restrict, lift, lift), ["dibatasi", "tidak_dibatasi"], True, ["restricted", "restricted"]),
    ((back,), [], True, []),
    ((lift,), [], True, []),
]


@pytest.mark.parametrize(("acts", "went", "listed", "news"), LIVES)
def test_the_life_of_a_record(
    cast: Cast, acts: tuple[Act, ...], went: list[str], listed: bool, news: list[str]
) -> None:
    made = enter(cast)
    do(cast, made, *acts)
    assert states(made) == went
    assert now(made).is_listed is listed
    assert told(made) == ["person.registered", *(f"person.{one}" for one in news)]
    with inside(cast) as area:
        assert records(area).filter(pk=made.pk).exists(), "whatever happened, the record is there"
        assert residents(area).filter(pk=made.pk).exists() is listed
        assert get_person(area, made.pk) == made


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (BORN - DAY, "death_date"),
        (BORN, ""),
        (TODAY, ""),
        (TODAY + DAY, "death_date"),
        (date(1, 1, 1), "death_date"),
        (date(9999, 12, 31), "death_date"),
    ],
)
def test_a_death_lies_between_birth_and_today(cast: Cast, day: date, code: str) -> None:
    made = enter(cast)
    before = everything()
    assert refusal(lambda: do(cast, made, lambda c, p: die(c, p, day))) == code
    assert (everything() == before) is bool(code)


def test_the_day_of_a_death_can_be_put_right(cast: Cast) -> None:
    made = enter(cast)
    do(cast, made, die, lambda c, p: die(c, p, TODAY - DAY))
    assert now(made).died_on == TODAY - DAY
    assert states(made) == ["meninggal", "meninggal"]


@pytest.mark.parametrize("act", [wrong, restrict])
@pytest.mark.parametrize("reason", ["", " \t\n"])
def test_what_needs_a_reason_is_refused_without_one(cast: Cast, act: Any, reason: str) -> None:
    made = enter(cast)
    before = everything()
    assert refusal(lambda: do(cast, made, lambda c, p: act(c, p, reason))) == "reason_missing"
    assert everything() == before
    assert now(made).is_listed


def test_who_said_so_when_and_why_is_kept_the_newest_on_top(cast: Cast) -> None:
    made = enter(cast)
    do(cast, made, lambda c, p: wrong(c, p, "  " + "x" * 500), back)
    with inside(cast):
        newest, first = states_of(made)
    assert (first.kind, first.reason, first.on, first.made_by) == ("keliru", "x" * 160, NOW.date(), cast.bidan.pk)
    assert (newest.kind, newest.reason) == ("aktif_kembali", "keliru")


def test_what_was_measured_of_a_wrong_entry_is_still_there_when_it_comes_back(cast: Cast) -> None:
    made = enter(cast)
    weigh(cast, made, 11.0, NOW - timedelta(days=3), part="bidan")
    do(cast, made, wrong, back)
    with inside(cast):
        assert list(Entry.objects.filter(person_id=made.pk).values_list("value", flat=True)) == [11000]
