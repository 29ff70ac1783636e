"""Which rows make up the record of one person? Read once, with those of every record that was merged into it."""

from dataclasses import dataclass
from uuid import UUID

from simpul.foundation.identifiers import Nik
from simpul.foundation.privacy import Masked
from simpul.records.agreements.models import Agreement
from simpul.records.agreements.queries import agreements_of
from simpul.records.audit.queries import Opening, openings_of
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.queries import Family, household_of, kk_of
from simpul.records.people.models import Edit, Merge, Person, Residence, StateChange
from simpul.records.people.queries import nik_of, numbers_of, record_ids
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.records.pregnancies.queries import birth_of, pregnancies_of
from simpul.records.visits.models import GrowthDay, Visit
from simpul.services.follow_up.models import FollowUp
from simpul.services.rights.models import Consent, Request
from simpul.services.rights.queries import consents_of, requests_of, retention_of_person
from simpul.services.rights.retention import Retention

EVERY_OPENING = 1_000_000


@dataclass(frozen=True, slots=True)
class Gathered:
    person: Person
    nik: Nik | None
    numbers: dict[str, Masked]
    kk: Masked | None
    family: Family | None
    residences: list[Residence]
    pregnancies: list[Pregnancy]
    birth: Birth | None
    visits: list[Visit]
    growth: list[GrowthDay]
    matters: list[FollowUp]
    agreements: list[Agreement]
    states: list[StateChange]
    edits: list[Edit]
    merges: list[Merge]
    consents: list[Consent]
    requests: list[Request]
    openings: list[Opening]
    retention: Retention


def gather(area: WorkArea, person: Person) -> Gathered:
    """The caller has found the person in its area."""
    ids = record_ids(person.pk)
    family = household_of(area, person)
    visits = Visit.objects.filter(person_id__in=ids).select_related("facility", "withdrawal")
    return Gathered(
        person=person,
        nik=nik_of(person),
        numbers=numbers_of(person),
        kk=kk_of(family.household) if family else None,
        family=family,
        residences=list(
            Residence.objects.filter(person_id__in=ids).select_related("rt__rw", "kelurahan").order_by("id")
        ),
        pregnancies=pregnancies_of(area, person),
        birth=birth_of(area, person),
        visits=list(
            visits.prefetch_related("entries__superseded_by", "entries__assessments", "given__superseded_by").order_by(
                "occurred_at", "id"
            )
        ),
        growth=list(
            GrowthDay.objects.filter(person_id__in=ids).prefetch_related("findings").order_by("local_date", "id")
        ),
        matters=list(FollowUp.objects.filter(person_id__in=ids).order_by("opened_at", "id")),
        agreements=agreements_of(area, ids),
        states=list(StateChange.objects.filter(person_id__in=ids).order_by("id")),
        edits=list(Edit.objects.filter(person_id__in=ids).order_by("id")),
        merges=list(Merge.objects.filter(kept_id__in=ids).order_by("made_at", "id")),
        consents=consents_of(person.pk),
        requests=requests_of(area, person.pk),
        openings=openings_of_all(ids),
        retention=retention_of_person(person),
    )


def openings_of_all(ids: list[UUID]) -> list[Opening]:
    """Every reading and writing of these records, oldest first."""
    return openings_of(*ids, limit=EVERY_OPENING)[::-1]
