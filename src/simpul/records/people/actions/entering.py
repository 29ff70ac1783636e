"""How does a person enter the register?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.identifiers import Nik
from simpul.foundation.nik import refuse_impossible
from simpul.foundation.sex import Sex
from simpul.knowledge.identity.spelling import spelling_key
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.actions.checks import check_dates, checked_place
from simpul.records.people.actions.locking import audited
from simpul.records.people.keys import general_keys
from simpul.records.people.models import BirthPrecision, MaritalStatus, NoNikReason, Person, Residence

NAME_LETTERS = 120


@dataclass(frozen=True, slots=True)
class About:
    """What may be known of a person besides name, sex, birth and place; everything may be unknown."""

    birth_order: int | None = None
    name_is_provisional: bool = False
    marital_status: MaritalStatus | str = ""
    disabilities: tuple[str, ...] = ()
    has_jkn: bool | None = None
    ktp_elsewhere: str = ""


NOTHING_MORE = About()


def register_person(
    *,
    actor_id: UUID | None,
    area: WorkArea,
    person_id: UUID,
    name: str,
    sex: Sex,
    birth_date: date,
    rt: Area,
    today: date,
    lives_here_from: date | None = None,
    birth_precision: BirthPrecision = BirthPrecision.EXACT,
    mother: Person | None = None,
    nik: Nik | None = None,
    no_nik_reason: NoNikReason = NoNikReason.UNKNOWN,
    about: About = NOTHING_MORE,
) -> Person:
    """Enter a person with the first residence. The same id sent again returns the person already entered.

    A NIK that another record has is not refused (that would tell that the person exists): the pair is looked at later.
    Raises NotInWorkAreaError, IdAlreadyUsedError, DomainError for what cannot be.
    """
    kelurahan_id = checked_place(area, rt)
    check_dates(birth_date, birth_precision, lives_here_from, mother, today)
    refuse_impossible(nik)
    with transaction.atomic():
        known = Person.objects.filter(id=person_id).first()
        if known:
            return known
        person = Person(id=person_id, sex=sex, birth_date=birth_date, birth_precision=birth_precision, mother=mother)
        person.rt, person.kelurahan_id = rt, kelurahan_id
        give_name(person, name)
        tell_about(person, about)
        give_nik(person, nik, no_nik_reason)
        if not _insert(person):
            return Person.objects.get(id=person_id)
        audited(actor_id, "person.register", person)
        change = append(News("person.registered", kelurahan_id, person.pk))
        live_at(person, rt, lives_here_from or birth_date, change.sequence)
    return person


def give_name(person: Person, name: str) -> None:
    """One form for every name: single blanks, no control letters. The caller saves."""
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())[:NAME_LETTERS]
    if not any(letter.isalpha() for letter in clean):
        raise DomainError("name_missing", "Isi nama dengan huruf.")
    person.name, person.name_lc = clean, clean.lower()[:NAME_LETTERS]
    person.name_key = spelling_key(clean)[:NAME_LETTERS]


def tell_about(person: Person, about: About) -> None:
    person.birth_order, person.name_is_provisional = about.birth_order, about.name_is_provisional
    person.marital_status, person.has_jkn = about.marital_status, about.has_jkn
    person.disabilities, person.ktp_elsewhere = list(about.disabilities), about.ktp_elsewhere.strip()[:200]


def give_nik(person: Person, nik: Nik | None, reason: NoNikReason | str) -> None:
    """The NIK, or the reason why there is none. The caller saves."""
    person.no_nik_reason = "" if nik else reason
    if nik:
        seal_nik(person, nik)


def seal_nik(person: Person, nik: Nik) -> None:
    """Fill the sealed NIK and its blind index; the caller saves."""
    keys = general_keys()
    person.nik_key_id, person.nik_sealed = keys.seal(nik.reveal())
    person.nik_index = keys.index(nik.reveal())


def live_at(person: Person, rt: Area, day: date, sequence: int) -> None:
    Residence.objects.create(
        person=person, rt=rt, kelurahan_id=person.kelurahan_id, valid_from=day, recorded_sequence=sequence
    )


def _insert(person: Person) -> bool:
    """False where the same form came twice at once and the other was faster.

    An id that exists where this worker cannot see it is refused without a word about whose it is.
    """
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as problem:
        if Person.objects.filter(id=person.pk).exists():
            return False
        raise IdAlreadyUsedError() from problem
    return True
