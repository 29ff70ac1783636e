"""Of many children: what the recorded birth says where no finding does? By columns (services.signing.at_birth)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import numpy as np

from simpul.knowledge.rules.columns import Column
from simpul.records.facilities.work_area import WorkArea
from simpul.records.pregnancies.models import Birth
from simpul.services.signing.at_birth import facts_among
from simpul.services.signing.dry_run.dates import KnownColumns


def birth_columns(
    area: WorkArea, place: Mapping[UUID, int], codes: set[str], found: Mapping[str, Column], since: date
) -> KnownColumns:
    """codes: of rules.person.AT_BIRTH; since: no child born before is asked about. One statement."""
    rows = Birth.objects.filter(kelurahan_id__in=area.kelurahan, person__birth_date__gt=since)
    told = facts_among(rows.select_related("person", "pregnancy"))
    columns: KnownColumns = {}
    for code in codes:
        one = found.get(code) or Column(np.zeros(len(place), np.int64), np.zeros(len(place), dtype=bool))
        columns[code] = Column(one.values.copy(), one.known.copy())
        for child, facts in told.items():
            at = place.get(child)
            if at is not None and code in facts and not one.known[at]:
                columns[code].values[at], columns[code].known[at] = facts[code], True
    return columns
