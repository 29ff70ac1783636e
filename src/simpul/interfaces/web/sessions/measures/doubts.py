"""Is this length, head or arm meant? Asked where the growth room would answer "ukur ulang", and where a child shrank.

No threshold of its own: WHO's flags stand in the growth room (GROW-5). That a child was longer before is arithmetic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.foundation.sex import Sex
from simpul.interfaces.web.components import formats
from simpul.knowledge.concepts import Concept, show_value
from simpul.knowledge.growth import Index, IndexResult, Outcome, Posture, Reason, assess_growth
from simpul.knowledge.growth.indices.posture import Stature, stature_for
from simpul.records.people.kinds import BirthPrecision

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from simpul.knowledge.forms.gates import FactValue
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry

LENGTH, HEAD, ARM = "body_length", "head_circumference", "arm_circumference"
INDICES = {LENGTH: Index.TBU, HEAD: Index.LKU, ARM: Index.LILA}
GROWING = (Outcome.ASSESSED, Outcome.UKUR_ULANG)  # of whom WHO has a curve


def doubt_about(concept: Concept, person: Person, day: date, value: int, before: Entry | None) -> str:
    """Why to measure once more before it is kept; empty where nothing is odd.

    value   in the unit of the concept, millimetres
    before  the last one of an earlier day
    """
    index = INDICES.get(concept.code)
    if index is None or day < person.birth_date:
        return ""
    shown = show_value(concept, value, formats.language())
    is_certain = person.birth_precision == BirthPrecision.EXACT
    if _said(concept.code, person, day, value, is_certain=is_certain).reason is Reason.FLAG:
        return _("Ukur ulang: %(value)s tidak lazim untuk umurnya.") % {"value": shown}
    if index is not Index.TBU or before is None or before.value is None:
        return ""
    if not _shrank(person, (before.local_date, before.value), (day, value)):
        return ""
    return _("Ukur ulang: %(value)s, lebih pendek dari %(before)s pada %(day)s.") % {
        "value": shown,
        "before": show_value(concept, before.value, formats.language()),
        "day": formats.day(before.local_date),
    }


def doubt_about_pair(upper: Concept, lower: Concept, values: Mapping[str, FactValue]) -> str:
    """Why to measure both once more: one of them must be wrong, and which one nobody knows (concepts.crossed)."""
    language = formats.language()
    shown = (show_value(one, values[one.code], language) for one in (upper, lower))
    return words_of_pair(upper, lower, *shown)


def words_of_pair(upper: Concept, lower: Concept, high: str, low: str) -> str:
    """high, low  the two numbers with their unit, or what stands for them until they are typed"""
    language = formats.language()
    below = lower.label(language)
    return _("Ukur ulang: %(upper)s %(high)s tidak di atas %(lower)s %(low)s.") % {
        "upper": upper.label(language),
        "high": high,
        "lower": below[:1].lower() + below[1:],
        "low": low,
    }


def _said(code: str, person: Person, day: date, value: int, *, is_certain: bool) -> IndexResult:
    said = assess_growth(
        sex=Sex(person.sex),
        age_days=(day - person.birth_date).days,
        age_certain=is_certain,
        length=value if code == LENGTH else None,
        head=value if code == HEAD else None,
        arm=value if code == ARM else None,
    )
    return said.of(INDICES[code])


def _shrank(person: Person, before: tuple[date, int], now: tuple[date, int]) -> bool:
    """Of who still grows by WHO's curve. Who was measured lying then and stands now is compared as if standing then."""
    if _said(LENGTH, person, *now, is_certain=True).outcome not in GROWING:
        return False
    then, today = (_stature(person, day, length) for day, length in (before, now))
    if then.lying and not today.lying:
        then = stature_for(then.millimetres, Posture.LYING, _age(person, now[0]))
    return today.millimetres < then.millimetres


def _stature(person: Person, day: date, length: int) -> Stature:
    return stature_for(length, Posture.UNKNOWN, _age(person, day))


def _age(person: Person, day: date) -> int:
    """Completed days; of a birth date that is known to the month only as well as it is known."""
    return (day - person.birth_date).days
