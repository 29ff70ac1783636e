"""Who of another area is served here: seen by this facility while it lasts, and by nobody else, and then no more."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import Nik
from simpul.foundation.phone import read_phone
from simpul.foundation.privacy import Masked
from simpul.records.facilities.work_area import WorkArea, work_area_scope
from simpul.records.people import actions
from simpul.records.people.actions.guests import GUEST_DAYS, Proof, Received
from simpul.records.people.models import Guest, NumberKind, Person, Residence
from simpul.records.people.queries import get_person, records
from simpul.records.people.receiving import guests_here, receiving_guests
from simpul.records.people.search import find_by_name, find_by_nik
from tests.cast import NAMES, NIKS, NOW, TODAY, Cast, weigh
from tests.records.households.house import city
from tests.records.people.acting import by, change, enter

LATER = NOW + timedelta(days=GUEST_DAYS)


@contextmanager
def receiving(cast: Cast, part: str = "other_bidan", at: datetime = NOW) -> Iterator[WorkArea]:
    """The area of this worker together with the guests of the facility, as every door makes it."""
    area = receiving_guests(cast.standing(part), at).area
    with transaction.atomic(), work_area_scope(area):
        yield area


def open_to(cast: Cast, part: str = "other_bidan", number: str = NIKS[2], at: datetime = NOW) -> Received:
    standing = cast.standing(part)
    with receiving(cast, part, at) as area:
        return actions.open_guest(
            actor_id=standing.staff_id, area=area, facility=standing.facility, proof=Proof.NIK, number=Masked(number),
            birth_date=cast.balita.birth_date, now=at, most_a_day=20,
        )  # fmt: skip


def close(cast: Cast, guest_id: UUID, part: str = "other_bidan", at: datetime = NOW) -> None:
    standing = cast.standing(part)
    with receiving(cast, part, at):
        actions.close_guest(actor_id=standing.staff_id, facility=standing.facility, guest_id=guest_id, now=at)


def a_full_record(cast: Cast) -> None:
    """Weighed, renamed, reachable, restricted, moved: a row in every table that names a person."""
    weigh(cast, cast.balita, 3.0)
    change(cast, cast.balita, ktp_elsewhere="Kota Lain")
    phone = read_phone("081234567890")
    with city():
        actions.keep_number(**by(cast, person_id=cast.balita.pk, kind=NumberKind.PHONE, text=phone, now=NOW))
        actions.restrict(**by(cast, person=cast.balita, reason="diminta", now=NOW))


def tables_about_people() -> list[type[Model]]:
    """Every table of records with a person, except those of the care relation itself and of the audit log."""
    return [
        model
        for model in apps.get_models()
        if any(field.attname == "person_id" for field in model._meta.concrete_fields)
        and model._meta.label not in ("people.Guest", "duplicates.Waiting")
        and model._meta.app_label != "ipwl"
    ]


def rows_read(cast: Cast, part: str, at: datetime = NOW) -> dict[str, int]:
    """How many rows of the first child this worker's transaction can read, table by table, whatever the query."""
    with receiving(cast, part, at):
        found = {"people.Person": Person.objects.filter(pk=cast.balita.pk).count()}
        for model in tables_about_people():
            found[model._meta.label] = model._default_manager.filter(person_id=cast.balita.pk).count()
    return {label: count for label, count in found.items() if count}


def test_a_guest_is_read_while_it_lasts_by_the_facility_and_by_no_other(cast: Cast) -> None:
    a_full_record(cast)
    at_home = rows_read(cast, "bidan")
    assert at_home.keys() >= {
        "people.Person", "people.Residence", "people.PersonNumber", "people.Edit", "people.StateChange",
        "visits.Visit", "visits.Entry", "visits.MonthlyWeighing", "follow_up.FollowUp",
    }  # fmt: skip
    assert rows_read(cast, "other_bidan") == {}
    open_to(cast)
    assert at_home.items() >= rows_read(cast, "other_bidan").items()
    assert rows_read(cast, "other_bidan").keys() >= {"people.Person", "people.PersonNumber", "visits.Entry"}
    for part in ("other_kader", "other_dokter", "dinkes", "admin"):
        assert rows_read(cast, part) == {}, part


@pytest.mark.parametrize("ended", ["served", "after its days"])
def test_after_a_care_relation_nothing_is_readable(cast: Cast, ended: str) -> None:
    a_full_record(cast)
    open_to(cast)
    at = LATER
    if ended == "served":
        at = NOW + timedelta(minutes=1)
        close(cast, Guest.objects.get().pk, at=at)
    assert rows_read(cast, "other_bidan", at) == {}
    with receiving(cast, at=at) as area:
        assert area.guests == frozenset()
        assert get_person(area, cast.balita.pk) is None
        assert guests_here(area, cast.standing("other_bidan").facility.pk, at) == []


def test_the_last_moment_is_that_of_the_relation(cast: Cast) -> None:
    assert open_to(cast) == Received(cast.balita.pk, LATER)
    assert rows_read(cast, "other_bidan", LATER - timedelta(microseconds=1))
    assert open_to(cast, at=NOW + timedelta(days=3)).until == LATER, "opened again while it lasts it is not longer"


def test_a_guest_is_served_and_stands_in_no_list_of_the_area(cast: Cast) -> None:
    open_to(cast)
    with receiving(cast) as area:
        assert get_person(area, cast.balita.pk) == cast.balita
        assert not records(area).filter(pk=cast.balita.pk).exists()
        assert find_by_name(area, NAMES[1]) == []
        assert find_by_nik(area, Nik(NIKS[2])) == [cast.balita]


def test_a_guest_opens_no_door_to_the_family(cast: Cast) -> None:
    open_to(cast)
    with receiving(cast) as area:
        assert get_person(area, cast.mother.pk) is None
        with pytest.raises(NotInWorkAreaError):
            actions.locked_person(area, cast.mother.pk)


def test_a_merged_record_is_a_guest_whole(cast: Cast) -> None:
    twice = enter(cast, nik=Nik("3571002902240007"), birth_date=cast.balita.birth_date)
    with city():
        merge = actions.merge_people(**by(cast, kept_id=cast.balita.pk, gone_id=twice.pk, reason="KK", now=NOW))
    assert open_to(cast, number="3571002902240007").person_id == cast.balita.pk
    with receiving(cast) as area:
        assert area.guests == {cast.balita.pk, twice.pk}
    with city():
        actions.undo_merge(**by(cast, merge_id=merge.pk, reason="dua", now=NOW))
    with receiving(cast) as area:
        assert area.guests == {cast.balita.pk}, "who is somebody else again is no guest"
    close(cast, Guest.objects.get().pk, at=NOW + timedelta(minutes=1))
    assert rows_read(cast, "other_bidan", NOW + timedelta(minutes=2)) == {}


def test_a_guest_who_stays_moves_here_and_needs_no_relation(cast: Cast) -> None:
    open_to(cast)
    with receiving(cast) as area:
        actions.move_person(
            actor_id=cast.other_bidan.pk, area=area, person=cast.balita, rt=cast.bandar.rt[0], day=TODAY
        )
    with receiving(cast, at=LATER) as area:
        assert get_person(area, cast.balita.pk) == cast.balita
        assert Residence.objects.get(person=cast.balita, valid_to__isnull=True).rt == cast.bandar.rt[0]
    assert rows_read(cast, "bidan").keys() <= {"people.Residence"}, "where they lived remains with who counted them"


@pytest.mark.parametrize(
    ("part", "number"),
    [("other_bidan", NIKS[0]), ("other_bidan", "3571002902240007"), ("other_bidan", ""), ("other_bidan", NIKS[2][:15])],
)
def test_what_does_not_fit_opens_nothing_and_says_one_thing(cast: Cast, part: str, number: str) -> None:
    with pytest.raises(DomainError) as said:
        open_to(cast, part, number)
    assert said.value.code == "guest_not_found"
    assert not Guest.objects.exists()


def test_of_two_who_share_a_nik_and_a_birthday_neither_is_opened(cast: Cast) -> None:
    """Which of the two stands in front of the worker cannot be said, so nobody's record is shown."""
    enter(cast, nik=Nik(NIKS[2]), birth_date=cast.balita.birth_date)
    with pytest.raises(DomainError, match="guest_not_found"):
        open_to(cast)


def test_times_of_a_relation_stand_in_order(cast: Cast) -> None:
    facility: Any = cast.standing("other_bidan").facility
    with city(), pytest.raises(IntegrityError), transaction.atomic():
        Guest.objects.create(
            person=cast.balita, facility=facility, proof="nik", opened_by=cast.bidan.pk, opened_at=NOW, until=NOW
        )
