"""Which capsule of a row was given too young, or too soon beside another one? It is taken over, with that sentence."""

from collections.abc import Iterable, Iterator
from datetime import date

from simpul.knowledge.due.since import campaigns, given_too_soon, given_too_young
from simpul.knowledge.growth import completed_months
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.sentences import GIVEN_TOO_SOON, GIVEN_TOO_YOUNG


def doubts_about(service: str, day: date, born: date | None, given: Iterable[tuple[str, date]]) -> Iterator[Says]:
    """given  what is on record of the same person, service and day"""
    if service not in campaigns():
        return
    column = "vitamin_a" if service.startswith("vitamin_a") else "layanan"
    months = completed_months(born, day) if born and born <= day else None
    young, soon = given_too_young(service, months), given_too_soon(service, day, given)
    if young is not None:
        yield Says(column, GIVEN_TOO_YOUNG, (("from", str(young)), ("age", str(months))))
    if soon:
        last, days = soon
        yield Says(column, GIVEN_TOO_SOON, (("day", f"{last:%d-%m-%Y}"), ("days", str(days))))
