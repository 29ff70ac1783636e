"""Who leads which family today?"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household, Member
from simpul.records.households.queries import current


def led_by(people: Iterable[UUID]) -> set[UUID]:
    """The families of which these are the heads today."""
    rows = current().filter(person_id__in=list(people), relation=Relation.HEAD)
    return set(rows.values_list("household_id", flat=True))


def heads_of(household: Household) -> QuerySet[Member]:
    return Member.objects.filter(household=household, relation=Relation.HEAD, superseded_sequence__isnull=True)
