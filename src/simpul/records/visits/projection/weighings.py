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
from simpul.records.people.models import BirthPrecision, Person
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.records.visits.projection.assessing import Said, keep_assessments
from simpul.records.visits.projection.said import columns_of, said_of_weighing
from simpul.records.visits.projection.standing import standing_entries

BODY_WEIGHT, OEDEMA = "body_weight", "bilateral_oedema"
LAST_MONTH = 60
CURRENT = [
    *("entry", "weight_grams", "at", "local_date", "outcome", "z_hundredths", "category", "band"),
    *("status", "gain_grams", "minimum_grams", "unusual_gap"),
]


def project_weighings(person: Person, ids: list[UUID], changed: date) -> list[MonthlyWeighing]:
    """Bring the projection up to date around a changed day; what counts now in the changed month and the next one.

    ids  the record and those merged into it
    """
    month = Month.of(changed).index
    later = MonthlyWeighing.objects.filter(person=person, month__gt=month).order_by("month")
    next_month = later.values_list("month", flat=True).first()
    months = [month] if next_month is None else [month, next_month]
    return [found for index in months if (found := _project(person, ids, index))]


def weights_of(people: Iterable[UUID], born: date) -> QuerySet[Entry]:
    """The weights that may count for a month, and what was said of oedema; the latest first."""
    # A month more than needed: who is past it is left out by `counts`.
    last = Month.from_index(Month.of(born).index + LAST_MONTH).last_day
    weights = standing_entries(people).filter(concept__in=(BODY_WEIGHT, OEDEMA), local_date__range=(born, last))
    return weights.order_by("-at", "-id")


def counts(entry: Entry, born: date) -> bool:
    return entry.concept == BODY_WEIGHT and completed_months(born, entry.local_date) <= LAST_MONTH


def swollen_on(rows: Iterable[Entry], day: date) -> bool:
    """Whether the last word of that day on bilateral oedema is yes; rows have the latest first."""
    return next((one.value == 1 for one in rows if one.concept == OEDEMA and one.local_date == day), False)


def _project(person: Person, ids: list[UUID], index: int) -> MonthlyWeighing | None:
    month = Month.from_index(index)
    rows = list(weights_of(ids, person.birth_date).filter(local_date__range=(month.first_day, month.last_day)))
    entry = next((one for one in rows if counts(one, person.birth_date)), None)
    if entry is None:
        MonthlyWeighing.objects.filter(person=person, month=index).delete()
        return None
    earlier = MonthlyWeighing.objects.filter(person=person, month__lt=index).order_by("-month").first()
    weighing = judged(person, entry, earlier, swollen=swollen_on(rows, entry.local_date))
    kept = MonthlyWeighing.objects.bulk_create(
        [weighing], update_conflicts=True, unique_fields=["person", "month"], update_fields=CURRENT
    )
    return kept[0]


def judged(person: Person, entry: Entry, earlier: MonthlyWeighing | None, *, swollen: bool) -> MonthlyWeighing:
    """`judge`, and its assessments are kept."""
    weighing, made = judge(person, entry, earlier, swollen=swollen)
    keep_assessments(entry, made)
    return weighing


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
