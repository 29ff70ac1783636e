"""What does a phone get of the rules? Every edition that holds on a day or later, with the numbers of its city.

What changes on a day to come comes with its day: a phone that has no network then changes all the same (ADR 0050).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from simpul.knowledge.concepts.showing import YES_NO
from simpul.knowledge.rules.bundle import rule_json
from simpul.knowledge.rules.language.settings import numbers, settings
from simpul.knowledge.rules.registry import Chosen, rules, rules_on
from simpul.knowledge.rules.telling import CERTAIN, GOOD, SENTENCES, TO_NAKES, TO_SHOW
from simpul.knowledge.rules.unjudged import OF_A_METHOD, OF_SIZE, amiss

Json = dict[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds in a city from a day on.

    since    the first day
    numbers  what the city chose where sources contradict each other; without one its default
    signed   the rules and editions that a doctor signed with these numbers
    """

    since: date
    numbers: Chosen = field(default_factory=dict)
    signed: Collection[Key] = ()


def rules_json(day: date, city: Sequence[Holding] = ()) -> list[Json]:
    """The rules that hold on `day`, those that begin later and those that are signed, each again from the day on which
    the city changes it: `from` is the first day on which it holds as it is written, `signed` whether a doctor signed it
    so. An edition that acts only where it is signed goes only there.

    city  in the order of days
    """
    last: dict[Key, Json] = {}
    found: list[Json] = []
    for one, until in periods(day, city):
        wanted = {rule.key for rule in rules_on(one.since, one.numbers).values()} | set(one.signed) | last.keys()
        for key, rule in sorted(rules(one.numbers).items()):
            begins = one.since < rule.valid_from and (until is None or rule.valid_from < until)
            told = rule_json(rule) | {"signed": key in one.signed}
            if (key in wanted or (begins and not rule.only_signed)) and told != last.get(key):
                since = one.since if key in last and not begins else rule.valid_from
                found.append(told | {"from": since.isoformat()})
                last[key] = told
    return found


def numbers_json(day: date, city: Sequence[Holding] = ()) -> list[Json]:
    """Of each conflict of sources its label and the numbers that hold, the first since before `day`."""
    told = [
        (None if at == 0 else one.since.isoformat(), numbers(one.numbers))
        for at, (one, _) in enumerate(periods(day, city))
    ]
    return [
        {"setting": code, "label": [one.label_id, one.label_en], "from": [[since, by[code]] for since, by in told]}
        for code, one in settings().items()
    ]


def telling_json(*, shows_advice: bool) -> Json:
    """The sentences in which an answer is told, Indonesian and English: to a health worker what is missing or certain,
    to a kader whether somebody has to look, or what to show that no rule judged.

    shows_advice  whether a rule that no doctor signed is told at all, as advice (a setting of the city)
    """
    return {
        "shows_advice": shows_advice,
        "states": {state.value: [SENTENCES["id"][state], SENTENCES["en"][state]] for state in SENTENCES["id"]},
        "certain": [CERTAIN["id"], CERTAIN["en"]],
        "to_nakes": [TO_NAKES["id"], TO_NAKES["en"]],
        "good": [GOOD["id"], GOOD["en"]],
        "to_show": [TO_SHOW["id"], TO_SHOW["en"]],
        "yes_no": [list(words) for words in zip(YES_NO["id"], YES_NO["en"], strict=True)],
        "of_size": sorted(OF_SIZE),
        "of_a_method": OF_A_METHOD,
        "worse": {code: _runs(sorted(values)) for code, values in amiss().items()},
    }


def _runs(values: list[int]) -> list[list[int]]:
    """The first and the last of each run without a gap: 3, 4, 5 and 9 are [3, 5] and [9, 9]."""
    starts = [values[0], *(after for before, after in pairwise(values) if after != before + 1)]
    ends = [*(before for before, after in pairwise(values) if after != before + 1), values[-1]]
    return [list(run) for run in zip(starts, ends, strict=True)]


def periods(day: date, city: Sequence[Holding]) -> list[tuple[Holding, date | None]]:
    """What holds from `day` and from each later day on, and before which day."""
    before = [one for one in city if one.since <= day]
    starts = [
        replace(before[-1], since=day) if before else Holding(day),
        *(one for one in city if one.since > day),
    ]
    return list(zip(starts, [*(one.since for one in starts[1:]), None], strict=True))
