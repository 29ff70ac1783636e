"""What is said of a number that sources contradict: what they print, what holds, since when, by whom? No I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.rules.words import SourceShown, source_shown, source_words
from simpul.knowledge.rules import Rule
from simpul.knowledge.rules.language.settings import Setting, settings
from simpul.services.signing.models import Chosen


@dataclass(frozen=True, slots=True)
class PrintedShown:
    """is_used  today; is_default: it holds where nobody chose"""

    number: str
    is_used: bool
    is_default: bool
    status: str
    source: SourceShown


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """is_coming  its first day is still to come"""

    number: str
    since: str
    by: str
    reason: str
    is_coming: bool


@dataclass(frozen=True, slots=True)
class NumberShown:
    """held     the choice that holds today; None: nobody chose, the default holds
    others   choices that begin later and those that held before, the latest first
    readers  the rules that take the number
    """

    code: str
    label: str
    printed: Sequence[PrintedShown]
    held: ChoiceShown | None
    others: Sequence[ChoiceShown]
    readers: Sequence[Rule]


def numbers_shown(
    rules: Sequence[Rule], history: Sequence[Chosen], names: Mapping[UUID, str], today: date
) -> list[NumberShown]:
    """rules: those of today; history: all choices of the city, the latest first"""
    return [_shown(one, rules, [row for row in history if row.setting == code], names, today)
            for code, one in settings().items()]  # fmt: skip


def _shown(
    one: Setting, rules: Sequence[Rule], rows: Sequence[Chosen], names: Mapping[UUID, str], today: date
) -> NumberShown:
    """A choice that no source prints any more holds no longer (choosing.chosen_on): the default does."""
    language, printed = formats.language(), {choice.value for choice in one.choices}
    held = next((row for row in rows if row.valid_from <= today and row.value in printed), None)
    used = held.value if held else one.default
    return NumberShown(
        code=one.code,
        label=one.label(language),
        printed=[
            PrintedShown(
                number=one.show(choice.value, language),
                is_used=choice.value == used,
                is_default=choice.value == one.default,
                status=source_words(choice.status.value),
                source=source_shown(choice.source),
            )
            for choice in one.choices
        ],
        held=_choice(one, held, names, today) if held else None,
        others=[_choice(one, row, names, today) for row in rows if row != held],
        readers=[rule for rule in rules if one.code in rule.settings],
    )


def _choice(one: Setting, row: Chosen, names: Mapping[UUID, str], today: date) -> ChoiceShown:
    return ChoiceShown(
        number=one.show(row.value, formats.language()),
        since=formats.day(row.valid_from),
        by=_("%(name)s, %(day)s") % {
            "name": names.get(row.chosen_by, _("petugas lain")),
            "day": formats.day(timezone.localtime(row.chosen_at).date()),
        },
        reason=row.reason,
        is_coming=row.valid_from > today,
    )  # fmt: skip
