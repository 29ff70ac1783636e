"""How does this person grow, and what is to be done? Indices to a health worker, a colour to a kader. No I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, of_priority
from simpul.interfaces.web.persons.growth.notes import notes_of, was_twice
from simpul.interfaces.web.rules.words import source_shown
from simpul.interfaces.web.visits import result
from simpul.knowledge.growth import Action, Assessment, GainStatus, Index, counsel
from simpul.knowledge.growth.indices.rules import rules
from simpul.knowledge.growth.latest import RECENT_DAYS, Known, known_now
from simpul.services.pendataan.found import Found
from simpul.services.signing.of_day import Acting, ActingDays

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import MonthlyWeighing


@dataclass(frozen=True, slots=True)
class IndexLine:
    name: str
    z: str
    words: str
    on: str
    rule: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """advice  no doctor signed it"""

    priority: Mark | None
    text: str
    recheck: str
    source: str
    advice: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """since  the day of the latest weighing or measurement"""

    since: str
    marks: list[Mark]
    plain: str
    indices: list[IndexLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    actions: list[ActionLine] = field(default_factory=list)

    @property
    def has_advice(self) -> bool:
        return any(one.advice for one in self.actions)


def panel_of(
    person: Person,
    days: list[tuple[date, Assessment]],
    weighings: list[MonthlyWeighing],
    today: date,
    acting: ActingDays,
    *,
    clinical: bool,
) -> Panel | None:
    """None where nothing was ever measured. days, weighings: the oldest first. What is to be done follows from the
    editions and numbers of the day of the latest of them."""
    known = known_now(days, today)
    if known is None:
        return None
    last = weighings[-1] if weighings else None
    recent = last if last and (today - last.local_date).days <= RECENT_DAYS else None
    found, rules = Found(assessment=known.latest, counts=last), acting.on(days[-1][0])
    return Panel(
        since=formats.day(days[-1][0]),
        marks=result.marks_of(found),
        plain=result.plain_of(found),
        indices=_indices(known, found) if clinical else [],
        notes=notes_of(person, weighings, known, clinical=clinical),
        actions=_actions(_counselled(known, recent, weighings, rules), rules, clinical=clinical),
    )


def _counselled(
    known: Known, recent: MonthlyWeighing | None, weighings: list[MonthlyWeighing], acting: Acting
) -> list[Action]:
    return counsel(
        known.actionable,
        acting.rules,
        weight=recent.weight_grams if recent else None,
        gain=GainStatus(recent.status) if recent else None,
        twice=bool(recent) and was_twice(weighings),
    )


def _indices(known: Known, found: Found) -> list[IndexLine]:
    return [
        IndexLine(
            shown.name,
            shown.z,
            shown.words,
            formats.day(known.days[index]) if index in known.days else "",
            _rule(index),
        )
        for index, shown in zip(Index, result.indices_of(found), strict=True)
    ]


def _rule(index: Index) -> str:
    rule = rules()[index]
    return source_words(f"{rule.source} · {rule.edition}" if rule.source else rule.edition, rule.status)


def _actions(actions: list[Action], acting: Acting, *, clinical: bool) -> list[ActionLine]:
    """To a kader the same sentence once; it is advice only where all that say it are."""
    if clinical:
        return [_for_nakes(one, acting) for one in actions]
    tell, said = _("Beri tahu bidan."), dict[str, bool]()
    for one in actions:
        grave = one.priority != "P4" and one.code != "ukur_ulang"
        text = f"{one.for_kader} {tell}" if grave else one.for_kader
        said[text] = said.get(text, True) and acting.is_advice(one.rules)
    return [ActionLine(None, text, "", "", advice) for text, advice in said.items()]


def _for_nakes(one: Action, acting: Acting) -> ActionLine:
    recheck = _("periksa lagi %(days)s hari") % {"days": one.recheck_days} if one.recheck_days else ""
    source = source_words(source_shown(one.source).text, one.status)
    return ActionLine(of_priority(one.priority), one.text, recheck, source, acting.is_advice(one.rules))


def source_words(source: str, status: str) -> str:
    """On what a statement rests and how that was read; the second alone where no source was found."""
    return " · ".join(part for part in (source, status_words(status)) if part)


def status_words(status: str) -> str:
    """How a statement was read (ADR 0006), in the words of the screen."""
    return {
        "verified": _("sumber sudah dibaca"),
        "secondary": _("sumber kedua: periksa sebelum dipakai"),
        "from-memory": _("dari ingatan: periksa sebelum dipakai"),
        "engineering": _("aturan Simpul sendiri"),
    }[status]
