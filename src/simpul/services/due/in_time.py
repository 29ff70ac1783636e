"""Until which day does a service still count, so that no later day can be agreed on for it?"""

from datetime import date
from functools import cache

from simpul.knowledge.due.definition import Kind, schedule
from simpul.services.due.shape import VISIT, Service


def counts_only_in_time(service: Service) -> bool:
    """Not what is given or found, which still counts when it is late, nor the first visit of a pregnancy: that is K1
    whenever it comes (knowledge.due.pregnancy)."""
    return service.kind == VISIT and service.code not in _whenever_they_come()


def last_day_of(service: Service) -> date | None:
    """Of a visit that counts only in its own time its last day; of a dose the last day on which it is given at all."""
    return service.closes if counts_only_in_time(service) else service.last


@cache
def _whenever_they_come() -> frozenset[str]:
    visits = (one for one in schedule() if one.kind is Kind.PREGNANCY_VISITS)
    return frozenset(one.code for one in visits if (one.trimester, one.nth) == (1, 1))
