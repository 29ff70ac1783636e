"""What may a rule know besides what was recorded at this visit? Ages, the pregnancy, the hours since a birth: no more.

Each is a number of its unit, a yes or no (1 or 0), or a word. Who asks a rule fills them in (knowledge.rules.person).
"""

from dataclasses import dataclass

from simpul.foundation.sex import Sex


@dataclass(frozen=True, slots=True)
class Known:
    """lowest, highest  what can be: outside it a date is wrong, and the result asks for it ("tanggal tidak wajar")
    words            of a word: which there are; empty for a number
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

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def unit(self, language: str) -> str:
        return self.unit_en if language == "en" else self.unit_id

    def show(self, value: int | str, language: str) -> str:
        """With its unit; the days of a pregnancy also in weeks, as they are spoken of."""
        weeks = f" ({int(value) // 7}+{int(value) % 7})" if self.code == "gestation_days" else ""
        return f"{value} {self.unit(language)}{weeks}".rstrip()

    @property
    def is_yes_no(self) -> bool:
        return not self.words and (self.lowest, self.highest) == (0, 1)


OLDEST_YEARS = 130
WEEKS = "clinical-rules ANC-1: 4 to 43 weeks are plausible"
KNOWN = {
    one.code: one
    for one in (
        Known("age_days", "Umur", "Age", "hari", "days", 0, OLDEST_YEARS * 366),
        Known("age_months", "Umur", "Age", "bulan", "months", 0, OLDEST_YEARS * 12),
        Known("age_years", "Umur", "Age", "tahun", "years", 0, OLDEST_YEARS),
        Known("hours_since_birth", "Sejak lahir", "Since birth", "jam", "hours", 0, 24 * 366),
        Known("days_since_delivery", "Sejak bersalin", "Since delivery", "hari", "days", 0, 366),
        Known("gestation_days", "Usia kehamilan", "Gestational age", "hari", "days", 28, 43 * 7 + 6, source=WEEKS),
        Known("pregnant", "Hamil", "Pregnant", lowest=0, highest=1),
        Known("sex", "Jenis kelamin", "Sex", words=tuple(Sex)),
    )
}
