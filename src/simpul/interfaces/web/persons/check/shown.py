"""How is a package of the free check of health said: when, where, what is done, what is open? No I/O."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.check.reading import Checked
from simpul.interfaces.web.rules.words import source_words
from simpul.interfaces.web.visits.registry import label_of
from simpul.knowledge.ckg import Asked, Edition, Item, ItemAnswer, Package, Window, WindowState
from simpul.knowledge.concepts import Status


@dataclass(frozen=True, slots=True)
class Line:
    """note  when it was done, what is lacking, what a question decides, or why it has no field; source: how it was
    read, where it was not verified
    """

    label: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """chip, icon  of the look"""

    title: str
    chip: str
    icon: str
    lines: list[Line]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class CheckShown:
    """window  one sentence, with its days; next_opens: the next birthday, or empty
    left_open  what the sources do not say
    """

    package: str
    place: str
    window: str
    next_opens: str
    source: str
    groups: list[Group]
    left_open: list[str]


def check_shown(found: Checked) -> CheckShown | None:
    """None where the sources have no package for this age."""
    edition, answer = found.edition, found.answer
    if edition is None or answer.package is None or answer.window is None:
        return None
    language = formats.language()
    return CheckShown(
        package=answer.package.label(language),
        place=answer.package.place(language),
        window=_window(answer.window, edition),
        next_opens=formats.day(answer.window.next_opens) if answer.window.next_opens else "",
        source=_source(answer.package, edition),
        groups=[one for one in _groups(answer.items, edition, answer.window.state) if one.lines],
        left_open=[english if language == "en" else said for said, english in edition.open],
    )


def _window(window: Window, edition: Edition) -> str:
    said = edition.words[window.state][formats.language()]
    if not window.opens or not window.closes:
        return said
    days = {"opens": formats.day(window.opens), "closes": formats.day(window.closes)}
    return f"{said.rstrip('.')}: {_('%(opens)s sampai %(closes)s') % days}."


def _source(package: Package, edition: Edition) -> str:
    return f"{_('CKG edisi %(edition)s') % {'edition': edition.edition}} · {source_words(package.status.value)}"


def _groups(items: tuple[ItemAnswer, ...], edition: Edition, window: WindowState) -> list[Group]:
    """What is open first. Outside the days of the package nobody is asked for what is not on record."""
    is_closed = window in (WindowState.NOT_YET, WindowState.PAST)
    chip, title = ("wait", _("Belum tercatat")) if is_closed else ("due", _("Masih diminta"))
    without = _("Belum ada isiannya di Simpul") if is_closed else _("Diminta, belum ada isiannya di Simpul")
    told = (
        (Asked.ASKED, title, chip, "half", False),
        (Asked.DONE, _("Sudah tercatat"), "done", "check", False),
        (Asked.NOT_RECORDABLE, without, "wait", "book", is_closed),
        (Asked.NOT_ASKED, _("Tidak diminta dari orang ini"), "wait", "minus", True),
    )
    groups = [
        Group(title, chip, icon, [_line(one) for one in items if one.asked is asked], folded)
        for asked, title, chip, icon, folded in told
    ]
    questions = [] if is_closed else _questions(items, edition)
    return [groups[0], Group(_("Tanyakan dulu"), "wait", "differ", questions), *groups[1:]]


def _questions(items: tuple[ItemAnswer, ...], edition: Edition) -> list[Line]:
    """One line for what has to be asked, however many items turn on it."""
    turning: dict[tuple[str, ...], list[Item]] = {}
    for one in items:
        if one.asked is Asked.TO_ASK:
            turning.setdefault(one.unknown, []).append(one.item)
    return [_question(codes, asked, edition) for codes, asked in turning.items()]


def _question(codes: tuple[str, ...], items: list[Item], edition: Edition) -> Line:
    labels = "; ".join(one.label(formats.language()) for one in items)
    read = ", ".join(dict.fromkeys(filter(None, map(_read, items))))
    return Line(f"{_facts(codes, edition)}?", _("menentukan: %(what)s") % {"what": labels}, read)


def _facts(codes: tuple[str, ...], edition: Edition) -> str:
    english = formats.language() == "en"
    facts = (edition.facts[code] for code in codes)
    return ", ".join(fact.label_en if english else fact.label_id for fact in facts)


def _line(one: ItemAnswer) -> Line:
    notes = [_note(one), _("di Puskesmas") if one.item.at_puskesmas else ""]
    return Line(one.item.label(formats.language()), ", ".join(filter(None, notes)), _read(one.item))


def _read(item: Item) -> str:
    return "" if item.status is Status.VERIFIED else source_words(item.status.value)


def _note(one: ItemAnswer) -> str:
    match one.asked:
        case Asked.DONE:
            return formats.day(one.done_on)
        case Asked.ASKED:
            if [label_of(code) for code in one.lacking] == [one.item.label(formats.language())]:
                return ""
            words = _("salah satu: %(what)s") if one.item.any_of else _("belum ada: %(what)s")
            return words % {"what": ", ".join(map(label_of, one.lacking))}
        case Asked.NOT_RECORDABLE:
            return (one.item.why_en if formats.language() == "en" else one.item.why_id).rstrip(".")
        case Asked.NOT_ASKED | Asked.TO_ASK:
            return ""
