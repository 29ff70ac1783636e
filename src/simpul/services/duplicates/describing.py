"""What is known of these records, as far as it tells who they are?

NIK and phone are opened for the length of a comparison and nowhere kept; of a KK number the blind index is enough.
"""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from simpul.foundation.identifiers import Nik
from simpul.foundation.phone import Phone
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.knowledge.identity import described as identity
from simpul.knowledge.identity.described import Described
from simpul.records.facilities.models import Area
from simpul.records.households.queries import current
from simpul.records.people.keys import general_keys
from simpul.records.people.models import BirthPrecision, NumberKind, Person, PersonNumber

PRECISION = {
    BirthPrecision.EXACT: identity.BirthPrecision.DAY,
    BirthPrecision.MONTH: identity.BirthPrecision.MONTH,
    BirthPrecision.YEAR: identity.BirthPrecision.YEAR,
}
TELLING = (NumberKind.WHATSAPP, NumberKind.PHONE, NumberKind.MASKED_NIK)
PRINT_BYTES = 16


def describe_new(
    *,
    name: str,
    sex: Sex | None,
    birth_date: date | None,
    birth_precision: BirthPrecision | str = BirthPrecision.EXACT,
    mother_name: str | None = None,
    nik: Nik | str | None = None,
    phone: Phone | None = None,
    kk: Masked | None = None,
    household_id: UUID | None = None,
    rt: Area | None = None,
    birth_order: int | None = None,
) -> Described:
    """Somebody who is being entered. nik: a masked one of an import is a text with * for what is hidden."""
    return Described(
        name=name,
        sex=sex,
        birth_date=birth_date,
        birth_precision=PRECISION[BirthPrecision(birth_precision)],
        mother_name=mother_name or None,
        nik=nik.reveal() if isinstance(nik, Nik) else nik,
        phone=phone.reveal() if phone else None,
        kk=general_keys().index(kk.reveal()).hex() if kk else str(household_id) if household_id else None,
        rt=rt.pk if rt else None,
        kelurahan=rt.kelurahan_id if rt else None,
        birth_order=birth_order,
    )


def described_records(people: Collection[Person]) -> dict[UUID, Described]:
    """By id. The people come with their mothers; numbers and families are asked for once."""
    ids = [person.pk for person in people]
    numbers, families = _numbers(ids), _families(ids)
    return {person.pk: _described(person, numbers.get(person.pk, {}), families.get(person.pk)) for person in people}


def print_of(described: Described) -> bytes:
    """A blind index of what tells people apart, to see later whether it was changed."""
    told = (
        described.key, described.sex, described.birth_date, described.birth_precision, described.mother_key,
        described.nik, described.birth_order,
    )  # fmt: skip
    return general_keys().index("|".join("" if one is None else str(one) for one in told))[:PRINT_BYTES]


def _described(person: Person, numbers: dict[str, str], kk: str | None) -> Described:
    found = Described(
        name=person.name,
        sex=Sex(person.sex),
        birth_date=person.birth_date,
        birth_precision=PRECISION[BirthPrecision(person.birth_precision)],
        mother_name=person.mother.name if person.mother else None,
        nik=_nik(person) or numbers.get(NumberKind.MASKED_NIK),
        phone=numbers.get(NumberKind.PHONE) or numbers.get(NumberKind.WHATSAPP),
        kk=kk,
        rt=person.rt_id,
        kelurahan=person.kelurahan_id,
        birth_order=person.birth_order,
    )
    # The stored key is the key of the name; working it out again would cost more than the comparison.
    found.__dict__["key"] = person.name_key
    if person.mother:
        found.__dict__["mother_key"] = person.mother.name_key
    return found


def _nik(person: Person) -> str | None:
    return general_keys().open(person.nik_key_id, bytes(person.nik_sealed)) if person.nik_sealed else None


def _numbers(ids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    keys, found = general_keys(), dict[UUID, dict[str, str]]()
    rows = PersonNumber.objects.filter(person_id__in=ids, kind__in=TELLING, ended_at__isnull=True)
    for person_id, kind, key_id, sealed in rows.values_list("person_id", "kind", "key_id", "sealed"):
        found.setdefault(person_id, {})[kind] = keys.open(key_id, bytes(sealed))
    return found


def _families(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The blind index of the KK number of today's family, or the family itself where it shows none."""
    rows = current().filter(person_id__in=ids).values_list("person_id", "household_id", "household__kk_index")
    return {person: bytes(kk).hex() if kk else str(household) for person, household, kk in rows}
