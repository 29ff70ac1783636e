"""Who came to live here lately?"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from simpul.records.people.models import Residence
from simpul.records.prepared import Blank, OneOf, Prepared

SETTLED = Prepared(
    lambda: Residence.objects.filter(
        OneOf("person_id", "people"),
        superseded_sequence__isnull=True,
        valid_to__isnull=True,
        valid_from__gt=Blank("day"),
    ).values_list("person_id")
)


def settled_since(people: Collection[UUID], day: date) -> set[UUID]:
    """Of these people, those whose present place of living began after a day: born, moved in, entered."""
    return {one for (one,) in SETTLED.ask(people=list(people), day=day)}
