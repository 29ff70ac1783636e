"""How often does each last digit come? Ten columns beside a line for a tenth, in units of the drawing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.monitoring.data_quality.digits import DIGITS, Readings

WIDTH, FLOOR, CEILING, COLUMN, GAP = 440.0, 132.0, 18.0, 34.0, 10.0
LEAST_TOP = 20.0  # percent: an even hand does not fill the drawing


@dataclass(frozen=True, slots=True)
class Column:
    """label  ",5"
    count, percent  of the weights that end so
    """

    label: str
    count: str
    percent: str
    x: float
    y: float
    height: float
    is_often: bool

    @property
    def middle(self) -> float:
        return self.x + COLUMN / 2

    @property
    def word_y(self) -> float:
        return self.y - 5


@dataclass(frozen=True, slots=True)
class Drawing:
    """said  the whole in one sentence, for whoever does not see it
    tenth   height of the line at which ten equal digits would stand
    """

    columns: list[Column]
    tenth: float
    said: str


def drawing_of(readings: Readings, often: tuple[int, ...], *, counts: bool = True) -> Drawing | None:
    """None where nothing was written.

    counts  False: columns as high as the whole percents that stand on them; exact heights tell how many there were
    """
    if not readings.count:
        return None
    exact = [100 * count / readings.count for count in readings.digits]
    shares = exact if counts else [float(round(share)) for share in exact]
    unit = (FLOOR - CEILING) / max(LEAST_TOP, *shares)
    columns = [
        Column(
            label=digit_words((digit,)),
            count=formats.whole(readings.digits[digit]) if counts else "",
            percent=formats.percent(shares[digit]),
            x=GAP / 2 + digit * (COLUMN + GAP),
            y=round(FLOOR - unit * shares[digit], 1),
            height=round(unit * shares[digit], 1),
            is_often=digit in often,
        )
        for digit in DIGITS
    ]
    told = "; ".join(f"{one.label} {one.percent}" for one in columns)
    said = _("Angka terakhir berat: %(told)s. Bila merata, tiap angka 10 %%.") % {"told": told}
    return Drawing(columns, round(FLOOR - 10 * unit, 1), said)


def digit_words(digits: tuple[int, ...]) -> str:
    """(0, 5) -> ",0 dan ,5"; in English ".0 and .5"."""
    words = [formats.decimal(f",{digit}") for digit in digits]
    return _("%(first)s dan %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]} if words[1:] else words[0]
