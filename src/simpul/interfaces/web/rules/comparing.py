"""Two editions of a rule beside each other, band by band."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.rules.asked import chosen_today, rule_asked
from simpul.interfaces.web.rules.presenters import BandShown, band_shown
from simpul.knowledge.rules import Rule, rules
from simpul.knowledge.rules.review import BandPair, Compared, compare, earlier_editions
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


@dataclass(frozen=True, slots=True)
class PairShown:
    """what  what changed, in words; empty where nothing did"""

    before: BandShown | None
    after: BandShown | None
    what: str


@screen(permission=Permission.RULES)
def page(request: HttpRequest, standing: Standing, code: str, edition: str) -> HttpResponse:
    chosen = chosen_today(standing)
    rule = rule_asked(code, edition, chosen)
    earlier = earlier_editions(rule, rules(chosen))
    before = _chosen(earlier, request.GET.get("banding", ""))
    found = compare(before, rule) if before else None
    shown = {
        "rule": rule,
        "title": rule.title(formats.language()),
        "earlier": earlier,
        "before": before,
        "pairs": [_pair(found, pair) for pair in found.pairs] if found else [],
        "around": [around_words(one) for one in found.around] if found else [],
        "same": found.same if found else False,
    }
    return render(request, "rules/compare.html", shown)


def _chosen(earlier: list[Rule], asked: str) -> Rule | None:
    """The edition that is asked for, else the last one before; raises Http404 for one that is not there."""
    if not asked:
        return earlier[0] if earlier else None
    for one in earlier:
        if one.edition == asked:
            return one
    raise Http404


def _pair(found: Compared, pair: BandPair) -> PairShown:
    before = band_shown(found.before, pair.before) if pair.before else None
    after = band_shown(found.after, pair.after) if pair.after else None
    if before is None:
        what = _("pita baru")
    elif after is None:
        what = _("pita dihapus")
    else:
        what = ", ".join(part_words(one) for one in sorted(pair.changed))
    return PairShown(before, after, what)


def part_words(part: str) -> str:
    return {
        "label": _("nama"),
        "when": _("syarat"),
        "priority": _("prioritas"),
        "action": _("tindakan"),
        "least": _("kata selama belum lengkap"),
        "refer": _("rujukan"),
        "colour": _("warna"),
        "recheck_days": _("kontrol"),
        "ours": _("ketentuan Simpul"),
        "status": _("status sumber"),
        "source": _("sumber"),
    }[part]


def around_words(part: str) -> str:
    return {
        "applies": _("untuk siapa"),
        "inputs": _("masukan"),
        "derived": _("rumus"),
        "settings": _("pilihan kota"),
        "source": _("sumber"),
        "order": _("urutan pita"),
    }[part]
