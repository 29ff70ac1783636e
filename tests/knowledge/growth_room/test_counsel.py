"""What follows from what was found: a table of children beside the actions of GROW-10."""

from datetime import date, timedelta

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import GainStatus, assess_growth, complications_of_gizi_buruk, counsel
from simpul.knowledge.growth.action.actions import actions
from simpul.knowledge.growth.indices.result import weighs_as_mother
from simpul.knowledge.rules import rules

RULES = {code: rule for (code, _), rule in rules().items()}
ILL = frozenset({"letargi"})
WELL: dict[str, object] = {"complications": frozenset()}
DAY = date(2026, 11, 30)
# days, grams, millimetres, further measurements, further findings -> codes and the first priority
CHILDREN = {
    "all is well": (365, 9_600, 757, {}, {}, ["jadwal_berikut"], "P4"),
    "heavy under six months": (100, 4_300, 600, {}, {}, ["rujuk_gizi_buruk", "bgm", "berat_sangat_kurang"], "P1"),
    "gizi buruk": (500, 7_000, 780, {}, WELL, ["rawat_gizi_buruk", "bgm", "berat_sangat_kurang"], "P2"),
    "gizi buruk, not asked": (
        500,
        7_000,
        780,
        {},
        {},
        ["gizi_buruk_belum_lengkap", "bgm", "berat_sangat_kurang"],
        "P2",
    ),
    "gizi buruk and ill": (
        500,
        7_000,
        780,
        {},
        {"complications": ILL},
        ["rujuk_gizi_buruk", "bgm", "berat_sangat_kurang"],
        "P1",
    ),
    "oedema": (500, 10_000, 780, {"oedema": True}, {}, ["gizi_buruk_belum_lengkap"], "P2"),
    "thin arm": (500, 10_000, 780, {"arm": 114}, WELL, ["rawat_gizi_buruk"], "P2"),
    "rather thin arm": (500, 10_000, 780, {"arm": 120}, {}, ["gizi_kurang"], "P3"),
    "short": (987, 11_000, 830, {}, {}, ["rujuk_pendek"], "P2"),
    "obese": (1096, 19_500, 980, {}, {}, ["rujuk_obesitas"], "P2"),
    "at risk of overweight": (1096, 17_200, 980, {}, {}, ["gizi_lebih"], "P3"),
    "small head": (365, 9_600, 757, {"head": 425}, {}, ["rujuk_lingkar_kepala"], "P2"),
    "large head": (365, 9_600, 757, {"head": 490}, {}, ["rujuk_lingkar_kepala"], "P2"),
    "not gained": (365, 9_600, 757, {}, {"gain": GainStatus.T}, ["tidak_naik"], "P3"),
    "not gained twice": (365, 9_600, 757, {}, {"gain": GainStatus.T, "twice": True}, ["dua_kali_tidak_naik"], "P2"),
    "another unit": (365, 9, 757, {}, {}, ["ukur_ulang"], "P3"),
    "above the orange line, not measured": (365, 11_500, None, {}, {}, ["di_atas_garis_oranye"], "P3"),
    "above the orange line, but tall": (365, 11_500, 820, {}, {}, ["jadwal_berikut"], "P4"),
    "light, length not measured": (365, 7_400, None, {}, {}, ["berat_kurang_panjang_belum"], "P3"),
    "nothing measured": (365, None, None, {}, {}, ["lengkapi"], "P4"),
    "length alone": (365, None, 757, {}, {}, ["lengkapi"], "P4"),
    "short at school": (2557, 18_000, 1_080, {}, {}, ["periksa_pendek_sekolah"], "P3"),
    "thin at school": (2557, 17_000, 1_210, {}, {}, ["periksa_gizi_buruk_sekolah"], "P2"),
    "obese at school": (2557, 31_000, 1_210, {}, {}, ["rujuk_obesitas"], "P2"),
    "overweight at school": (2557, 26_500, 1_210, {}, {}, ["gizi_lebih"], "P3"),
}


@pytest.mark.parametrize(
    ("days", "grams", "length", "more", "findings", "codes", "priority"), CHILDREN.values(), ids=CHILDREN
)
def test_what_follows(
    days: int,
    grams: int | None,
    length: int | None,
    more: dict[str, int],
    findings: dict[str, object],
    codes: list[str],
    priority: str,
) -> None:
    sex = Sex.FEMALE if days > 2_000 else Sex.MALE
    found = counsel(
        assess_growth(sex=sex, age_days=days, weight=grams, length=length, **more),  # type: ignore[arg-type]
        RULES,
        weight=grams,
        **findings,  # type: ignore[arg-type]
    )
    assert [action.code for action in found] == codes
    assert found[0].priority == priority
    assert [action.priority for action in found] == sorted(action.priority for action in found)


def test_a_light_child_with_gizi_buruk_is_referred_from_six_months() -> None:
    found = assess_growth(sex=Sex.FEMALE, age_days=200, weight=3_900, length=590)
    assert counsel(found, RULES, weight=3_900)[0].code == "rujuk_gizi_buruk"


def test_every_action_says_where_it_comes_from_and_when_to_look_again() -> None:
    found = actions(RULES)
    assert all(action.text.endswith(".") and action.recheck_days >= 0 for action in found)
    assert {action.status for action in found} <= {"verified", "secondary", "from-memory", "engineering"}
    assert len({action.code for action in found}) == len(found)


def test_what_no_acting_rule_says_is_not_said_and_is_no_praise() -> None:
    """Where only what a doctor signed speaks; a missing action never turns into "all is well"."""
    wasted = assess_growth(sex=Sex.MALE, age_days=500, weight=10_000, length=780, arm=120)
    well = assess_growth(sex=Sex.MALE, age_days=365, weight=9_600, length=757)
    assert counsel(wasted, {}) == []
    assert counsel(well, {}, gain=GainStatus.T) == []
    assert counsel(well, {"GROW-GIZI": RULES["GROW-GIZI"]}) == []
    (praise,) = counsel(well, {code: RULES[code] for code in ("GROW-GIZI", "GROW-BERAT")})
    assert {code for code, _ in praise.rules} == {"GROW-GIZI", "GROW-BERAT"}
    (again,) = counsel(assess_growth(sex=Sex.MALE, age_days=365, weight=9, length=757), {})
    assert (again.code, again.rules) == ("ukur_ulang", ())


def test_a_kader_gives_no_diagnosis() -> None:
    said = {action.code: action.for_kader for action in actions(RULES)}
    assert said["rujuk_gizi_buruk"] == "Perlu diperiksa tenaga kesehatan sekarang."
    assert said["ukur_ulang"].startswith("Hasil ukur tidak wajar")
    assert not any(word in text.lower() for text in said.values() for word in ("gizi", "pendek", "obesitas"))


def test_a_complication_that_is_none_is_a_bug() -> None:
    assert len(complications_of_gizi_buruk()) == 6
    found = assess_growth(sex=Sex.MALE, age_days=500, weight=7_000, length=780)
    with pytest.raises(ValueError, match="batuk"):
        counsel(found, RULES, complications=frozenset({"batuk"}))


@pytest.mark.parametrize(
    ("since", "delivered", "is_hers"),
    [(DAY, None, True), (None, None, False), (None, DAY, True), (None, DAY - timedelta(42), True),
     (None, DAY - timedelta(43), False), (None, DAY + timedelta(1), False)],
)  # fmt: skip
def test_the_weight_of_a_pregnancy_is_hers_until_the_42nd_day_after_the_birth(
    since: date | None, delivered: date | None, is_hers: bool
) -> None:
    assert weighs_as_mother(since, delivered, DAY) is is_hers
