"""What a record holds is said as it is: each kind alone, nothing in a new one, everything where a part may hold it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from simpul.records.people.actions import merge_people, restrict
from simpul.records.people.models import Person
from simpul.records.visits.models import Given, Visit
from simpul.services.whole_record.queries import KINDS, Contents, contents_of
from tests.cast import NOW, TODAY, Cast, weigh
from tests.records.agreements.speaking import refuse
from tests.records.households.house import city, inside
from tests.records.people.acting import change, enter
from tests.records.pregnancies.test_pregnancies import begin, give_birth

MEASURED = {"growth", "weighings", "visits"}


def held(cast: Cast, person: Person, part: str = "bidan") -> set[str]:
    with city():
        area, here = cast.standing(part).area, Person.objects.get(pk=person.pk)
    with inside(cast, part):
        found = contents_of(area, here)
    return {kind for kind in KINDS if getattr(found, kind)}


def give(cast: Cast, person: Person) -> None:
    shared: dict[str, Any] = {
        "person": person, "kelurahan_id": person.kelurahan_id, "local_date": TODAY, "recorded_by": cast.bidan.pk
    }  # fmt: skip
    with city():
        visit = Visit.objects.create(facility=cast.posyandu, kind="posyandu", occurred_at=NOW, **shared)
        Given.objects.create(visit=visit, service="vitamin_a", at=NOW, **shared)


def limit(cast: Cast, person: Person) -> None:
    with city() as area:
        restrict(actor_id=cast.bidan.pk, area=area, person=person, reason="diminta", now=NOW)


HAPPENED: dict[str, tuple[Callable[[Cast], object], set[str]]] = {
    "nothing": (lambda cast: None, set()),
    "weighed": (lambda cast: weigh(cast, cast.balita, 9.0), MEASURED),
    "below the red line": (lambda cast: weigh(cast, cast.balita, 5.0), MEASURED | {"matters"}),
    "given": (lambda cast: give(cast, cast.balita), {"visits", "given"}),
    "refused": (lambda cast: refuse(cast, cast.balita, "mr_1"), {"agreements"}),
    "restricted": (lambda cast: limit(cast, cast.balita), {"states"}),
    "put right": (lambda cast: change(cast, cast.balita, name="Wirasena Lain"), {"edits"}),
}


@pytest.mark.parametrize("what", HAPPENED)
def test_each_kind_is_told_by_what_happened(cast: Cast, what: str) -> None:
    happen, expected = HAPPENED[what]
    happen(cast)
    assert held(cast, cast.balita) == expected
    assert held(cast, cast.neighbour) == set(), "and of nobody else"


def test_a_pregnancy_is_told_of_the_woman_and_a_birth_of_the_child(cast: Cast) -> None:
    begin(cast, cast.mother)
    assert held(cast, cast.mother) == {"pregnancies"}
    (birth,) = give_birth(cast, cast.mother, "Bayi")
    assert held(cast, birth.person) == {"births"}


def test_a_record_with_a_part_may_hold_everything(cast: Cast) -> None:
    kept, gone = enter(cast), enter(cast)
    weigh(cast, gone, 9.0, NOW - timedelta(days=3))
    with city() as area:
        merge_people(
            actor_id=cast.bidan.pk, area=area, kept_id=kept.pk, gone_id=gone.pk, reason="sama", now=NOW
        )  # fmt: skip
    assert held(cast, kept) == set(KINDS)
    with inside(cast) as area:
        assert contents_of(area, kept).records == {kept.pk: [kept.pk, gone.pk]}


def test_the_records_of_the_mother_come_along(cast: Cast) -> None:
    twin = enter(cast, name="Ibu Dua", sex=cast.mother.sex, birth_date=cast.mother.birth_date)
    with city() as area:
        merge_people(
            actor_id=cast.bidan.pk, area=area, kept_id=cast.mother.pk, gone_id=twin.pk, reason="sama", now=NOW
        )  # fmt: skip
    with inside(cast) as area:
        found = contents_of(area, cast.balita).records
    assert found == {cast.balita.pk: [cast.balita.pk], cast.mother.pk: [cast.mother.pk, twin.pk]}


def test_of_a_person_out_of_reach_there_is_nothing(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0)
    area = cast.standing("other_bidan").area
    assert contents_of(area, cast.balita) == Contents({cast.balita.pk: [cast.balita.pk]}, **dict.fromkeys(KINDS, False))
    assert held(cast, cast.balita) == MEASURED
