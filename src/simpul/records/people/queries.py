"""Who is this, and who lives in my area? Every read takes the work area first.

`residents` are those whom lists and numbers are about; `records` are all the records an area keeps, ended ones too.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.foundation.identifiers import Nik
from simpul.foundation.privacy import Masked
from simpul.records.facilities.queries import areas_by_id
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Edit, Merge, Person, PersonNumber, Residence, StateChange
from simpul.records.prepared import Blank, OneOf, Prepared

OF_PERSON = {"person_id": Blank("person")}
ONE = Prepared(lambda: Person.objects.filter(id=Blank("person")).select_related("mother", "rt__rw", "kelurahan"))
SEVERAL = Prepared(lambda: Person.objects.filter(OneOf("id", "ids")).select_related("mother", "rt__rw"))
LIVING = {f"{one}__isnull": True for one in ("died_on", "left_on", "withdrawn_at", "merged_into")}
PARTS = Prepared(
    lambda: Person.objects.filter(OneOf("merged_into_id", "kept")).order_by("id").values_list("merged_into_id", "id")
)
STATES = Prepared(lambda: StateChange.objects.filter(**OF_PERSON).order_by("-id"))
EDITS = Prepared(lambda: Edit.objects.filter(**OF_PERSON).order_by("-id"))
RESIDENCES = Prepared(
    lambda: Residence.objects.filter(superseded_sequence__isnull=True, **OF_PERSON).order_by("valid_from", "id")
)


def records(area: WorkArea) -> QuerySet[Person]:
    """The records this area keeps: its people, also those who died, left, were entered wrongly or were merged."""
    people = Person.objects.filter(kelurahan_id__in=area.kelurahan)
    return people if area.rt is None else people.filter(rt_id__in=area.rt)


def residents(area: WorkArea) -> QuerySet[Person]:
    """The living people of the area, each once."""
    return records(area).filter(**LIVING)


def within_reach(area: WorkArea) -> QuerySet[Person]:
    """Records of the area and of its guests."""
    return records(area) if not area.guests else Person.objects.filter(_kept_here(area) | Q(id__in=area.guests))


def get_person(area: WorkArea, person_id: UUID) -> Person | None:
    """One person, or None where they do not exist or live elsewhere: the caller cannot tell the two apart.

    An id that was merged leads to the record that was kept.
    """
    person = ONE.first(person=person_id)
    while person and area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        if person.merged_into_id is None:
            return person
        person = ONE.first(person=person.merged_into_id)
    return None


def record_ids(person_id: UUID) -> list[UUID]:
    """The record itself first, then every record that is part of it."""
    return records_of([person_id])[person_id]


def records_of(people: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """`record_ids` of several records, in one statement."""
    found = {one: [one] for one in people}
    for kept, part in PARTS.ask(kept=list(found)):
        found[kept].append(part)
    return found


def people_by_id(area: WorkArea, ids: Iterable[UUID]) -> dict[UUID, Person]:
    asked = list(ids)
    found = SEVERAL.ask(ids=asked) if asked else []
    return {one.pk: one for one in found if area.reaches(one.pk, one.kelurahan_id, one.rt_id)}


def is_within_reach(area: WorkArea, person_id: UUID) -> bool:
    """Whether this record may be read, for a caller that needs nothing of it."""
    return within_reach(area).filter(id=person_id).exists()


def states_of(person: Person) -> list[StateChange]:
    """What happened to the record, newest first."""
    return STATES.ask(person=person.pk)


def edits_of(person: Person) -> list[Edit]:
    """Details that were put right, newest first."""
    return EDITS.ask(person=person.pk)


def residences_of(person: Person) -> list[Residence]:
    """Where this person lived, as it is known now, the first place on top."""
    rows = RESIDENCES.ask(person=person.pk)
    # Most people lived in one place: the one that was read with the person.
    places = {one.pk: one for one in (person.rt, person.kelurahan)}
    places |= areas_by_id({one for row in rows for one in (row.rt_id, row.kelurahan_id) if one} - places.keys())
    for row in rows:
        row.rt, row.kelurahan = places[row.rt_id] if row.rt_id else None, places[row.kelurahan_id]
    return rows


def merges_of(person: Person) -> list[Merge]:
    """The records that are part of this one now, newest first."""
    return list(Merge.objects.filter(kept=person, undone_at__isnull=True).select_related("gone").order_by("-made_at"))


def get_merge(area: WorkArea, merge_id: UUID) -> Merge | None:
    merge = Merge.objects.filter(id=merge_id).select_related("kept", "gone").first()
    kept = merge and merge.kept
    return merge if kept and area.reaches(kept.pk, kept.kelurahan_id, kept.rt_id) else None


def _kept_here(area: WorkArea) -> Q:
    here = Q(kelurahan_id__in=area.kelurahan)
    return here if area.rt is None else here & Q(rt_id__in=area.rt)


def numbers_of(person: Person) -> dict[str, Masked]:
    """The numbers that hold now, by kind, opened; printing one shows dots."""
    keys = general_keys()
    rows = PersonNumber.objects.filter(person=person, ended_at__isnull=True)
    return {row.kind: Masked(keys.open(row.key_id, bytes(row.sealed))) for row in rows}


def holds_nik(person: Person, nik: Nik) -> bool:
    """Whether this is the NIK of the person, without opening what is kept."""
    index = person.nik_index
    return index is not None and bytes(index) in general_keys().indexes(nik.reveal())


def nik_of(person: Person) -> Nik | None:
    """The NIK, opened. Showing it to anybody is an event of its own: the caller writes it into the audit log."""
    if person.nik_sealed is None:
        return None
    return Nik(general_keys().open(person.nik_key_id, bytes(person.nik_sealed)))
