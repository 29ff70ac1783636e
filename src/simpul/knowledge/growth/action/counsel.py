"""What does this child need next? The actions of GROW-10, worst first; texts, sources and days in actions.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.growth.gain import GainStatus
from simpul.knowledge.growth.indices.result import Assessment
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS
from simpul.knowledge.growth.indices.words import ArmCategory, HeadCategory, Index, NutritionCategory
from simpul.knowledge.growth.weight_for_age import Outcome, WeightCategory

FILE = Path(__file__).parent / "actions.toml"
HEAVY = {NutritionCategory.BERISIKO_GIZI_LEBIH, NutritionCategory.GIZI_LEBIH}


@dataclass(frozen=True, slots=True)
class Action:
    """priority P1 (now) to P4; text Indonesian; recheck_days 0 is today; status as the source was read"""

    code: str
    priority: str
    text: str
    source: str
    status: str
    recheck_days: int


def counsel(
    assessment: Assessment,
    *,
    weight: int | None = None,
    gain: GainStatus | None = None,
    twice: bool = False,
    complications: frozenset[str] = frozenset(),
    red_flags: frozenset[str] = frozenset(),
) -> list[Action]:
    """What follows from an assessment, the gain of the month and what the examination found; never empty.

    weight  grams, for the 4 kg of gizi buruk; twice is 2T; complications and red_flags hold the codes that were ticked
    """
    codes = _nutrition(assessment, weight, complications) | _other(assessment) | _gain(gain, twice)
    if red_flags:
        codes.add("tanda_bahaya")
    if any(assessment.of(index).outcome is Outcome.UKUR_ULANG for index in Index):
        codes.add("ukur_ulang")
    if not codes and any(assessment.of(index).outcome is Outcome.ASSESSED for index in Index):
        codes.add("jadwal_berikut")
    return [action for action in actions() if action.code in codes]


@cache
def actions() -> tuple[Action, ...]:
    """All of them, worst first."""
    return tuple(sorted((Action(**row) for row in _content()["action"]), key=lambda action: action.priority))


def _nutrition(found: Assessment, weight: int | None, complications: frozenset[str]) -> set[str]:
    word, arm = found.bbtb.category or found.imtu.category, found.lila.category
    if NutritionCategory.GIZI_BURUK is word or ArmCategory.GIZI_BURUK is arm:
        return {_severe(found.age_months, weight, complications)}
    codes = set()
    if NutritionCategory.GIZI_KURANG is word or ArmCategory.GIZI_KURANG is arm:
        codes.add("gizi_kurang")
    if word is NutritionCategory.OBESITAS:
        codes.add("rujuk_obesitas")
    if word in HEAVY:
        codes.add("gizi_lebih")
    return codes


def _severe(months: float | None, weight: int | None, complications: frozenset[str]) -> str:
    threshold = _content()["threshold"]
    young = months is not None and months < threshold["young_months"]
    light = weight is not None and weight < threshold["least_grams"]
    if complications or young or light:
        return "rujuk_gizi_buruk"
    return "periksa_gizi_buruk_sekolah" if months is not None and months >= BALITA_MONTHS else "rawat_gizi_buruk"


def _other(found: Assessment) -> set[str]:
    codes = set()
    low = _content()["threshold"]["low_z"]
    short = found.tbu.outcome is Outcome.ASSESSED and (found.tbu.z_hundredths or 0) < low
    if short:
        codes.add("rujuk_pendek")
    elif found.bbu.category in (WeightCategory.KURANG, WeightCategory.SANGAT_KURANG):
        codes.add("berat_kurang")
    if found.bbu.category is WeightCategory.SANGAT_KURANG:
        codes.add("bgm")
    if found.lku.category in (HeadCategory.MIKROSEFALI, HeadCategory.MAKROSEFALI):
        codes.add("rujuk_lingkar_kepala")
    return codes


def _gain(gain: GainStatus | None, twice: bool) -> set[str]:
    if twice:
        return {"dua_kali_tidak_naik"}
    return {"tidak_naik"} if gain is GainStatus.T else set()


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text())
