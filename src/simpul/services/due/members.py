"""Of whom in a work area are services of mother and child asked, with all that was recorded? In eight statements."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done
from simpul.knowledge.due.definition import ends_with_months, spoken_of_to
from simpul.knowledge.due.vocabulary import Anchor
from simpul.knowledge.growth.age import months_before
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.kinds import BirthPrecision
from simpul.records.people.models import Person
from simpul.records.people.queries import records_of, residents
from simpul.records.pregnancies.models import Pregnancy
from simpul.records.pregnancies.motherhood import mothers_since
from simpul.records.prepared import OneOf, Prepared
from simpul.services.due.given import given_to, visits_of_schedule
from simpul.services.due.mothers import loose_births, mother_on
from simpul.services.due.said import Said, said_of
from simpul.services.due.shape import About
from simpul.services.signing.motherhood import Motherhood, motherhoods

PREGNANCIES = Prepared(lambda: Pregnancy.objects.filter(OneOf("person_id", "women")).order_by("due_on", "id"))
CODES = Prepared(lambda: Area.objects.filter(OneOf("id", "areas")).values_list("id", "code"))
COLUMNS = ("id", "birth_date", "birth_precision", "sex", "kelurahan__code")
Row = tuple[UUID, date, str, str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """born  also where it is not known to the day, to sort by; about: what may be counted from"""

    id: UUID
    born: date
    about: About
    done: list[Done] = field(default_factory=list)
    said: Sequence[Said] = ()


def members_of(area: WorkArea, on: date) -> list[Member]:
    """The living who are young enough for a service that goes by age, the pregnant and those in the weeks after a
    birth, without restricted records."""
    since = on - timedelta(spoken_of_to(Anchor.DELIVERY))
    oldest = months_before(on, ends_with_months()) + timedelta(days=1)
    asked = Q(birth_date__gte=oldest, birth_date__lte=on) | mothers_since(area, since)
    people = residents(area).filter(asked, restricted_at__isnull=True).order_by("id")
    rows = list(people.values_list(*COLUMNS))
    return _members(area, rows, {row[0] for row in rows if row[3] == Sex.FEMALE}, on)


def members_among(
    area: WorkArea,
    people: Collection[Person],
    mothers: Collection[UUID],
    on: date,
    concepts: Collection[str] | None = None,
) -> list[Member]:
    """The same of these people who were read already, as far as they are of the area: of whoever else nothing is asked.

    mothers  who of them is pregnant or has given birth: no other one is asked about that
    concepts  as of given_to
    """
    rows = list(_rows(area, people))
    return _members(area, rows, mothers, on, concepts) if rows else []


def _rows(area: WorkArea, people: Iterable[Person]) -> Iterator[Row]:
    here = [one for one in people if one.is_listed and one.restricted_at is None]
    here = [one for one in here if area.names_in(one.kelurahan_id, one.rt_id)]
    codes = dict(CODES.ask(areas=list({one.kelurahan_id for one in here})))
    for one in here:
        yield one.pk, one.birth_date, one.birth_precision, one.sex, codes[one.kelurahan_id]


def _members(
    area: WorkArea,
    rows: Sequence[Row],
    mothers: Collection[UUID],
    on: date,
    concepts: Collection[str] | None = None,
) -> list[Member]:
    """A visit counts for whoever is a mother, or was born not long ago."""
    newborn, since = on - timedelta(spoken_of_to(Anchor.BIRTH)), on - timedelta(spoken_of_to(Anchor.DELIVERY))
    roots = {part: root for root, parts in records_of(row[0] for row in rows).items() for part in parts}
    visited = {row[0] for row in rows if row[1] >= newborn or row[0] in mothers}
    seen = visits_of_schedule(area, [part for part, root in roots.items() if root in visited]) if visited else {}
    done: dict[UUID, list[Done]] = {}
    for found in (given_to(area, roots, concepts), seen):
        for record, told in found.items():
            done.setdefault(roots[record], []).extend(told)
    records = [part for part, root in roots.items() if root in mothers]
    pregnancies, births = _mothers(area, records, roots, since) if records else ({}, {})
    said = said_of(area, roots)
    return [replace(_member(row, pregnancies, births, done, on), said=said.get(row[0], ())) for row in rows]


def _member(
    row: Row,
    pregnancies: dict[UUID, list[Motherhood]],
    births: dict[UUID, list[date]],
    done: dict[UUID, list[Done]],
    on: date,
) -> Member:
    id_, born, precision, sex, code = row
    mother = mother_on(pregnancies.get(id_, ()), births.get(id_, ()), on)
    exact = born if precision == BirthPrecision.EXACT else None
    told = sorted(done.get(id_, ()), key=lambda one: one.on)
    return Member(id_, born, About(Sex(sex), code, exact, mother), told)


def _mothers(
    area: WorkArea, records: Sequence[UUID], roots: dict[UUID, UUID], since: date
) -> tuple[dict[UUID, list[Motherhood]], dict[UUID, list[date]]]:
    """By woman her pregnancies, and her births since a day of which no pregnancy is on record."""
    pregnancies: dict[UUID, list[Motherhood]] = {}
    for one in PREGNANCIES.ask(women=records):
        pregnancies.setdefault(roots[one.person_id], []).extend(motherhoods([one]))
    births: dict[UUID, list[date]] = {}
    for record, days in loose_births(area, records, since).items():
        births.setdefault(roots[record], []).extend(days)
    return pregnancies, births
