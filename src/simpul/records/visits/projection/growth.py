"""How did this person stand on the six indices? One row for each day with a measurement, six findings below it.

The last measurement of a day counts; a posture belongs to the length of its day. A birth date that is not known to the
day leaves what does not need one (BB/TB, LiLA).
"""

from datetime import date
from uuid import UUID

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import Assessment as Assessed
from simpul.knowledge.growth import Index, Posture, assess_growth
from simpul.knowledge.growth.indices.result import of_pregnancy
from simpul.records.people.models import BirthPrecision, Person
from simpul.records.visits.models import Entry, GrowthDay
from simpul.records.visits.projection.assessing import Said
from simpul.records.visits.projection.weighings import BODY_WEIGHT, OEDEMA

LENGTH, POSTURE, HEAD, ARM = "body_length", "length_posture", "head_circumference", "arm_circumference"
GROWTH_CONCEPTS = (BODY_WEIGHT, LENGTH, POSTURE, HEAD, ARM, OEDEMA)
MEASURED = ("weight_grams", "length_mm", "posture", "head_mm", "muac_mm", "oedema")
SAID = ("outcome", "z_hundredths", "category", "rule", "edition")
POSTURES = {1: Posture.LYING, 2: Posture.STANDING}
# On which entry the judgement of an index stands; BB/U stands on the weight already (project_weighings).
STANDS_ON = {Index.TBU: LENGTH, Index.BBTB: LENGTH, Index.IMTU: LENGTH, Index.LKU: HEAD, Index.LILA: ARM}


def is_measured(person: Person, day: date, entries: dict[str, Entry]) -> bool:
    return bool(entries.keys() - {POSTURE}) and day >= person.birth_date


def measured_of(person: Person, day: date, entries: dict[str, Entry]) -> GrowthDay:
    """The row of a day, from the entries that hold."""
    values = {concept: entry.value for concept, entry in entries.items()}
    posture = POSTURES.get(values.get(POSTURE) or 0, Posture.UNKNOWN)
    return GrowthDay(
        person=person,
        kelurahan_id=person.kelurahan_id,
        local_date=day,
        weight_grams=values.get(BODY_WEIGHT),
        length_mm=values.get(LENGTH),
        posture=posture,
        head_mm=values.get(HEAD),
        muac_mm=values.get(ARM),
        oedema=values.get(OEDEMA) == 1,
    )


def assess_day(person: Person, row: GrowthDay, *, pregnant: bool = False) -> Assessed:
    """What the growth room says of what was measured that day. pregnant: whether she was on that day"""
    assessed = assess_growth(
        sex=Sex(person.sex),
        age_days=(row.local_date - person.birth_date).days,
        weight=row.weight_grams,
        length=row.length_mm,
        posture=Posture(row.posture),
        head=row.head_mm,
        arm=row.muac_mm,
        oedema=row.oedema,
        age_certain=person.birth_precision == BirthPrecision.EXACT,
    )
    return of_pregnancy(assessed) if pregnant else assessed


def said_by(index: Index, assessed: Assessed) -> tuple[str, int | None, str, str, str]:
    """What one index says, in the order of SAID."""
    said = assessed.of(index)
    return said.outcome, said.z_hundredths, said.category or "", said.rule, said.edition


def judgements_of(entries: dict[str, Entry], assessed: Assessed) -> list[tuple[Entry, list[Said]]]:
    """Beside which entry which judgements are kept."""
    made: dict[UUID, list[Said]] = {}
    for index, concept in STANDS_ON.items():
        entry = entries.get(concept)
        if entry:
            outcome, z_hundredths, category, rule, edition = said_by(index, assessed)
            made.setdefault(entry.pk, []).append(Said(rule, edition, outcome, category, z_hundredths=z_hundredths))
    by_id = {entry.pk: entry for entry in entries.values()}
    return [(by_id[entry_id], judgements) for entry_id, judgements in made.items()]
