"""What stands in the list of pairs and in the list of merges? No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.knowledge.identity.reasons import words_of

if TYPE_CHECKING:
    from simpul.records.people.models import Merge, Person
    from simpul.services.duplicates.pair_queries import OpenPair

PAGE = 40
MOST_PAGES = 1_000
REASON_LETTERS = 160
REASONS_SHOWN = 3
LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class PersonShown:
    id: UUID
    name: str
    more: str


@dataclass(frozen=True, slots=True)
class PairShown:
    left: PersonShown
    right: PersonShown
    level: str
    is_likely: bool
    why: str


@dataclass(frozen=True, slots=True)
class MergeShown:
    id: UUID
    kept: PersonShown
    gone: str
    reason: str
    made: str
    undone: str


def pairs_shown(pairs: list[OpenPair], today: date) -> list[PairShown]:
    return [
        PairShown(
            left=_person(one.left, today),
            right=_person(one.right, today),
            level=level_word(one.pair.level),
            is_likely=one.pair.level == LIKELY,
            why=" · ".join(reasons_in_words(one.pair.reasons)[:REASONS_SHOWN]),
        )
        for one in pairs
    ]


def merges_shown(merges: list[Merge], staff: Mapping[UUID, str]) -> list[MergeShown]:
    return [
        MergeShown(
            id=one.pk,
            kept=PersonShown(one.kept.pk, one.kept.name, place_of(one.kept)),
            gone=one.gone.name,
            reason=one.reason,
            made=_by(one.made_at.astimezone(timezone.get_current_timezone()).date(), one.made_by, staff),
            undone=_by(one.undone_at.astimezone(timezone.get_current_timezone()).date(), one.undone_by, staff)
            if one.undone_at
            else "",
        )
        for one in merges
    ]


def reasons_in_words(codes: list[str] | tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(_(words) for words in map(words_of, codes) if words))


def level_word(level: str) -> str:
    return {LIKELY: _("Sangat mirip"), "possible": _("Mungkin sama")}.get(level, _("Tidak mirip"))


def place_of(person: Person) -> str:
    return f"{person.rt.name} / {person.rt.rw.name}" if person.rt.rw else person.rt.name


def page_asked(text: str) -> int:
    """Pages count from 1; anything else is the first."""
    return min(int(text), MOST_PAGES) if text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text) else 1


def reason_given(sent: Mapping[str, str]) -> str:
    return sent.get("reason", "").replace("\0", "").strip()[:REASON_LETTERS]


def _person(person: Person, today: date) -> PersonShown:
    age = formats.age(person.birth_date, person.died_on or today)
    return PersonShown(person.pk, person.name, f"{age}, {person.sex} · {place_of(person)}")


def _by(on: date, who: UUID | None, staff: Mapping[UUID, str]) -> str:
    return _("%(day)s oleh %(who)s") % {"day": formats.day(on), "who": staff.get(who, "–") if who else "–"}
