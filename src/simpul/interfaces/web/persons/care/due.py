"""What is due for this person, in the words of the field: state, window, where, by whom, what fulfilled it? No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.care.words import place_words, state_words, worker_words
from simpul.interfaces.web.persons.growth.due_list import DueShown
from simpul.interfaces.web.rules.words import source_words
from simpul.knowledge.due import Done, DueState
from simpul.services.due.shape import Service
from simpul.services.due.vaccines import NotCounted


@dataclass(frozen=True, slots=True)
class CareShown:
    """chip, icon  of the look
    reason  one sentence, with the window, or what fulfilled it and where; empty to a kader
    """

    label: str
    state: str
    chip: str
    icon: str
    reason: str
    where: str
    source: str
    open: bool


@dataclass(frozen=True, slots=True)
class DueList:
    """now     late and due; growth: the same of growth; rest: all others, folded
    ignored  doses that were given and do not count
    note     why something is not in the list; empty: nothing to say
    """

    now: Sequence[CareShown | DueShown] = ()
    rest: Sequence[CareShown | DueShown] = ()
    ignored: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def anything(self) -> bool:
        return bool(self.now or self.rest or self.note)


def due_list(
    services: Iterable[Service],
    growth: Iterable[DueShown],
    ignored: Iterable[NotCounted],
    note: str,
    *,
    clinical: bool,
) -> DueList:
    """Late and due first, services before growth; a kader sees what, whether, and where (ilp.md 2.4)."""
    shown: list[CareShown | DueShown] = [care_shown(one, clinical=clinical) for one in services]
    shown += growth
    return DueList(
        now=[one for one in shown if one.open],
        rest=[one for one in shown if not one.open],
        ignored=[_ignored(one) for one in ignored] if clinical else [],
        note=note,
    )


def care_shown(one: Service, *, clinical: bool) -> CareShown:
    chip, icon, words = state_words()[one.state]
    return CareShown(
        label=one.label[formats.language() == "en"],
        state=words,
        chip=chip,
        icon=icon,
        reason=sentence_of(one) if clinical else "",
        where=_where(one),
        source=f"{_('jadwal edisi %(edition)s') % {'edition': one.edition}} · {source_words(one.status.value)}"
        if clinical
        else "",
        open=one.is_open,
    )


def sentence_of(one: Service) -> str:
    """The one sentence, with the window where it has both ends, or with what fulfilled it."""
    said = one.reason[formats.language() == "en"] % {"day": formats.day(one.day)}
    if one.evidence is None:
        return f"{said} {_window(one.opens, one.closes)}".strip() if one.state in WITH_WINDOW else said
    if one.day == one.evidence.on:
        return f"{said.rstrip('.')} ({one.evidence.place})." if one.evidence.place else said
    return f"{said} {_('Terakhir %(done)s.') % {'done': done_words(one.evidence)}}"


def done_words(done: Done) -> str:
    return f"{formats.day(done.on)}, {done.place}" if done.place else formats.day(done.on)


def note_of(*, birthday_known: bool, any_vaccine: bool, young: bool) -> str:
    if not birthday_known:
        return _("Tanggal lahir belum pasti: layanan menurut umur tidak dihitung.")
    if young and not any_vaccine:
        return _("Belum ada imunisasi yang tercatat. Bila ada di Buku KIA, salin dulu dari buku.")
    return ""


WITH_WINDOW = (DueState.LATE, DueState.DUE, DueState.NOT_YET, DueState.PLANNED)


def _window(opens: date | None, closes: date | None) -> str:
    if not opens or not closes:
        return ""
    return _("Jendela: %(opens)s sampai %(closes)s.") % {"opens": formats.day(opens), "closes": formats.day(closes)}


def _where(one: Service) -> str:
    if not one.is_open and one.state is not DueState.NOT_YET:
        return ""
    places = ", ".join(place_words().get(place, place) for place in one.places)
    by = ", ".join(worker_words().get(worker, worker) for worker in one.by)
    return _("%(places)s, oleh %(by)s") % {"places": places, "by": by} if places and by else places


def _ignored(one: NotCounted) -> str:
    at = formats.language() == "en"
    return f"{one.label[at]}, {done_words(one.done)}: {one.reason[at]}"
