"""Which weighing counts for each month, and what do the rules say of it?

Run for the month written and the next month that has a weighing: N, T, O and B look at the month before and at whether
anything came earlier, so no other month can change. Weighings count until 60 completed months of age.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth import Outcome, Weighing, WeightForAge, assess_weight_for_age, judge_gain
from simpul.knowledge.growth.age import completed_months
from simpul.records.feed.many_rows import insert_rows, update_on
from simpul.records.people.models import BirthPrecision, Person
from simpul.records.prepared import Blank, OneOf, Prepared
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.records.visits.projection.assessing import Said, keep_assessments
from simpul.records.visits.projection.said import columns_of, said_of_weighing
from simpul.records.visits.projection.standing import those_that_hold

BODY_WEIGHT, OEDEMA = "body_weight", "bilateral_oedema"
LAST_MONTH = 60
WEIGHING = {
    "person_id": "uuid", "kelurahan_id": "int", "month": "int", "entry_id": "uuid", "weight_grams": "int",
    "at": "timestamptz", "local_date": "date", "outcome": "varchar", "z_hundredths": "int", "category": "varchar",
    "band": "varchar", "status": "varchar", "gain_grams": "int", "minimum_grams": "int", "unusual_gap": "boolean",
}  # fmt: skip
CURRENT = [name for name in WEIGHING if name not in ("person_id", "kelurahan_id", "month")]
SAID_OF_IT = [name for name in CURRENT if name != "entry_id"]
OF_PERSON = {"person_id": Blank("person")}
NEXT_MONTH = Prepared(
    lambda: (
        MonthlyWeighing.objects.filter(**OF_PERSON, month__gt=Blank("month")).order_by("month").values_list("month")[:1]
    )
)
EARLIER = Prepared(lambda: MonthlyWeighing.objects.filter(**OF_PERSON, month__lt=Blank("month")).order_by("-month")[:1])
OF_MONTH = Prepared(
    lambda: _weights(
        Entry.objects.filter(
            OneOf("person_id", "people"), local_date__gte=Blank("first"), local_date__lte=Blank("last")
        )
    )
)


def project_weighings(person: Person, ids: list[UUID], changed: date) -> list[MonthlyWeighing]:
    """Bring the projection up to date around a changed day; what counts now in the changed month and the next one.

    ids  the record and those merged into it
    """
    month = Month.of(changed).index
    following = NEXT_MONTH.first(person=person.pk, month=month)
    months = [month, *(following or ())]
    return [found for index in months if (found := _project(person, ids, index))]


def weights_of(people: Iterable[UUID], born: date) -> QuerySet[Entry]:
    """The weights that may count for a month, and what was said of oedema; the latest first."""
    # A month more than needed: who is past it is left out by `counts`.
    rows = Entry.objects.filter(person_id__in=list(people), local_date__range=(born, _last_day(born)))
    return _weights(rows)


def _last_day(born: date) -> date:
    return Month.from_index(Month.of(born).index + LAST_MONTH).last_day


def _weights(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    return those_that_hold(rows).filter(concept__in=(BODY_WEIGHT, OEDEMA)).order_by("-at", "-id")


def counts(entry: Entry, born: date) -> bool:
    return entry.concept == BODY_WEIGHT and completed_months(born, entry.local_date) <= LAST_MONTH


def swollen_on(rows: Iterable[Entry], day: date) -> bool:
    """Whether the last word of that day on bilateral oedema is yes; rows have the latest first."""
    return next((one.value == 1 for one in rows if one.concept == OEDEMA and one.local_date == day), False)


def _project(person: Person, ids: list[UUID], index: int) -> MonthlyWeighing | None:
    month = Month.from_index(index)
    first, last = max(month.first_day, person.birth_date), min(month.last_day, _last_day(person.birth_date))
    rows = OF_MONTH.ask(people=ids, first=first, last=last)
    entry = next((one for one in rows if counts(one, person.birth_date)), None)
    if entry is None:
        MonthlyWeighing.objects.filter(person=person, month=index).delete()
        return None
    earlier = EARLIER.first(person=person.pk, month=index)
    weighing, made = judge(person, entry, earlier, swollen=swollen_on(rows, entry.local_date))
    keep_assessments([(entry, made)])
    keep_weighings([weighing])
    return weighing


def keep_weighings(weighings: Iterable[MonthlyWeighing]) -> None:
    """What counts for a month of a person, in the place of what counted so far."""
    rows = [[getattr(one, name) for name in WEIGHING] for one in weighings]
    insert_rows("visits_monthlyweighing", WEIGHING, rows, then=update_on(("person_id", "month"), CURRENT))


def judge(
    person: Person, entry: Entry, earlier: MonthlyWeighing | None, *, swollen: bool
) -> tuple[MonthlyWeighing, list[Said]]:
    """The weighing that counts for the month of `entry`, with what the rules say of it. Nothing is kept here.

    earlier  the one that counts for the last month before that has any
    swollen  bilateral oedema on that day: the weight is not the child's, and BB/U stays open (GROW-5)
    """
    month, weight = Month.of(entry.local_date).index, Grams(entry.value or 0)
    before = earlier if earlier and earlier.month == month - 1 else None
    size = WeightForAge(Outcome.TIDAK_LENGKAP) if swollen else _size(person, entry.local_date, weight)
    gain = judge_gain(
        sex=Sex(person.sex),
        birth_date=person.birth_date,
        current=Weighing(entry.local_date, weight),
        previous=Weighing(before.local_date, Grams(before.weight_grams)) if before else None,
        earlier=earlier is not None,
    )
    weighing = MonthlyWeighing(
        person=person,
        kelurahan_id=person.kelurahan_id,
        month=month,
        entry=entry,
        weight_grams=weight,
        at=entry.at,
        local_date=entry.local_date,
        **columns_of(size, gain),
    )
    return weighing, said_of_weighing(before.entry_id if before else None, size, gain)


def _size(person: Person, on: date, weight: Grams) -> WeightForAge:
    """A birth date that is not known to the day leaves BB/U open (GROW-1)."""
    if person.birth_precision != BirthPrecision.EXACT:
        return WeightForAge(Outcome.TIDAK_LENGKAP)
    return assess_weight_for_age(weight=weight, age_days=(on - person.birth_date).days, sex=Sex(person.sex))
