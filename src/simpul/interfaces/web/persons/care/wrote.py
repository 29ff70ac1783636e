"""Of which answers may a kader hear because she wrote them herself?

A kader writes answers about the mind and never reads them again. On the day on which she wrote them, at a Posyandu, she
hears whether to tell a health worker: somebody who thinks of ending life is not sent home because nobody may say so.
From the next day on, and of what another hand wrote, she hears nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from simpul.foundation.local_time import LocalZone, local_date
from simpul.knowledge.forms import Role, forms
from simpul.records.access.queries import Standing
from simpul.records.facilities.kinds import FacilityKind

if TYPE_CHECKING:
    from simpul.records.visits.models import Visit


def wrote_today(standing: Standing, visits: Sequence[Visit], today: date) -> frozenset[str]:
    """The concepts of which the reader wrote what stands, at a Posyandu. visits: of one day, the newest first"""
    zone = LocalZone(standing.facility.zone)
    last = {
        entry.concept: (entry.recorded_by, local_date(entry.recorded_at, zone), visit.facility.kind)
        for visit in reversed(visits)
        for entry in sorted(visit.entries.all(), key=lambda one: (one.at, one.pk))
        if not hasattr(entry, "superseded_by")
    }
    hers = (standing.staff_id, today, FacilityKind.POSYANDU)
    return frozenset(code for code, wrote in last.items() if wrote == hers)


@cache
def asked_of_kader() -> frozenset[str]:
    """The concepts that she writes on a card, also those that she does not read."""
    fields = (one for form in forms().values() for _section, one in form.fields())
    return frozenset(one.code for one in fields if Role.KADER in one.asked_by)
