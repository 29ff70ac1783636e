"""How is said what the rules conclude from a visit? A health worker reads class, action and why; a kader a colour and
whether to tell a health worker, never a class (ilp.md 2.4). What no doctor signed is marked as advice. No I/O.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, of_band, of_priority
from simpul.interfaces.web.persons.care.earlier import Said
from simpul.interfaces.web.persons.care.unread import NOTHING, Unread
from simpul.interfaces.web.persons.care.why import measured_words, named_of, todo_words, why_words
from simpul.interfaces.web.rules.words import source_words
from simpul.knowledge.rules import Priority, State
from simpul.knowledge.rules.telling import kader_sentence, orders, sentence
from simpul.services.signing.acting import Judgement, concepts_of, in_order


@dataclass(frozen=True, slots=True)
class JudgementShown:
    """mark     priority to a health worker, colour to a kader; None where no band is certain
    said     the class, or what is missing; do: what to do, where, and when to look again
    why      (what, value) that went in; rule: rule, edition and how its source was read
    advice   no doctor signed it
    """

    title: str
    mark: Mark | None
    said: str
    advice: bool
    do: Sequence[str] = ()
    why: Sequence[tuple[str, str]] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """What a visit of that day asked for and no later one has looked at."""

    on: date
    said: Sequence[JudgementShown]


@dataclass(frozen=True, slots=True)
class Judged:
    """first  what asks for something; rest: without a problem or incomplete, folded; on: the day of the visit
    earlier  what stays of visits before it, the newest first; alone: of one visit, to which others of its day may add
    unread  what was found and no rule judged, each with its value; show: the same to a kader, as one sentence
    lacking  an answer that is sure of nothing waits for something: then nobody says that all is well"""

    on: date
    first: Sequence[JudgementShown]
    rest: Sequence[JudgementShown]
    signed: bool
    unread: Sequence[str] = ()
    show: str = ""
    lacking: bool = False
    earlier: Sequence[EarlierShown] = ()
    alone: bool = False

    @property
    def anything(self) -> bool:
        return bool(self.first or self.rest or self.unread or self.show or self.earlier)


def judged_shown(
    judgements: Sequence[Judgement],
    on: date,
    *,
    clinical: bool,
    unread: Unread = NOTHING,
    earlier: Sequence[Said] = (),
    alone: bool = False,
) -> Judged:
    """earlier: what stays of visits before it"""
    told = _for_reader(judgements, clinical=clinical)
    stays = [(one.on, _for_reader(one.judgements, clinical=clinical)) for one in earlier]
    every = [*told, *(one for _day, those in stays for one in those)]
    say = partial(_to_nakes, beside={one.band.priority for one in every if one.band}) if clinical else _to_kader
    first = [say(one) for one in told if _comes_first(one)]
    left = [(day, [line for line in map(say, those) if line not in first]) for day, those in stays]
    return Judged(
        on=on,
        first=first,
        rest=[say(one) for one in told if not _comes_first(one)],
        signed=all(one.is_signed for one in every),
        unread=unread.named,
        show=unread.show,
        lacking=any(one.band is None and one.answer.state is State.INCOMPLETE for one in judgements),
        earlier=[EarlierShown(day, lines) for day, lines in left if lines],
        alone=alone,
    )


def _for_reader(judgements: Sequence[Judgement], *, clinical: bool) -> Sequence[Judgement]:
    return judgements if clinical else _each_once([one for one in judgements if _for_kader(one)])


def _each_once(told: Sequence[Judgement]) -> Sequence[Judgement]:
    """What was measured is told to a kader once, in the most urgent line that rests on it, signed before advice."""
    left: list[Judgement] = []
    said: set[str] = set()
    for one in in_order(sorted(told, key=lambda one: not one.is_signed)):
        read = named_of(one.answer)
        if not read <= said:
            left.append(one)
            said |= read
    return left


def _comes_first(one: Judgement) -> bool:
    return one.asks_for_something or one.answer.state is State.MEASURE_AGAIN


def _for_kader(one: Judgement) -> bool:
    """Of a rule that nobody signed a kader hears only that a health worker should look: no green rests on advice. It is
    said by what was found: of what follows from the person alone she hears nothing."""
    measured = bool(concepts_of(one.answer.rule) & one.answer.inputs.keys())
    return measured and (one.asks_for_something or (one.is_signed and one.band is not None))


def _to_nakes(one: Judgement, beside: set[Priority]) -> JudgementShown:
    answer, rule, band, language = one.answer, one.answer.rule, one.band, formats.language()
    read = source_words((band or rule).status.value)
    return JudgementShown(
        title=rule.title(language),
        mark=of_priority(band.priority.value) if band else None,
        said=sentence(answer, language),
        do=todo_words(band, language) if band and orders(band.priority, beside) else (),
        why=why_words(answer, language),
        rule=f"{rule.code} · {_('edisi %(edition)s') % {'edition': rule.edition}} · {read}",
        advice=not one.is_signed,
    )


def _to_kader(one: Judgement) -> JudgementShown:
    """By what was measured, not by the name of the rule: that would say a class."""
    colour, words = kader_sentence(one.answer, formats.language())
    return JudgementShown(
        title=measured_words(one.answer),
        mark=of_band(colour.value) if colour else None,
        said=words,
        advice=not one.is_signed,
    )
