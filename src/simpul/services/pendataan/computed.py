"""What does Simpul compute of a visit before it is kept, so that a form knows what else to ask? (ADR 0018)"""

from collections.abc import Mapping
from datetime import date

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.concepts import concept
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth import Assessment, Posture, Weighing, judge_gain
from simpul.records.people.models import Person
from simpul.records.visits.models import GrowthDay, MonthlyWeighing
from simpul.records.visits.projection import assess_day

POSTURES = {1: Posture.LYING, 2: Posture.STANDING}
ARM_COLOURS = {"gizi_buruk": "merah", "gizi_kurang": "kuning", "normal": "hijau"}
COLOURS = {"sangat_kurang": "merah", "kurang": "kuning", "normal": "hijau", "risiko_lebih": "oranye"}


def computed_answers(
    person: Person, on: date, values: Mapping[str, FactValue], last: MonthlyWeighing | None
) -> dict[str, FactValue]:
    """The answers that stand on the card as results, by code of the concept; what cannot be said is left out.

    values  what was measured that day, by code of the concept
    last    the weighing that counts for the last month before this one that has any
    """
    found = assess_day(person, _measured(person, on, values))
    bands = COLOURS.get(found.bbu.category or "", "")
    words = {
        **_classes(found),
        "weight_gain": _gain(person, on, values, last),
        "weight_for_age_band": bands,
        "arm_band": ARM_COLOURS.get(found.lila.category or "", ""),
    }
    answers: dict[str, FactValue] = {code: concept(code).option(word).number for code, word in words.items() if word}
    if bands:
        answers |= {"below_red_line": int(bands == "merah"), "above_orange_line": int(bands == "oranye")}
    return answers


def _measured(person: Person, on: date, values: Mapping[str, FactValue]) -> GrowthDay:
    """Never saved: what the growth room is asked about."""
    number = {code: value for code, value in values.items() if isinstance(value, int)}
    return GrowthDay(
        person=person,
        local_date=on,
        weight_grams=number.get("body_weight"),
        length_mm=number.get("body_length"),
        posture=POSTURES.get(number.get("length_posture", 0), Posture.UNKNOWN),
        head_mm=number.get("head_circumference"),
        muac_mm=number.get("arm_circumference"),
        oedema=number.get("bilateral_oedema") == 1,
    )


def _classes(found: Assessment) -> dict[str, str]:
    return {
        "weight_for_age_class": found.bbu.category or "",
        "length_for_age_class": found.tbu.category or "",
        "weight_for_length_class": found.bbtb.category or "",
        "bmi_for_age_class": found.imtu.category or "",
        "head_class": found.lku.category or "",
    }


def _gain(person: Person, on: date, values: Mapping[str, FactValue], last: MonthlyWeighing | None) -> str:
    weight = values.get("body_weight")
    if not isinstance(weight, int):
        return ""
    beside = last if last and last.month == Month.of(on).index - 1 else None
    return judge_gain(
        sex=Sex(person.sex),
        birth_date=person.birth_date,
        current=Weighing(on, Grams(weight)),
        previous=Weighing(beside.local_date, Grams(beside.weight_grams)) if beside else None,
        earlier=last is not None,
    ).status
