"""Which visits count only in their own time, so that once it is past no day can be agreed on for them?"""

from functools import cache

from simpul.knowledge.due.definition import Kind, schedule
from simpul.services.due.shape import VISIT, Service


def counts_only_in_time(service: Service) -> bool:
    """Not what is given or found, which still counts when it is late, nor the first visit of a pregnancy: that is K1
    whenever it comes (knowledge.due.pregnancy)."""
    return service.kind == VISIT and service.code not in _whenever_they_come()


@cache
def _whenever_they_come() -> frozenset[str]:
    visits = (one for one in schedule() if one.kind is Kind.PREGNANCY_VISITS)
    return frozenset(one.code for one in visits if (one.trimester, one.nth) == (1, 1))
