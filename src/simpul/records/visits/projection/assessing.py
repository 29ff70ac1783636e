"""How is a judgement kept? Appended beside its entry; one that says the same with the same edition is not repeated."""

from collections.abc import Iterable

from simpul.records.visits.models import Assessment, Entry


def keep_assessments(entry: Entry, made: Iterable[Assessment]) -> None:
    known = Assessment.objects.filter(entry=entry).order_by("rule", "-id").distinct("rule")
    last = {one.rule: said_of(one) for one in known}
    Assessment.objects.bulk_create(one for one in made if last.get(one.rule) != said_of(one))


def said_of(assessment: Assessment) -> tuple[object, ...]:
    """What makes a judgement another one."""
    return (
        assessment.edition,
        assessment.outcome,
        assessment.category,
        assessment.z_hundredths,
        assessment.beside_id,
        assessment.gain_grams,
    )
