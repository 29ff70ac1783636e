"""In which units is a value kept, typed and shown, and how is a finer one brought to the resolution?

Codes of units: UCUM. The one rounding rule of all entry and import is `to_resolution` (ADR 0018).
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """size  how many of the smallest unit of its dimension; label_* as written behind a number"""

    code: str
    dimension: str
    size: int
    label_id: str
    label_en: str

    def alike(self, other: "Measure") -> bool:
        return self.dimension == other.dimension

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def words(self) -> set[str]:
        """What is read as this unit behind a number, in small letters."""
        return {word.casefold() for word in (self.code, self.label_id, self.label_en)}


MEASURES = {
    one.code: one
    for one in (
        Measure("g", "mass", 1, "g", "g"),
        Measure("kg", "mass", 1000, "kg", "kg"),
        Measure("mm", "length", 1, "mm", "mm"),
        Measure("cm", "length", 10, "cm", "cm"),
        Measure("wk", "weeks", 1, "minggu", "weeks"),
        Measure("mm[Hg]", "pressure", 1, "mmHg", "mmHg"),
        Measure("ug/dL", "mass in volume", 1, "ug/dL", "ug/dL"),
        Measure("mg/dL", "mass in volume", 1000, "mg/dL", "mg/dL"),
        Measure("g/dL", "mass in volume", 1000000, "g/dL", "g/dL"),
        Measure("g/m2", "mass on surface", 1, "g/m²", "g/m²"),
        Measure("kg/m2", "mass on surface", 1000, "kg/m²", "kg/m²"),
        Measure("h", "hours", 1, "jam", "hours"),
        Measure("d", "days", 1, "hari", "days"),
        Measure("mo", "months", 1, "bulan", "months"),
        Measure("dCel", "temperature", 1, "0,1 °C", "0.1 °C"),
        Measure("Cel", "temperature", 10, "°C", "°C"),
        Measure("%", "share", 1, "%", "%"),
        Measure("/min", "rate", 1, "kali/menit", "times/min"),
        Measure("10*3/uL", "number in volume", 1, "ribu/uL", "thousand/uL"),
        Measure("1", "number", 1, "", ""),
    )
}


def to_resolution(exact: Fraction, resolution: int) -> int:
    """The multiple of `resolution` that is nearest; one that lies half way goes away from zero (as ADR 0008 for z)."""
    steps = abs(exact) / resolution
    nearest = int(steps + Fraction(1, 2)) * resolution
    return nearest if exact >= 0 else -nearest
