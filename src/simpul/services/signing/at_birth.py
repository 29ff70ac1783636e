"""What does the record say of a birth that a rule of a later visit reads: weight, weeks, a twin of the same sex?

What was written on any form counts before what the recorded birth says, and what is written at the visit before both.
A twin who was not born alive has no record: that no other child is recorded is not a no.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from simpul.knowledge.concepts import concepts
from simpul.knowledge.pregnancy.dates import gestation_days
from simpul.knowledge.rules.language.possible import can_be_found
from simpul.knowledge.rules.person import AT_BIRTH
from simpul.records.facilities.work_area import WorkArea
from simpul.records.pregnancies.models import Birth
from simpul.records.visits.queries import readings_of

WEIGHT, WEEKS, TWIN = AT_BIRTH
ONE_BIRTH = timedelta(days=1)  # twins may be born on both sides of midnight


def facts_at_birth(area: WorkArea, person_id: UUID, born: Birth | None, until: date) -> dict[str, int]:
    """By concept, what can be; two statements."""
    told: dict[str, int] = {}
    if born:
        siblings = Birth.objects.filter(mother_id=born.mother_id, kelurahan_id__in={*area.kelurahan, born.kelurahan_id})
        told = facts_among(siblings.select_related("person", "pregnancy")).get(born.pk, {})
    for one in reversed(readings_of(area, person_id, AT_BIRTH, until)):
        if one.value is not None and can_be_found(concepts()[one.concept], one.value, None):
            told[one.concept] = one.value
    return told


def facts_among(births: Iterable[Birth]) -> dict[UUID, dict[str, int]]:
    """By child, what the recorded births say; with person and pregnancy. Siblings are found among these births."""
    found: dict[UUID, dict[str, int]] = {}
    standing = [one for one in births if one.person.withdrawn_at is None]
    for _, of_mother in groupby(sorted(standing, key=lambda one: one.mother_id), key=lambda one: one.mother_id):
        those = list(of_mother)
        for one in those:
            told = _told(one) | ({TWIN: 1} if any(_is_twin(one, other) for other in those) else {})
            found[one.pk] = {code: value for code, value in told.items() if _can_be(code, value)}
    return found


def _told(one: Birth) -> dict[str, int]:
    told = {WEIGHT: one.weight_grams} if one.weight_grams else {}
    if one.pregnancy:
        told[WEEKS] = gestation_days(one.pregnancy.began_on, one.person.birth_date) // 7
    return told


def _is_twin(one: Birth, other: Birth) -> bool:
    near = abs(one.person.birth_date - other.person.birth_date) <= ONE_BIRTH
    return other.pk != one.pk and near and one.person.sex == other.person.sex


def _can_be(code: str, value: int) -> bool:
    return can_be_found(concepts()[code], value, None)
