"""A whole run is taken back: what nobody has touched goes, what somebody has used stays and is listed."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.audit.actions import record
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.households.actions import found_household, join_household
from simpul.records.households.models import Household, Member, Relation
from simpul.records.people import actions as people
from simpul.records.people.models import Person
from simpul.records.people.queries import residents
from simpul.records.visits.models import Entry, Visit
from simpul.services.pendataan import actions as pendataan
from simpul.services.takeover import actions
from tests.cast import NIKS, NOW, TODAY, Cast, add_person, weigh
from tests.services.takeover.sheets import (
    PEOPLE,
    VISITS,
    city,
    fates,
    rows_of,
    run_of,
    sheet,
    start_writing,
    take_over,
    undo,
    work,
)  # fmt: skip
from tests.services.takeover.test_people import FAMILY

HEAD = [*VISITS, "JK", "RT", "RW", "Kelurahan"]
CHILD = ["", "Contoh Baru", "01/02/2026", "03/10/2026", "6,6", "64", "", "P", "1", "1", "Campurejo"]


def made(run_id: UUID) -> Person:
    (row,) = (row for row in rows_of(run_id) if row.is_new)
    with city():
        return Person.objects.get(pk=row.person_id)


def opened(cast: Cast, child: Person) -> None:
    record(
        actor_id=cast.bidan.pk, action="person.open", subject_kind="person", subject_id=child.pk,
        kelurahan_id=child.kelurahan_id, purpose="pelayanan",
    )  # fmt: skip


def nik_seen(cast: Cast, child: Person) -> None:
    record(
        actor_id=cast.bidan.pk, action="person.nik_shown", subject_kind="person", subject_id=child.pk,
        kelurahan_id=child.kelurahan_id, purpose="pelayanan",
    )  # fmt: skip


def weighed(cast: Cast, child: Person) -> None:
    weigh(cast, child, 7.2)


def renamed(cast: Cast, child: Person) -> None:
    pendataan.change_details(
        actor_id=cast.bidan.pk, area=whole_city(), person_id=child.pk, changes={"name": "Contoh Benar"}, reason="uji",
        now=NOW, today=TODAY,
    )  # fmt: skip


def corrected(cast: Cast, child: Person) -> None:
    entry = Entry.objects.get(person=child, concept="body_weight")
    pendataan.correct_entry(
        actor_id=cast.bidan.pk, is_nakes=True, area=whole_city(), entry=entry, entry_id=new_id(), value=6700,
        reason="salah ketik", now=NOW,
    )  # fmt: skip


def got_a_child(cast: Cast, child: Person) -> None:
    add_person(cast, "Contoh Cucu", Sex.MALE, date(2026, 5, 5), cast.campurejo.rt[0], mother=child)


def joined_a_family(cast: Cast, child: Person) -> None:
    found_household(
        actor_id=cast.bidan.pk, area=whole_city(), household_id=new_id(), rt=cast.campurejo.rt[0], day=TODAY,
        members={cast.mother.pk: Relation.HEAD, child.pk: Relation.OTHER},
    )  # fmt: skip


def moved(cast: Cast, child: Person) -> None:
    people.move_person(actor_id=cast.bidan.pk, area=whole_city(), person=child, rt=cast.campurejo.rt[1], day=TODAY)


@pytest.mark.parametrize(
    ("then", "stays"),
    [
        (None, False),
        (opened, False),
        (nik_seen, False),
        (weighed, True),
        (renamed, True),
        (corrected, True),
        (got_a_child, True),
        (moved, True),
    ],
)
def test_whoever_was_used_since_stays_and_is_listed(
    cast: Cast, then: Callable[[Cast, Person], None] | None, stays: bool
) -> None:
    run_id = take_over(cast, sheet(HEAD, CHILD))
    child = made(run_id)
    with city():
        if then:
            then(cast, child)
    run = undo(cast, run_id)
    assert run.counts.get("ditinggal", 0) == int(stays)
    with city():
        child.refresh_from_db()
        assert bool(child.withdrawn_at) is not stays
        assert Visit.objects.get(source_ref=str(run_id)).entries.exists()  # nothing is removed
    if stays:
        assert any("Periksa" in says[1] or "Putuskan" in says[1] for says in rows_of(run_id)[0].says)


def test_a_family_goes_with_its_people_and_lets_those_go_who_were_there_before(cast: Cast) -> None:
    mother = [NIKS[0], FAMILY[0][1], "", "", "", "Istri", "", "", "", "", ""]
    run_id = take_over(cast, sheet(PEOPLE, FAMILY[0], mother, [*FAMILY[2][:6], "", "", *FAMILY[2][8:]]))
    assert fates(run_id) == ["baru", "ditambah", "baru"]
    with city():
        assert Member.objects.filter(person=cast.mother, superseded_sequence__isnull=True).exists()
    undo(cast, run_id)
    with city():
        assert not Member.objects.filter(person=cast.mother, superseded_sequence__isnull=True).exists()
        assert Household.objects.get().closed_on == TODAY
        cast.mother.refresh_from_db()
        assert cast.mother.withdrawn_at is None
        assert not residents(whole_city()).filter(name__startswith="Contoh").exists()


def test_a_mother_whose_child_was_used_stays_with_her_child(cast: Cast) -> None:
    run_id = take_over(cast, sheet(PEOPLE, *FAMILY))
    with city():
        weigh(cast, Person.objects.get(name="Contoh Anak"), 12.1)
    assert undo(cast, run_id).counts["ditinggal"] == 2
    with city():
        wrong = Person.objects.filter(name__startswith="Contoh", withdrawn_at__isnull=False)
        assert [one.name for one in wrong] == ["Contoh Bapak"]


def test_a_family_that_somebody_has_joined_since_stays(cast: Cast) -> None:
    run_id = take_over(cast, sheet(PEOPLE, *FAMILY))
    with city():
        join_household(
            actor_id=cast.bidan.pk, area=whole_city(), household_id=Household.objects.get().pk,
            person_id=cast.balita.pk, relation=Relation.CHILD, day=TODAY,
        )  # fmt: skip
    run = undo(cast, run_id)
    assert run.counts["ditinggal"] == 3
    with city():
        assert Household.objects.get().closed_on is None


def test_after_it_was_taken_back_the_sheet_can_be_brought_again(cast: Cast) -> None:
    undo(cast, take_over(cast, sheet(HEAD, CHILD)))
    again = take_over(cast, sheet(HEAD, CHILD))
    assert fates(again) == ["baru"]
    with city():
        assert residents(whole_city()).filter(name="Contoh Baru").count() == 1


def test_what_was_there_before_stays_as_it_was(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    row = [NIKS[2], "", "", "21/11/2026", "8,8", "70", "", "", "", "", ""]
    run_id = take_over(cast, sheet(HEAD, row))
    assert fates(run_id) == ["ditambah"]  # the length is new; the weight of that day stays
    undo(cast, run_id)
    with city():
        standing = Entry.objects.filter(person=cast.balita, visit__withdrawal__isnull=True)
        assert [one.value for one in standing] == [9400]


@pytest.mark.parametrize("state", ["before", "twice", "stale", "no reason"])
def test_what_cannot_be_taken_back(cast: Cast, state: str) -> None:
    run_id = take_over(cast, sheet(HEAD, CHILD))
    if state == "before":
        with city():
            type(run_of(run_id)).objects.filter(pk=run_id).update(state="siap")
    if state == "twice":
        undo(cast, run_id)
    standing, version = cast.standing("dokter"), run_of(run_id).version - (state == "stale")
    with transaction.atomic(), work_area_scope(standing.area), pytest.raises(DomainError):
        actions.start_undoing(
            actor_id=standing.staff_id, area=standing.area, run_id=run_id, version=version,
            reason="" if state == "no reason" else "x",
        )  # fmt: skip


def test_pressed_twice_it_is_written_once(cast: Cast) -> None:
    run_id = take_over(cast, sheet(HEAD, CHILD))
    with pytest.raises(DomainError):
        start_writing(cast, run_id)
    work()
    with city():
        assert Person.objects.filter(name="Contoh Baru").count() == 1
