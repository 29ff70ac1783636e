"""How is one item of one visit said: recorded and as what, still open, asked for and why, or not asked for? No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.mother.found import FoundVisit
from simpul.interfaces.web.visits.registry import label_of, value_words
from simpul.knowledge.concepts import Concept, Kind, PrivacyClass
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.maternal.definition import Item, thing
from simpul.knowledge.maternal.visit_answer import ItemState, Judged, Left
from simpul.knowledge.rules import rules

# What stands on a page that is printed and lies on a table: of the rest it says that it is recorded, not what.
SAID_ALOUD = (PrivacyClass.C0, PrivacyClass.C1, PrivacyClass.C2)
OPEN = (ItemState.MISSING, ItemState.MEASURE_AGAIN, ItemState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Cell:
    """kind  done, open or none, for the look; note: the earlier day of a value, what is lacking, or why it is asked"""

    kind: str
    words: str
    note: str = ""


def cell_of(one: Judged, found: FoundVisit) -> Cell:
    match one.state:
        case ItemState.DONE:
            return Cell("done", *_recorded(one.item, found))
        case ItemState.MISSING:
            return Cell("open", _("belum ada") if found.is_done else _("perlu"), _note(one, found))
        case ItemState.MEASURE_AGAIN:
            return Cell("open", _("ukur ulang"), _note(one, found))
        case ItemState.UNKNOWN:
            return Cell("open", _("tanyakan riwayatnya"))
        case ItemState.NOT_RECORDABLE:
            shown = found.service.evidence.shows if found.service.evidence else frozenset()
            words = _("sudah") if one.item.code in shown else _("diminta, belum ada isiannya")
            return Cell("done" if one.item.code in shown else "none", words, _why(one, found))
        case ItemState.NO_INDICATION:
            return Cell("none", _("bila ada indikasi"), _left(one, found))
        case ItemState.OPEN:
            return Cell("none", _("sumber tidak menetapkan"))
        case ItemState.NOT_ASKED:
            return Cell("not", _("tidak diminta"), _left(one, found))


def left_words(one: Judged) -> str:
    """What an earlier visit left of an item that this one does not ask for; empty where it left nothing."""
    match one.left:
        case Left.NOT_ON_RECORD:
            return _("belum tercatat sejak %(visit)s") % {"visit": f"K{one.since}"}
        case Left.DOSE_DUE:
            return _("jatuh tempo menurut jadwal imunisasi")
        case None:
            return ""


def _left(one: Judged, found: FoundVisit) -> str:
    """It is told once, at the visit that comes next."""
    return left_words(one) if found.is_next else ""


def nothing_recorded() -> Cell:
    """Of a visit that did not take place and no longer can."""
    return Cell("none", _("tidak tercatat"))


def _recorded(item: Item, found: FoundVisit) -> tuple[str, str]:
    if item.tetanus:
        return _td(found), ""
    given = {code: found.dated[code] for code in item.needs if code in found.dated}
    days = {on for _value, on in given.values()}
    earlier = max(days) if item.once and days and found.day not in days else None
    return _values(item, {code: value for code, (value, _on) in given.items()}), _on(earlier)


def _td(found: FoundVisit) -> str:
    given = found.dated.get("td_wus")
    return _("diberikan") if given and given[1] == found.day else _("tidak ada dosis yang ditunggu")


def _values(item: Item, values: dict[str, FactValue]) -> str:
    """The values; of questions what was answered with yes; of what is protected only that it is there."""
    things = {code: thing(code) for code in values}
    if item.yes or not all(_is_said(one.privacy_class) and not _is_text(one) for one in things.values()):
        return _("sudah")
    if all(isinstance(one, Concept) and one.kind is Kind.YES_NO for one in things.values()):
        return ", ".join(label_of(code) for code, value in values.items() if value) or _("tidak ada")
    if not any(isinstance(one, Concept) for one in things.values()):
        return _("diberikan")
    shown = {code: value_words(code, value) for code, value in values.items() if isinstance(value, int)}
    if item.any_of:
        return ", ".join(f"{label_of(code)}: {words}" for code, words in shown.items())
    return _side_by_side(list(shown.values()))


def _side_by_side(shown: list[str]) -> str:
    """118/76 mmHg: values of one unit name it once."""
    numbers, units = zip(*(words.rpartition(" ")[::2] for words in shown), strict=True)
    is_pair = len(shown) > 1 and all(numbers) and len(set(units)) == 1
    return f"{'/'.join(numbers)} {units[0]}" if is_pair else ", ".join(shown)


def _is_text(one: object) -> bool:
    return isinstance(one, Concept) and one.kind is Kind.TEXT


def _on(day: date | None) -> str:
    return formats.day(day) if day else ""


def _note(one: Judged, found: FoundVisit) -> str:
    """What of several is lacking, and why it is asked for in her."""
    partly = not one.item.any_of and 0 < len(one.lacking) < len(one.item.needs)
    lacking = ", ".join(map(label_of, one.lacking)) if partly else ""
    return ". ".join(part for part in (lacking, _why(one, found)) if part)


def _why(one: Judged, found: FoundVisit) -> str:
    names = [_("%(rule)s (saran)") % {"rule": name} if advice else name for name, advice in _reasons(one, found)]
    return _("karena: %(why)s") % {"why": ", ".join(names)} if names else ""


def tells_advice(one: Judged, found: FoundVisit) -> bool:
    """Whether a rule that nobody signed is named as a reason."""
    return any(advice for _name, advice in _reasons(one, found))


def _reasons(one: Judged, found: FoundVisit) -> list[tuple[str, bool]]:
    """Each with whether it is advice. Of a protected finding nothing is said, not even which rule it is that asks."""
    titles = {rule.code: rule.title(formats.language()) for rule in rules().values() if _is_said(rule.privacy_class)}
    signs = {code: label_of(code) for code in one.item.signs if _is_said(thing(code).privacy_class)}
    named = ((code, titles.get(code) or signs.get(code)) for code in one.indicated_by)
    return [(name, code in found.advice) for code, name in named if name]


def _is_said(privacy_class: PrivacyClass) -> bool:
    return privacy_class in SAID_ALOUD
