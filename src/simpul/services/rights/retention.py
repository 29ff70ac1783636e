"""How long is a record kept at least, and by which rule? Nothing is destroyed by this program.

Source: ipwl-privacy-reporting.md 4.1, with the status of each. Hospitals still quote five years, the rule for paper.
"""

from dataclasses import dataclass
from datetime import date

RECORD_YEARS = 25
CHILD_AGE_YEARS = 25


@dataclass(frozen=True, slots=True)
class Rule:
    """verified  False: from memory, or our own decision; to be checked by a lawyer"""

    code: str
    what: str
    how_long: str
    source: str
    verified: bool


RULES = (
    Rule("rekam_medis", "Rekam medis", "paling sedikit 25 tahun", "Permenkes 24/2022 pasal 39", verified=True),
    Rule(
        "kunjungan_terakhir", "Awal hitungan", "sejak kunjungan terakhir", "Permenkes 24/2022 pasal 39", verified=False
    ),
    Rule(
        "anak",
        "Rekam medis anak",
        "25 tahun, atau sampai umur 25 tahun bila lebih lama",
        "keputusan kota",
        verified=False,
    ),
    Rule("jejak", "Siapa yang membuka catatan", "selama catatannya disimpan", "UU 27/2022 pasal 32", verified=True),
    Rule("persetujuan", "Naskah persetujuan", "selamanya, tiap versi", "keputusan kota", verified=False),
    Rule("pesan", "Isi SMS dan WhatsApp", "90 hari", "keputusan kota", verified=False),
    Rule("cadangan", "Cadangan basis data", "13 bulan bergulir, tersandi", "keputusan kota", verified=False),
)


@dataclass(frozen=True, slots=True)
class Retention:
    """last_contact  the last visit, or the day of registration where there was none
    until         the earliest day on which the record may be destroyed
    rule          the code of the rule that decides
    """

    last_contact: date
    until: date
    rule: str


def retention_of(*, birth_date: date, last_contact: date) -> Retention:
    """The later of the two: 25 years after the last contact, and for who was a child then, the 25th birthday."""
    by_contact = years_after(last_contact, RECORD_YEARS)
    by_age = years_after(birth_date, CHILD_AGE_YEARS)
    was_child = last_contact < years_after(birth_date, 18)
    if was_child and by_age > by_contact:
        return Retention(last_contact, by_age, "anak")
    return Retention(last_contact, by_contact, "rekam_medis")


def years_after(day: date, years: int) -> date:
    """29 February becomes 1 March in a year without it: never a day too early."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
