"""Which services are due for a whole population? Equal to knowledge.due.due for each person (ADR 0038)."""

from collections.abc import Iterable

from simpul.knowledge.due.columns.asked import DueAsked
from simpul.knowledge.due.columns.campaigns import campaign_due
from simpul.knowledge.due.columns.judging import ServiceColumns, Told
from simpul.knowledge.due.columns.screenings import screening_due
from simpul.knowledge.due.columns.windows import visit_due, window_due
from simpul.knowledge.due.definition import Kind, ServiceRule, schedule


def due_columns(asked: DueAsked, rules: Iterable[ServiceRule] | None = None) -> list[ServiceColumns]:
    """Every service of the schedule in its order, or these of it, each on the day of asking of everybody."""
    told = Told(asked)
    return [_of(rule, told) for rule in (schedule() if rules is None else rules)]


def _of(rule: ServiceRule, told: Told) -> ServiceColumns:
    match rule.kind:
        case Kind.WINDOW:
            return window_due(rule, told)
        case Kind.PREGNANCY_VISITS:
            return visit_due(rule, told)
        case Kind.CAMPAIGN:
            return campaign_due(rule, told)
        case Kind.AGES:
            return screening_due(rule, told)
