"""What does the month hold of each person? Standing rows only, one answer for each concept, in a few statements."""

from collections.abc import Mapping
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.knowledge.growth import Index, Outcome
from simpul.knowledge.recap import Known, concepts_counted
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.models import Entry, Given, GrowthFinding, VisitKind
from simpul.records.visits.queries import reached, weighings_in_month


def known_of(area: WorkArea, kept_as: Mapping[UUID, UUID], month: Month) -> dict[UUID, Known]:
    """By person what is known of the month.

    kept_as  by record, those merged into another one too, the person to whom it belongs
    """
    answers, given = _answers(area, kept_as, month), _given(area, kept_as, month)
    people = set(kept_as.values())
    weighings, growth = weighings_in_month(area, people, month), _growth(area, people, month)
    return {
        one: Known(
            answers.get(one, {}),
            frozenset(given.get(one, ())),
            growth.get(one, {}),
            (weighings[one].status, weighings[one].band) if one in weighings else None,
        )
        for one in people
    }


def _answers(area: WorkArea, kept_as: Mapping[UUID, UUID], month: Month) -> dict[UUID, dict[str, int | str]]:
    """The later answer of the month takes the place of an earlier one."""
    rows = Entry.objects.filter(
        reached(area),
        person_id__in=list(kept_as),
        concept__in=sorted(concepts_counted()),
        local_date__range=(month.first_day, month.last_day),
        visit__kind=VisitKind.POSYANDU,
        visit__withdrawal__isnull=True,
        superseded_by__isnull=True,
    ).exclude(value__isnull=True, text="")
    found: dict[UUID, dict[str, int | str]] = {}
    for person_id, concept, value, text in rows.order_by("at", "id").values_list(
        "person_id", "concept", "value", "text"
    ):
        found.setdefault(kept_as[person_id], {})[concept] = text if value is None else value
    return found


def _given(area: WorkArea, kept_as: Mapping[UUID, UUID], month: Month) -> dict[UUID, set[str]]:
    rows = Given.objects.filter(
        reached(area),
        person_id__in=list(kept_as),
        local_date__range=(month.first_day, month.last_day),
        visit__kind=VisitKind.POSYANDU,
        visit__withdrawal__isnull=True,
        superseded_by__isnull=True,
        taken_back=False,
    )
    found: dict[UUID, set[str]] = {}
    for person_id, service in rows.values_list("person_id", "service"):
        found.setdefault(kept_as[person_id], set()).add(service)
    return found


def _growth(area: WorkArea, people: set[UUID], month: Month) -> dict[UUID, dict[str, str]]:
    """By index the category of the last day of the month on which it was assessed."""
    rows = GrowthFinding.objects.filter(
        reached(area),
        person_id__in=list(people),
        day__local_date__range=(month.first_day, month.last_day),
        outcome=Outcome.ASSESSED,
        index__in=list(Index),
    )
    found: dict[UUID, dict[str, str]] = {}
    for person_id, index, category in rows.order_by("day__local_date").values_list("person_id", "index", "category"):
        found.setdefault(person_id, {})[index] = category
    return found
