"""Signs of tuberculosis, what was talked about, and who was sent on: how every card of the invented city ends."""

from simpul.interfaces.cli.demo.cards.filling import Sitting, Table, Tell, option
from simpul.interfaces.cli.demo.cards.reading_off import is_pressed

TALKED = 0.9
NOT_GAINED, BEHIND = "Berat badan tidak naik", "Ceklis perkembangan belum lengkap"
SENT_ON, SENT_ON_ELSE = {NOT_GAINED: 0.3, BEHIND: 0.4}, 0.7  # how often, by what stands out
CHILDREN = ("ASI dan MP-ASI", "Makan beragam setiap hari", "Cuci tangan pakai sabun", "Imunisasi dan jadwalnya",
            "Bermain dan bercerita bersama anak")  # fmt: skip
SCHOOL = ("Jajanan sehat", "Sarapan sebelum sekolah", "Bahaya rokok", "Tidur cukup dan bergerak")
MOTHERS = ("Tanda bahaya kehamilan", "Minum tablet tambah darah", "Persiapan persalinan", "Menyusui dan KB")
GROWN = ("Isi piringku", "Gerak 30 menit setiap hari", "Batasi gula, garam dan minyak", "Berhenti merokok",
         "Minum obat teratur")  # fmt: skip


def signs(sitting: Sitting, share: float) -> int:
    """A sign that is rare in a healthy person and common in one whose chest is ill."""
    return sitting.yes(0.45 if sitting.habits.chest else share)


def sign(share: float) -> Tell:
    return lambda sitting: signs(sitting, share)


# Of school age and of mothers; adults are asked about eight signs, balita about four others.
FOUR: Table = {
    "tb_cough_persistent": sign(0.012),
    "tb_fever": sign(0.006),
    "tb_weight": sign(0.02),
    "tb_contact": lambda sitting: sitting.yes(0.006),
}
EIGHT: Table = {
    "tb_cough": sign(0.012),
    "tb_cough_short": lambda sitting: sitting.yes(0.05),
    "tb_appetite": sign(0.02),
    "tb_weight_loss": sign(0.015),
    "tb_weakness": sign(0.04),
    "tb_night_sweat": sign(0.008),
    "tb_blood": lambda sitting: int(sitting.habits.chest and sitting.random.random() < 0.05),
    "tb_breathless": sign(0.015),
}
SIGNS = (*FOUR, *EIGHT, "tb_malaise")


def talk(topics: tuple[str, ...]) -> Tell:
    return lambda sitting: sitting.random.choice(topics) if sitting.random.random() < TALKED else None


def referral(sitting: Sitting) -> int:
    """To the Pustu for what stands out, rarely further; the others are not sent on."""
    why = _why(sitting)
    if why and sitting.random.random() < SENT_ON.get(why, SENT_ON_ELSE):
        return option("referral", "puskesmas" if sitting.random.random() < 0.25 else "pustu")
    return option("referral", "tidak")


def reason(sitting: Sitting) -> str:
    return _why(sitting)


def closing(topics: tuple[str, ...]) -> Table:
    return {"education_topic": talk(topics), "referral": referral, "referral_reason": reason}


def _why(sitting: Sitting) -> str:
    """What a kader would name. A score of the mind is never written into a reason: it is not hers to read."""
    answers = sitting.answers
    if sum(answers.get(code) == 1 for code in SIGNS) >= 2:
        return "Bergejala TBC"
    if is_pressed(sitting):
        return "Tekanan darah tinggi"
    if answers.get("pregnancy_arm_band") == option("pregnancy_arm_band", "merah"):
        return "LiLA merah"
    if answers.get("glucose_class") == option("glucose_class", "tinggi"):
        return "Gula darah tinggi"
    if answers.get("anaemia") == 1:
        return "Hb rendah"
    if answers.get("puma_band") == option("puma_band", "6_atau_lebih"):
        return "Skor PUMA 6 atau lebih"
    if answers.get("aks_class", 1) != 1:
        return "Perlu bantuan sehari-hari (AKS)"
    if sitting.computed.get("weight_gain") == option("weight_gain", "T"):
        return NOT_GAINED
    if answers.get("development_checklist") == option("development_checklist", "tidak_lengkap"):
        return BEHIND
    return str(answers.get("illness_signs", "")).capitalize()
