"""What is said of a hand: kindly to the one who weighs, plainly to the one who guides. Advice, never a verdict."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.presenters import shown_count
from simpul.interfaces.web.kelurahan.scales.drawing import Drawing, digit_words, drawing_of
from simpul.monitoring.data_quality.digits import FEWEST, Grade, Judgement, Readings, judge
from simpul.monitoring.pws.figures import is_small

GRADES = {
    Grade.EXCELLENT: gettext_lazy("sangat baik"),
    Grade.GOOD: gettext_lazy("baik"),
    Grade.ACCEPTABLE: gettext_lazy("dapat diterima"),
    Grade.PROBLEMATIC: gettext_lazy("bermasalah"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One Posyandu or worker in a table. `chosen` is drawn above it."""

    key: UUID
    name: str
    count: str
    whole_or_half: str
    score: str
    same: str
    says: str
    is_marked: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawing with its sentences; none is drawn of too few."""

    title: str
    says: list[str]
    facts: list[str]
    drawing: Drawing | None


def line_of(key: UUID, name: str, readings: Readings, chosen: UUID | None) -> Line:
    judged = judge(readings)
    return Line(
        key=key,
        name=name,
        count=count_of(readings),
        whole_or_half=formats.percent(judged.whole_or_half if judged else None),
        score=score_words(judged),
        same=same_words(readings),
        says=says_of(judged),
        is_marked=judged is not None and judged.is_marked,
        chosen=key == chosen,
    )


def panel_of(title: str, readings: Readings, *, mine: bool = False) -> Panel:
    judged = judge(readings)
    if mine:
        return Panel(title, kindly(readings, judged), [], drawing_of(readings, judged.often) if judged else None)
    facts = _facts(readings, judged) if judged else []
    return Panel(title, [says_of(judged)], facts, drawing_of(readings, judged.often) if judged else None)


def count_of(readings: Readings) -> str:
    return shown_count(readings.count, hide=is_small(readings.count))


def same_words(readings: Readings) -> str:
    """29 % (12 dari 41)"""
    if readings.same_percent is None:
        return formats.MISSING
    parts = {"same": formats.whole(readings.same), "compared": formats.whole(readings.compared)}
    return _("%(share)s (%(same)s dari %(compared)s)") % {"share": formats.percent(readings.same_percent), **parts}


def says_of(judged: Judgement | None) -> str:
    """To the one who guides."""
    if judged is None:
        return too_few()
    if judged.often:
        return _("Sering berhenti di %(digits)s.") % {"digits": digit_words(judged.often)}
    if judged.is_marked:
        return _("Tidak merata, tanpa satu angka yang menonjol.")
    return _("Merata, sejauh kebetulan.")


def kindly(readings: Readings, judged: Judgement | None) -> list[str]:
    """To the one who weighs."""
    if judged is None:
        return [too_few()]
    if judged.often:
        digits = {"digits": digit_words(judged.often)}
        says = [
            _("Timbangan Anda sering berhenti di %(digits)s. Baca sampai satu angka di belakang koma.") % digits,
            _("Bila jarum atau layarnya sendiri berhenti di sana, minta timbangan diperiksa."),
        ]
    elif judged.is_marked:
        says = [_("Angka terakhir timbangan Anda belum merata. Baca sampai satu angka di belakang koma.")]
    else:
        says = [_("Angka terakhir timbangan Anda merata. Terima kasih sudah membaca dengan teliti.")]
    if readings.same_percent is not None:
        parts = {"same": formats.whole(readings.same), "compared": formats.whole(readings.compared)}
        says.append(
            _("%(same)s dari %(compared)s anak beratnya persis sama dengan bulan lalu; ini bisa saja benar.") % parts
        )
    return says


def too_few() -> str:
    return _("Belum cukup data: perlu paling sedikit %(least)s timbangan.") % {"least": FEWEST}


def score_words(judged: Judgement | None) -> str:
    """The class only of what chance does not explain: the score of a few weights is high by itself."""
    if judged is None:
        return formats.MISSING
    score = formats.whole(round(judged.score))
    return f"{score}, {GRADES[judged.grade]}" if judged.is_marked else score


def median_words(median: float | None, count: int) -> str:
    if median is None:
        return _("Median kelurahan belum dapat dihitung: belum ada Posyandu dengan cukup data.")
    told = {"median": formats.percent(median), "count": count}
    return _("Sama dengan bulan lalu: median %(median)s dari %(count)s Posyandu dengan cukup data.") % told


def _facts(readings: Readings, judged: Judgement) -> list[str]:
    chance = f"= {_figure(judged.chance, 3)}" if judged.chance >= 0.001 else f"< {_figure(0.001, 3)}"
    test = {"chi": _figure(judged.chi_square, 1), "chance": chance}
    facts = [
        _("%(share)s berakhir di %(digits)s; kebetulan: 20 %%.")
        % {"share": formats.percent(judged.whole_or_half), "digits": digit_words((0, 5))},
        _("Uji khi-kuadrat 10 angka: %(chi)s, p %(chance)s.") % test,
        _("Skor kebiasaan angka (DPS): %(score)s.") % {"score": score_words(judged)},
    ]
    if readings.same_percent is not None:
        parts = {"same": formats.whole(readings.same), "compared": formats.whole(readings.compared)}
        facts.append(_("%(same)s dari %(compared)s anak yang juga ditimbang bulan lalu beratnya persis sama.") % parts)
    return facts


def _figure(value: float, places: int) -> str:
    return formats.decimal(f"{value:.{places}f}".replace(".", ","))
