"""What did an earlier visit ask for that no later one has looked at again?

A visit about something else says nothing of a pressure of last week: what the rules said of that pressure stays until
the same rule is answered again by its own findings. Who changed group meanwhile (a birth, a birthday) was looked at by
nobody for that: the same findings are judged by the rules of today's person. No I/O.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from simpul.interfaces.web.persons.care.judging import Occasion, findings_of, occasion_of
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Answer, Band, Rule, State, assess
from simpul.knowledge.rules.lasting import is_urgent_without, worse_answers
from simpul.knowledge.rules.unjudged import judged_by_any
from simpul.services.signing.acting import OF_PERSON, Judgement, asks_only_of_the_person, concepts_of, in_order

if TYPE_CHECKING:
    from simpul.records.visits.models import Visit

# Ours, and no medicine: how far before the newest visit a card looks, so that it stays short and quick. A visit further
# back stands among the visits, with its own page.
LOOKED_BACK = timedelta(days=31)


class Judge(Protocol):
    """By the person of its day, or by what is known of somebody."""

    def __call__(self, one: Occasion, known: Mapping[str, FactValue] | None = None) -> list[Judgement]: ...


@dataclass(frozen=True, slots=True)
class Said:
    """on: the day of the visits that said it; judgements: the worst first"""

    on: date
    judgements: Sequence[Judgement]


def days_of(visits: Iterable[Visit]) -> list[list[Visit]]:
    """The visits that stand and have findings by local day, as far back as a card looks. visits: the newest first"""
    standing = [one for one in visits if not hasattr(one, "withdrawal") and findings_of(one)]
    near = [one for one in standing if standing[0].local_date - one.local_date <= LOOKED_BACK]
    return [list(day) for _on, day in groupby(near, key=lambda one: one.local_date)]


def left_to_do(
    days: Sequence[Sequence[Visit]], newest: Sequence[Judgement], judge: Judge, known: Mapping[str, FactValue]
) -> list[Said]:
    """What stays of the days before, and of single visits of the newest day, the newest first.

    days    `days_of` the visits; newest: what is said of the first of them
    known   of the person today
    """
    later = [Said(days[0][0].local_date, newest)]
    found = dict(occasion_of(days[0]).found)
    last = dict.fromkeys(found, days[0][0].local_date)
    stays: dict[date, list[Judgement]] = {}
    for one in _occasions(days):
        said = judge(one)
        kept = [each for each in said if _asks(each) and not _is_settled(each.answer, one.day, later)]
        meant = [each for each in kept if _is_meant(each.answer, found, known)]
        now: list[Judgement] = []
        if len(meant) < len(kept):
            again = {code for code, day in last.items() if day > one.day}
            now = [each for each in judge(one, known) if each.answer.rule.code not in _codes(said)]
            instead = _instead([each for each in kept if each not in meant], now, again)
            meant += [each for each in instead if not _is_settled(each.answer, one.day, later)]
        if meant:
            stays.setdefault(one.day, []).extend(meant)
        later.append(Said(one.day, [*said, *now]))
        found = {**one.found, **found}
        last = {**dict.fromkeys(one.found, one.day), **last}
    return [Said(on, in_order(judgements)) for on, judgements in stays.items()]


def _instead(old: Sequence[Judgement], now: Sequence[Judgement], again: set[str]) -> list[Judgement]:
    """Of answers whose rule is not for this person any more: what today's rules ask for by the same findings, and those
    urgent ones that rest on what none of these reads, what did not end, and what was not found again since."""
    read = frozenset[str]().union(*(concepts_of(one.answer.rule) & one.answer.inputs.keys() for one in old))
    gone = (judged_by_any(one.answer for one in now) | again) - OF_PERSON
    asked = [one for one in now if _asks(one) and concepts_of(one.answer.rule) & read]
    return [*asked, *(one for one in old if is_urgent_without(one.answer, gone))]


def _codes(judgements: Iterable[Judgement]) -> set[str]:
    return {one.answer.rule.code for one in judgements}


def _occasions(days: Sequence[Sequence[Visit]]) -> Iterator[Occasion]:
    """Of each day all its visits together (of the newest day that was judged already), then each but the newest alone:
    what one of them was sure of is not always said of the day."""
    for at, visits in enumerate(days):
        if at:
            yield occasion_of(visits)
        yield from (occasion_of([one]) for one in visits[1:])


def _asks(one: Judgement) -> bool:
    again = one.answer.state is State.MEASURE_AGAIN
    return (one.asks_for_something or again) and not asks_only_of_the_person(one.answer.rule)


def _is_meant(answer: Answer, found: Mapping[str, FactValue], known: Mapping[str, FactValue]) -> bool:
    """Whether its rule is still for this person: a pregnancy may be over, a child be too old for it."""
    later = {code: value for code, value in found.items() if code in answer.rule.inputs}
    return assess(answer.rule, {**_told(answer), **later, **known}).state is not State.NOT_APPLICABLE


def _is_settled(answer: Answer, day: date, later: Iterable[Said]) -> bool:
    rule = answer.rule.code
    answers = ((said.on, one.answer) for said in later for one in said.judgements)
    return any(_settles(other, answer, same_day=on == day) for on, other in answers if other.rule.code == rule)


def _settles(later: Answer, earlier: Answer, *, same_day: bool) -> bool:
    """Whether the earlier findings beside the later ones would come to no worse a band than the later ones alone: then
    the later visit gave again what the earlier answer rested on. An answer that is sure of nothing settles nothing but
    the same wish to measure again. Of one day the hours since a birth are those of the earlier visit, and an urgent yes
    holds: a fit at eight is not undone by a no at ten, and a slip of the pen is put right where it was made."""
    if later.acts is None:
        return earlier.acts is None and {*earlier.again} <= {*later.again}
    values = {**_told(earlier), **later.inputs}
    if same_day:
        values = {**earlier.inputs, **_told(later), **worse_answers(earlier)}
    both = later if values == later.inputs else assess(later.rule, values)
    return both.acts is not None and _place(later.rule, both.acts) >= _place(later.rule, later.acts)


def _place(rule: Rule, band: Band) -> int:
    """Of a band, or of its lower end, among those of its rule, the worst first."""
    return [one.code for one in rule.bands].index(band.code)


def _told(answer: Answer) -> dict[str, FactValue]:
    """What was found, and not who the person was on that day."""
    return {code: value for code, value in answer.inputs.items() if code not in OF_PERSON}
