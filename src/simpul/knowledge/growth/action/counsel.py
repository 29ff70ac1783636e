"""What does this child need next? The actions of GROW-10, worst first, by the tables of the growth room (ADR 0052)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simpul.knowledge.growth.action.actions import Action, actions, complications_of_gizi_buruk, content
from simpul.knowledge.growth.gain import GainStatus
from simpul.knowledge.growth.indices.result import Assessment
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS
from simpul.knowledge.growth.indices.words import ArmCategory, HeadCategory, Index, NutritionCategory, Reason
from simpul.knowledge.growth.weight_for_age import Outcome, WeightCategory

if TYPE_CHECKING:
    from simpul.knowledge.rules import Rule

WEIGHT_INDICES = (Index.BBU, Index.BBTB, Index.IMTU)  # without one of them nobody may be told that all is well
HEAVY = {NutritionCategory.BERISIKO_GIZI_LEBIH, NutritionCategory.GIZI_LEBIH}


def counsel(
    assessment: Assessment,
    rules: "Mapping[str, Rule]",
    *,
    weight: int | None = None,
    gain: GainStatus | None = None,
    twice: bool = False,
    complications: frozenset[str] | None = None,
) -> list[Action]:
    """What follows from an assessment, the gain of the month and what the examination found; empty where no rule acts,
    and where nothing but a pregnancy keeps the nutrition from being judged: her own rules speak.

    rules          by code, the editions that act on that day with the numbers of the city (knowledge.rules.rules_on)
    weight         grams, for the 4 kg of gizi buruk
    twice          2T
    complications  the codes of complications_of_gizi_buruk that were ticked; None where nobody asked for them

    Raises ValueError for a complication that is none (a bug in the caller).
    """
    if unknown := (complications or frozenset()) - {one.code for one in complications_of_gizi_buruk()}:
        raise ValueError(f"no complications: {sorted(unknown)}")
    codes = _nutrition(assessment, weight, complications) | _other(assessment) | _gain(gain, twice, rules)
    if any(assessment.of(index).outcome is Outcome.UKUR_ULANG for index in Index):
        codes.add("ukur_ulang")
    if not codes and assessment.imtu.reason is Reason.PREGNANCY:
        return []
    if not codes:
        codes.add("jadwal_berikut" if _said(assessment, WEIGHT_INDICES) else "lengkapi")
    return [action for action in actions(rules) if action.code in codes]


def _said(found: Assessment, indices: tuple[Index, ...]) -> bool:
    return any(found.of(index).outcome is Outcome.ASSESSED for index in indices)


def _nutrition(found: Assessment, weight: int | None, complications: frozenset[str] | None) -> set[str]:
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


def _severe(months: float | None, weight: int | None, complications: frozenset[str] | None) -> str:
    """Where nobody asked for complications, none of them is denied."""
    threshold = content()["threshold"]
    young = months is not None and months < threshold["young_months"]
    light = weight is not None and weight < threshold["least_grams"]
    if complications or young or light:
        return "rujuk_gizi_buruk"
    if _is_school(months):
        return "periksa_gizi_buruk_sekolah"
    return "gizi_buruk_belum_lengkap" if complications is None else "rawat_gizi_buruk"


def _is_school(months: float | None) -> bool:
    """From five years on; the rows of GROW-10 are of children below."""
    return months is not None and months >= BALITA_MONTHS


def _other(found: Assessment) -> set[str]:
    codes = set()
    low = content()["threshold"]["low_z"]
    short = found.tbu.outcome is Outcome.ASSESSED and (found.tbu.z_hundredths or 0) < low
    if short:
        codes.add("periksa_pendek_sekolah" if _is_school(found.age_months) else "rujuk_pendek")
    elif found.bbu.category in (WeightCategory.KURANG, WeightCategory.SANGAT_KURANG):
        low = f"berat_{found.bbu.category}"
        codes.add(low if _said(found, (Index.TBU,)) else f"{low}_panjang_belum")
    if found.bbu.category is WeightCategory.SANGAT_KURANG:
        codes.add("bgm")
    if found.bbu.category is WeightCategory.RISIKO_LEBIH and not _said(found, (Index.BBTB, Index.IMTU)):
        codes.add("di_atas_garis_oranye")
    if found.lku.category in (HeadCategory.MIKROSEFALI, HeadCategory.MAKROSEFALI):
        codes.add("rujuk_lingkar_kepala")
    return codes


def _gain(gain: GainStatus | None, twice: bool, rules: "Mapping[str, Rule]") -> set[str]:
    """From how many T in a row something is done stands in GROW-2T (C13); without it the first is meant."""
    if not twice and gain is not GainStatus.T:
        return set()
    from simpul.knowledge.forms.gates import holds  # the forms stand on growth

    times = 2 if twice else 1
    by_band = {row["band"]: row["code"] for row in content()["band"] if row["rule"] == "GROW-2T"}
    bands = rules["GROW-2T"].bands if "GROW-2T" in rules else ()
    held = (by_band[one.code] for one in bands if one.when is None or holds(one.when, {"times_not_gained": times}.get))
    return {next(held, "tidak_naik")}
