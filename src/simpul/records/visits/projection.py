"""Which weighing counts for each month, and what do the rules say of it?

Run inside the writing transaction, for the month written and the next month that has a weighing: N, T, O and B look at
the month before and at whether anything came earlier, so no other month can change.
"""

from datetime import date
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth import (
    Gain,
    Weighing,
    WeightForAge,
    assess_weight_for_age,
    judge_gain,
)
from simpul.records.people.models import Person
from simpul.records.visits.models import Assessment, Entry, MonthlyWeighing

BODY_WEIGHT = "body_weight"
CURRENT = [
    *("entry", "weight_grams", "at", "local_date", "outcome", "z_hundredths", "category", "band"),
    *("status", "gain_grams", "minimum_grams", "unusual_gap"),
]


def project_weighings(person: Person, changed: date) -> list[MonthlyWeighing]:
    """Bring the projection up to date around a changed day; returns what counts now, the changed month first."""
    month = Month.of(changed)
    found = [_project(person, month.index)]
    later = MonthlyWeighing.objects.filter(person=person, month__gt=month.index).order_by("month")
    next_month = later.values_list("month", flat=True).first()
    if next_month is not None:
        found.append(_project(person, next_month))
    return found


def counted_entry(person: Person, month: Month) -> Entry:
    """The latest weight of a month that nothing supersedes; a month that is projected has one."""
    weights = Entry.objects.filter(
        person=person,
        concept=BODY_WEIGHT,
        local_date__range=(month.first_day, month.last_day),
        superseded_by__isnull=True,
    )
    return weights.order_by("-at", "-id")[:1].get()


def _project(person: Person, index: int) -> MonthlyWeighing:
    entry = counted_entry(person, Month.from_index(index))
    earlier = MonthlyWeighing.objects.filter(person=person, month__lt=index).order_by("-month").first()
    before = earlier if earlier and earlier.month == index - 1 else None
    size = assess_weight_for_age(
        weight=Grams(entry.value), age_days=(entry.local_date - person.birth_date).days, sex=Sex(person.sex)
    )
    gain = judge_gain(
        sex=Sex(person.sex),
        birth_date=person.birth_date,
        current=Weighing(entry.local_date, Grams(entry.value)),
        previous=Weighing(before.local_date, Grams(before.weight_grams)) if before else None,
        earlier=earlier is not None,
    )
    _keep_assessments(entry, before.entry_id if before else None, size, gain)
    weighing = MonthlyWeighing(
        person=person,
        kelurahan_id=person.kelurahan_id,
        month=index,
        entry=entry,
        weight_grams=entry.value,
        at=entry.at,
        local_date=entry.local_date,
        **columns_of(size, gain),
    )
    kept = MonthlyWeighing.objects.bulk_create(
        [weighing], update_conflicts=True, unique_fields=["person", "month"], update_fields=CURRENT
    )
    return kept[0]


def columns_of(size: WeightForAge, gain: Gain) -> dict[str, object]:
    """The columns of a MonthlyWeighing that the rules fill."""
    return {
        "outcome": size.outcome,
        "z_hundredths": size.z_hundredths,
        "category": size.category or "",
        "band": size.band or "",
        "status": gain.status,
        "gain_grams": gain.gain,
        "minimum_grams": gain.minimum,
        "unusual_gap": gain.unusual_gap,
    }


def assessments_of(entry: Entry, beside_id: UUID | None, size: WeightForAge, gain: Gain) -> list[Assessment]:
    """What the two rules say of an entry, as rows to be kept."""
    return [
        Assessment(
            entry=entry,
            person_id=entry.person_id,
            kelurahan_id=entry.kelurahan_id,
            rule=size.rule,
            edition=size.edition,
            outcome=size.outcome,
            category=size.category or "",
            band=size.band or "",
            z_hundredths=size.z_hundredths,
        ),
        Assessment(
            entry=entry,
            person_id=entry.person_id,
            kelurahan_id=entry.kelurahan_id,
            rule=gain.rule,
            edition=gain.edition,
            outcome="assessed",
            category=gain.status,
            beside_id=beside_id,
            gain_grams=gain.gain,
            minimum_grams=gain.minimum,
            unusual_gap=gain.unusual_gap,
        ),
    ]


def _keep_assessments(entry: Entry, beside_id: UUID | None, size: WeightForAge, gain: Gain) -> None:
    """Append what is new; an assessment that says the same with the same edition is not repeated."""
    known = Assessment.objects.filter(entry=entry).order_by("rule", "-id").distinct("rule")
    last = {one.rule: _said(one) for one in known}
    made = assessments_of(entry, beside_id, size, gain)
    Assessment.objects.bulk_create(one for one in made if last.get(one.rule) != _said(one))


def _said(assessment: Assessment) -> tuple[object, ...]:
    return (
        assessment.edition,
        assessment.outcome,
        assessment.category,
        assessment.z_hundredths,
        assessment.beside_id,
        assessment.gain_grams,
    )
