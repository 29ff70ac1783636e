"""Of whom in a work area are services of mother and child asked, with all that was recorded? Seven statements."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done
from simpul.knowledge.due.definition import ends_with_months, spoken_of_to
from simpul.knowledge.due.vocabulary import Anchor
from simpul.knowledge.growth.age import months_before
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.kinds import BirthPrecision
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
    return _members(area, asked, on)


def members_among(area: WorkArea, ids: Collection[UUID], on: date) -> list[Member]:
    """The same of these people, as far as they are of the area: of whoever else nothing is asked."""
    return _members(area, Q(id__in=list(ids)), on) if ids else []


def _members(area: WorkArea, asked: Q, on: date) -> list[Member]:
    since = on - timedelta(spoken_of_to(Anchor.DELIVERY))
    people = residents(area).filter(asked, restricted_at__isnull=True).order_by("id")
    rows = list(people.values_list("id", "birth_date", "birth_precision", "sex", "kelurahan__code"))
    roots = {part: root for root, parts in records_of(row[0] for row in rows).items() for part in parts}
    done: dict[UUID, list[Done]] = {}
    for found in (given_to(area, roots), visits_of_schedule(area, roots)):
        for record, told in found.items():
            done.setdefault(roots[record], []).extend(told)
    pregnancies, births = _mothers(area, rows, roots, since)
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
    area: WorkArea, rows: Iterable[Row], roots: dict[UUID, UUID], since: date
) -> tuple[dict[UUID, list[Motherhood]], dict[UUID, list[date]]]:
    """By woman her pregnancies, and her births since a day of which no pregnancy is on record."""
    women = {row[0] for row in rows if row[3] == Sex.FEMALE}
    records = [part for part, root in roots.items() if root in women]
    pregnancies: dict[UUID, list[Motherhood]] = {}
    for one in PREGNANCIES.ask(women=records) if records else ():
        pregnancies.setdefault(roots[one.person_id], []).extend(motherhoods([one]))
    births: dict[UUID, list[date]] = {}
    for record, days in loose_births(area, records, since).items():
        births.setdefault(roots[record], []).extend(days)
    return pregnancies, births
