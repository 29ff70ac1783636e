"""Which entries hold? Those of a person and of the records merged into it, neither superseded nor taken back."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from simpul.records.visits.models import Entry, Given


def standing_entries(people: Iterable[UUID]) -> QuerySet[Entry]:
    return those_that_hold(Entry.objects.filter(person_id__in=list(people)))


def those_that_hold(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    rows = rows.filter(superseded_by__isnull=True, visit__withdrawal__isnull=True)
    return rows.exclude(value__isnull=True, text="")


def standing_services(people: Iterable[UUID]) -> QuerySet[Given]:
    rows = Given.objects.filter(person_id__in=list(people), superseded_by__isnull=True, visit__withdrawal__isnull=True)
    return rows.filter(taken_back=False)
