"""The sentences on a hand: kind to the one who weighs, plain to the one who guides. Advice, never a verdict."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.scales.drawing import digit_words
from simpul.monitoring.data_quality.digits import FEWEST, Grade, Judgement, Readings
from simpul.monitoring.pws.figures import is_small

GRADES = {
    Grade.EXCELLENT: gettext_lazy("sangat baik"),
    Grade.GOOD: gettext_lazy("baik"),
    Grade.ACCEPTABLE: gettext_lazy("dapat diterima"),
    Grade.PROBLEMATIC: gettext_lazy("bermasalah"),
}


def same_words(readings: Readings, *, counts: bool = True) -> str:
    """29 % (12 dari 41); without counts, for who knows no names, the share alone, where it tells no small one."""
    if readings.same_percent is None:
        return formats.MISSING
    share = formats.percent(readings.same_percent)
    if not counts:
        return share if may_stand(readings) else formats.hidden_sign()
    return _("%(share)s (%(same)s dari %(compared)s)") % {"share": share, **_parts(readings)}


def may_stand(readings: Readings) -> bool:
    """Whether the share of same weights tells no count of 1 to 4 children: neither these nor the others."""
    return not any(is_small(one) for one in (readings.same, readings.compared - readings.same))


def says_of(judged: Judgement | None) -> str:
    """To the one who guides."""
    if judged is None:
        return too_few()
    if judged.often:
        return _("Sering berhenti di %(digits)s.") % {"digits": digit_words(judged.often)}
    if judged.is_marked:
        return _("Tidak merata, tanpa satu angka yang menonjol.")
    return _("Sebarannya wajar.")


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
        says.append(
            _("%(same)s dari %(compared)s anak beratnya persis sama dengan bulan lalu; ini bisa saja benar.")
            % _parts(readings)
        )
    return says


def too_few() -> str:
    return _("Belum cukup data: perlu paling sedikit %(least)s timbangan.") % {"least": FEWEST}


def enough_words(judged: Judgement | None) -> str:
    """Whether there are as many weights as the test needs, without telling how many."""
    return _("belum cukup") if judged is None else _("cukup")


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


def facts_of(readings: Readings, judged: Judgement, *, counts: bool = True) -> list[str]:
    """counts  False: without the value of the test, which gives the number of weights away beside the score"""
    facts = [
        _("%(share)s berakhir di %(digits)s; kebetulan: 20 %%.")
        % {"share": formats.percent(judged.whole_or_half), "digits": digit_words((0, 5))},
        *([_test_words(judged)] if counts else []),
        _("Skor kebiasaan angka (DPS): %(score)s.") % {"score": score_words(judged)},
    ]
    if readings.same_percent is None or not (counts or may_stand(readings)):
        return facts
    if counts:
        same = _("%(same)s dari %(compared)s anak yang juga ditimbang bulan lalu beratnya persis sama.")
        return [*facts, same % _parts(readings)]
    share = {"share": formats.percent(readings.same_percent)}
    return [*facts, _("%(share)s anak yang juga ditimbang bulan lalu beratnya persis sama.") % share]


def _test_words(judged: Judgement) -> str:
    chance = f"= {_figure(judged.chance, 3)}" if judged.chance >= 0.001 else f"< {_figure(0.001, 3)}"
    test = {"chi": _figure(judged.chi_square, 1), "chance": chance}
    return _("Uji khi-kuadrat 10 angka: %(chi)s, p %(chance)s.") % test


def _figure(value: float, places: int) -> str:
    return formats.decimal(f"{value:.{places}f}".replace(".", ","))


def _parts(readings: Readings) -> dict[str, str]:
    return {"same": formats.whole(readings.same), "compared": formats.whole(readings.compared)}
