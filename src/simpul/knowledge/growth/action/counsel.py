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
WEIGHT_INDICES = (Index.BBU, Index.BBTB, Index.IMTU)  # without one of them nobody may be told that all is well
PLAIN = {"ukur_ulang", "lengkapi", "jadwal_berikut"}  # said to everybody in the same words
CALLS = {
    "P1": "Perlu diperiksa tenaga kesehatan sekarang.",
    "P2": "Perlu diperiksa tenaga kesehatan dalam 7 hari.",
    "P3": "Perlu diperiksa tenaga kesehatan dalam 2 minggu.",
}
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

    @property
    def for_kader(self) -> str:
        """What a kader says: never a diagnosis."""
        return self.text if self.code in PLAIN else CALLS[self.priority]


@dataclass(frozen=True, slots=True)
class Complication:
    """One row of the checklist of gizi buruk: its code is what `counsel` is given."""

    code: str
    text: str


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

    weight         grams, for the 4 kg of gizi buruk
    twice          2T
    complications  the codes of complications_of_gizi_buruk that were ticked; red_flags likewise, of any checklist

    Raises ValueError for a complication that is none (a bug in the caller).
    """
    if unknown := complications - {one.code for one in complications_of_gizi_buruk()}:
        raise ValueError(f"no complications: {sorted(unknown)}")
    codes = _nutrition(assessment, weight, complications) | _other(assessment) | _gain(gain, twice)
    if red_flags:
        codes.add("tanda_bahaya")
    if any(assessment.of(index).outcome is Outcome.UKUR_ULANG for index in Index):
        codes.add("ukur_ulang")
    if not codes:
        codes.add("jadwal_berikut" if _said(assessment, WEIGHT_INDICES) else "lengkapi")
    return [action for action in actions() if action.code in codes]


def _said(found: Assessment, indices: tuple[Index, ...]) -> bool:
    return any(found.of(index).outcome is Outcome.ASSESSED for index in indices)


@cache
def actions() -> tuple[Action, ...]:
    """All of them, worst first."""
    return tuple(sorted((Action(**row) for row in _content()["action"]), key=lambda action: action.priority))


@cache
def complications_of_gizi_buruk() -> tuple[Complication, ...]:
    """The checklist that makes of gizi buruk an emergency."""
    return tuple(Complication(**row) for row in _content()["complication"])


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
    return "periksa_gizi_buruk_sekolah" if _is_school(months) else "rawat_gizi_buruk"


def _is_school(months: float | None) -> bool:
    """From five years on; the rows of GROW-10 are of children below."""
    return months is not None and months >= BALITA_MONTHS


def _other(found: Assessment) -> set[str]:
    codes = set()
    low = _content()["threshold"]["low_z"]
    short = found.tbu.outcome is Outcome.ASSESSED and (found.tbu.z_hundredths or 0) < low
    if short:
        codes.add("periksa_pendek_sekolah" if _is_school(found.age_months) else "rujuk_pendek")
    elif found.bbu.category in (WeightCategory.KURANG, WeightCategory.SANGAT_KURANG):
        codes.add("berat_kurang")
    if found.bbu.category is WeightCategory.SANGAT_KURANG:
        codes.add("bgm")
    if found.bbu.category is WeightCategory.RISIKO_LEBIH and not _said(found, (Index.BBTB, Index.IMTU)):
        codes.add("di_atas_garis_oranye")
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
