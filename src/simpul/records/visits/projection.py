"""Which weighing counts for each month, and what do the rules say of it?

Run inside the writing transaction, for the month written and the next month that has a weighing: N, T, O and B look at
the month before and at whether anything came earlier, so no other month can change.
"""

from datetime import date

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


def project_weighings(person: Person, changed: date) -> list[int]:
    """Bring the projection up to date around a changed day; returns the months (as indexes) that were looked at."""
    month = Month.of(changed)
    months = [month.index]
    later = MonthlyWeighing.objects.filter(person=person, month__gt=month.index).order_by("month").first()
    if later:
        months.append(later.month)
    for index in months:
        _project(person, index)
    return months


def counted_entry(person: Person, month: Month) -> Entry | None:
    """The latest weight of a month that nothing supersedes."""
    weights = Entry.objects.filter(
        person=person,
        concept=BODY_WEIGHT,
        local_date__range=(month.first_day, month.last_day),
        superseded_by__isnull=True,
    )
    return weights.order_by("-at", "-id").first()


def _project(person: Person, index: int) -> None:
    month = Month.from_index(index)
    entry = counted_entry(person, month)
    if entry is None:
        MonthlyWeighing.objects.filter(person=person, month=index).delete()
        return
    before = MonthlyWeighing.objects.filter(person=person, month=index - 1).first()
    size = assess_weight_for_age(
        weight=Grams(entry.value), age_days=(entry.local_date - person.birth_date).days, sex=Sex(person.sex)
    )
    gain = judge_gain(
        sex=Sex(person.sex),
        birth_date=person.birth_date,
        current=Weighing(entry.local_date, Grams(entry.value)),
        previous=Weighing(before.local_date, Grams(before.weight_grams)) if before else None,
        earlier=MonthlyWeighing.objects.filter(person=person, month__lt=index).exists(),
    )
    _keep_assessments(entry, before.entry if before else None, size, gain)
    MonthlyWeighing.objects.update_or_create(
        person=person,
        month=index,
        defaults={
            "kelurahan_id": person.kelurahan_id,
            "entry": entry,
            "weight_grams": entry.value,
            "at": entry.at,
            "local_date": entry.local_date,
            **columns_of(size, gain),
        },
    )


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


def assessments_of(entry: Entry, beside: Entry | None, size: WeightForAge, gain: Gain) -> list[Assessment]:
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
            beside=beside,
            gain_grams=gain.gain,
            minimum_grams=gain.minimum,
            unusual_gap=gain.unusual_gap,
        ),
    ]


def _keep_assessments(entry: Entry, beside: Entry | None, size: WeightForAge, gain: Gain) -> None:
    """Append what is new; an assessment that says the same with the same edition is not repeated."""
    for made in assessments_of(entry, beside, size, gain):
        last = Assessment.objects.filter(entry=entry, rule=made.rule).order_by("-id").first()
        if last is None or _said(last) != _said(made):
            made.save(force_insert=True)


def _said(assessment: Assessment) -> tuple[object, ...]:
    return (
        assessment.edition,
        assessment.outcome,
        assessment.category,
        assessment.z_hundredths,
        assessment.beside_id,
        assessment.gain_grams,
    )
