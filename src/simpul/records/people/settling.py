"""Who came to live here lately?"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from simpul.records.people.models import Residence


def settled_since(people: Collection[UUID], day: date) -> set[UUID]:
    """Of these people, those whose present place of living began after a day: born, moved in, entered."""
    rows = Residence.objects.filter(
        person_id__in=list(people), superseded_sequence__isnull=True, valid_to__isnull=True, valid_from__gt=day
    )
    return set(rows.values_list("person_id", flat=True))
