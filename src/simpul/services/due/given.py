"""What was given to these people or found that fulfils a service, and which visits of the schedule took place, and
where? One statement each, whoever recorded it."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, Field, OuterRef, Q, QuerySet, Value, When

from simpul.knowledge.due import Done, OnForm, done_of, findings, found
from simpul.knowledge.forms import forms
from simpul.records.access.models import Profession, StaffMember
from simpul.records.facilities.work_area import WorkArea
from simpul.records.prepared import OneOf, Prepared
from simpul.records.visits.models import Entry, Given, Visit
from simpul.records.visits.queries import REACHED

STANDING = {"superseded_by__isnull": True, "taken_back": False, "visit__withdrawal__isnull": True}
ASKED = ("local_date", "id", "person_id", "visit__facility__name")
NO_NUMBER = -1  # of what was given, beside the value of what was found


def _given_or_found() -> QuerySet[Any, Any]:
    shown = Entry.objects.filter(REACHED, OneOf("person_id", "people"), OneOf("concept", "concepts"))
    shown = shown.filter(superseded_by__isnull=True, visit__withdrawal__isnull=True, value__isnull=False)
    shown = shown.order_by().values_list(*ASKED, "concept", F("value"))
    return _given().order_by().union(shown, all=True).order_by("local_date", "id")


def _given() -> QuerySet[Any, Any]:
    rows = Given.objects.filter(REACHED, OneOf("person_id", "people"), **STANDING).order_by("local_date", "id")
    return rows.values_list(*ASKED, "service", Value(NO_NUMBER, output_field=Field()))


GIVEN_OR_FOUND, GIVEN = Prepared(_given_or_found), Prepared(_given)
DOCTORS = StaffMember.objects.filter(profession=Profession.DOKTER).values("id")
WRITTEN = Entry.objects.filter(visit_id=OuterRef("id"), superseded_by__isnull=True)
SHOWN = {
    "dokter": Q(recorded_by__in=DOCTORS) | Exists(WRITTEN.filter(recorded_by__in=DOCTORS)),
    "usg": Exists(WRITTEN.filter(concept="ultrasound_done", value=1)),
}
SEEN = Prepared(
    lambda: (
        Visit.objects.filter(REACHED, OneOf("person_id", "people"), OneOf("form", "forms"), withdrawal__isnull=True)
        .annotate(**{code: Case(When(shown, then=True), default=False) for code, shown in SHOWN.items()})
        .order_by("local_date", "id")
        .values_list("person_id", "form", "local_date", "facility__name", *SHOWN)
    )
)


def given_to(
    area: WorkArea, records: Iterable[UUID], concepts: Collection[str] | None = None
) -> dict[UUID, list[Done]]:
    """By record what was given, and what was found that fulfils a service, the oldest first; a record without any is
    not in it.

    concepts  of which what was found is asked for; all of them that fulfil a service where none are named
    """
    told: dict[UUID, list[Done]] = {}
    wanted = sorted(findings() if concepts is None else concepts)
    asked = _asked(area, records)
    rows = GIVEN_OR_FOUND.ask(concepts=wanted, **asked) if wanted else GIVEN.ask(**asked)
    for day, _id, record, place, code, value in rows:
        done = Done(code, day, place) if value == NO_NUMBER else found(code, value, day, place)
        if done:
            told.setdefault(record, []).append(done)
    return told


def visits_of_schedule(area: WorkArea, records: Iterable[UUID]) -> dict[UUID, list[Done]]:
    """By record the visits that count for K1 to K6, KF and KN, the oldest first, each with what stands written of it:
    a doctor who recorded it or a finding of it, an ultrasound that was done."""
    seen: dict[UUID, list[OnForm]] = {}
    for record, form, day, place, *shown in SEEN.ask(forms=counting_forms(), **_asked(area, records)):
        shows = frozenset(code for code, is_shown in zip(SHOWN, shown, strict=True) if is_shown)
        seen.setdefault(record, []).append(OnForm(form, day, place, shows))
    return {record: done for record, visits in seen.items() if (done := done_of(visits))}


def counting_forms() -> list[str]:
    return sorted({one.code for one in forms().values() if one.counts_as})


def _asked(area: WorkArea, records: Iterable[UUID]) -> dict[str, list[int] | list[UUID]]:
    return {"people": list(records), "kelurahan": list(area.kelurahan), "guests": list(area.guests)}
