"""What may a rule know besides what was recorded at this visit? Ages, the pregnancy, and what tables make of a body.

Each is a number of its unit, a yes or no (1 or 0), or a word; none is a category. Who asks a rule fills them in
(knowledge.rules.person, of measurements knowledge.rules.growing). A z-score is in hundredths of an SD (ADR 0040).
"""

from dataclasses import dataclass

from simpul.foundation.sex import Sex


@dataclass(frozen=True, slots=True)
class Known:
    """lowest, highest  what can be: outside it a date is wrong, and the result asks for it ("tanggal tidak wajar")
    words            of a word: which there are; empty for a number
    decimals         behind the comma where it is shown: a z of -215 is -2,15 SD
    above            the known quantity that it is always above, as of Concept: of two that are not, neither is believed
    """

    code: str
    label_id: str
    label_en: str
    unit_id: str = ""
    unit_en: str = ""
    lowest: int = 0
    highest: int = 0
    words: tuple[str, ...] = ()
    source: str = "engineering"
    decimals: int = 0
    above: str = ""

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def unit(self, language: str) -> str:
        return self.unit_en if language == "en" else self.unit_id

    def show(self, value: int | str, language: str) -> str:
        """With its unit; the days of a pregnancy also in weeks and an age in months or years, as they are spoken of."""
        if isinstance(value, str):
            return SEXES[language].get(value, value)
        also = _spoken(self.code, value, language)
        return f"{_comma(value / 10**self.decimals, self.decimals, language)} {self.unit(language)}{also}".rstrip()

    @property
    def is_yes_no(self) -> bool:
        return not self.words and (self.lowest, self.highest) == (0, 1)


def _spoken(code: str, value: int, language: str) -> str:
    """The same again in a larger unit, in brackets; never more than it is."""
    if code == "gestation_days":
        return f" ({value // 7}+{value % 7})"
    if code == "age_days" and DAYS_ALONE < value <= LAST_DAY_IN_MONTHS:
        return f" ({_comma(value * 1000 // 3043.75 / 10, 1, language)} {MONTHS[language]})"
    if code == "age_days" and value > LAST_DAY_IN_MONTHS:
        return f" ({_comma(value * 10 // 365.25 / 10, 1, language)} {YEARS[language]})"
    is_year = code == "age_months" and value >= MONTHS_ALONE and value % 12 == 0
    return f" ({value // 12} {YEARS[language]})" if is_year else ""


def _comma(number: float, decimals: int, language: str) -> str:
    written = f"{number:.{decimals}f}"
    return written if language == "en" else written.replace(".", ",")


OLDEST_YEARS = 130
DAYS_ALONE, LAST_DAY_IN_MONTHS, MONTHS_ALONE = 60, 1826, 24  # an age up to here needs no other unit
MONTHS, YEARS = {"id": "bulan", "en": "months"}, {"id": "tahun", "en": "years"}
SEXES: dict[str, dict[str, str]] = {
    "id": {Sex.MALE: "laki-laki", Sex.FEMALE: "perempuan"},
    "en": {Sex.MALE: "male", Sex.FEMALE: "female"},
}
WEEKS = "clinical-rules ANC-1: 4 to 43 weeks are plausible"
FLAGS = "clinical-rules GROW-5 (WHO Anthro, verified): outside it the measurement is not believed"
KMS = "clinical-rules GROW-8"


def _z(code: str, label_id: str, label_en: str, widest: tuple[int, int]) -> Known:
    return Known(code, label_id, label_en, "SD", "SD", *widest, source=FLAGS, decimals=2)


def _grams(code: str, label_id: str, label_en: str, lowest: int, source: str) -> Known:
    return Known(code, label_id, label_en, "g", "g", lowest, 60000, source=source)


def _mmhg(code: str, label_id: str, label_en: str, widest: tuple[int, int], above: str = "") -> Known:
    source = "clinical-rules BP-ADULT (verified)"
    return Known(code, label_id, label_en, "mmHg", "mmHg", *widest, source=source, above=above)


OF_A_BODY = (
    _z("z_weight_for_age", "z-score BB/U", "z-score, weight for age", (-600, 500)),
    _z("z_length_for_age", "z-score PB/U atau TB/U", "z-score, length or height for age", (-600, 600)),
    _z("z_weight_for_length", "z-score BB/PB atau BB/TB", "z-score, weight for length or height", (-500, 500)),
    _z("z_bmi_for_age", "z-score IMT/U", "z-score, body mass index for age", (-500, 500)),
    _z("z_head_for_age", "z-score LK/U", "z-score, head circumference for age", (-500, 500)),
    Known("weight_doubted", "Berat tidak wajar menurut WHO", "Weight implausible by WHO", "", "", 0, 1, source=FLAGS),
    Known("weighed_last_month", "Ditimbang bulan lalu", "Weighed last month", lowest=0, highest=1, source=KMS),
    Known("weighed_before", "Pernah ditimbang sebelumnya", "Ever weighed before", lowest=0, highest=1, source=KMS),
    Known("weighing_gap", "Jarak dua penimbangan", "Between two weighings", "hari", "days", 1, 62, source=KMS),
    _grams("grams_gained", "Kenaikan berat sejak bulan lalu", "Gained since last month", -60000, KMS),
    _grams("least_gain", "Kenaikan berat minimal (KBM)", "Least gain (KBM)", 0, "reference/kemenkes/kbm-kms.csv"),
    Known("lines_crossed", "Garis KMS yang dilewati ke bawah", "Growth lines crossed downward", "", "", -7, 7, (), KMS),
    Known("times_not_gained", "Berturut-turut tidak naik", "Not gained in a row", "kali", "times", 0, 300, source=KMS),
    _grams("interval_gain", "Kenaikan berat dalam 1 sampai 3 bulan", "Gained in 1 to 3 months", -60000, "GROW-9"),
    _grams("interval_p5", "P5 kenaikan berat WHO", "P5 of WHO's increments", -5000, "reference/who_velocity"),
    Known("kpsp_form_age", "Formulir KPSP menurut umur", "KPSP form of the age", "bulan", "months", 0, 72,
          source="clinical-rules DEV-1 (verified): 0 where there is no form yet, or no more"),
)  # fmt: skip
KNOWN = {
    one.code: one
    for one in (
        *OF_A_BODY,
        Known("age_days", "Umur", "Age", "hari", "days", 0, OLDEST_YEARS * 366),
        Known("age_months", "Umur", "Age", "bulan", "months", 0, OLDEST_YEARS * 12),
        Known("age_years", "Umur", "Age", "tahun", "years", 0, OLDEST_YEARS),
        Known("hours_since_birth", "Sejak lahir", "Since birth", "jam", "hours", 0, 24 * 366),
        Known("days_since_delivery", "Sejak bersalin", "Since delivery", "hari", "days", 0, 366),
        Known(
            "days_since_pressure",
            "Waktu sejak tekanan darah diukur",
            "Time since blood pressure was measured",
            "hari",
            "days",
            0,
            OLDEST_YEARS * 366,
        ),
        Known("pressure_on_record", "Tekanan darah pernah tercatat", "A pressure is on record", lowest=0, highest=1),
        _mmhg("last_systolic", "Sistolik terakhir", "Last systolic pressure", (60, 260), "last_diastolic"),
        _mmhg("last_diastolic", "Diastolik terakhir", "Last diastolic pressure", (30, 160)),
        _mmhg("earlier_systolic", "Sistolik sebelum itu", "Systolic pressure before", (60, 260), "earlier_diastolic"),
        _mmhg("earlier_diastolic", "Diastolik sebelum itu", "Diastolic pressure before", (30, 160)),
        Known("gestation_days", "Usia kehamilan", "Gestational age", "hari", "days", 28, 43 * 7 + 6, source=WEEKS),
        Known("pregnant", "Hamil", "Pregnant", lowest=0, highest=1),
        Known("sex", "Jenis kelamin", "Sex", words=tuple(Sex)),
    )
}
