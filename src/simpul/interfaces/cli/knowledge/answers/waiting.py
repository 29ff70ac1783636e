"""What of the findings did no rule judge, and what is certain whether she is pregnant or not?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from simpul.knowledge.concepts import concepts, show_value
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Answer, Priority, Refer, Rule, State, assess
from simpul.knowledge.rules.evaluate import looked_at
from simpul.knowledge.rules.telling import named
from simpul.knowledge.rules.unjudged import OF_A_METHOD, unjudged

Row = dict[str, Any]
Values = Mapping[str, FactValue]
PREGNANT = "pregnant"
PRIORITIES, LADDER = tuple(Priority), tuple(Refer)
TELL_FIRST = "Isi dulu hamil atau tidak (person.pregnant); yang menunggu jawabannya: {}."
EITHER_WAY = "Hamil atau tidak, sudah pasti sedikitnya {}{}."
NOT_JUDGED = "Tidak dinilai aturan: {}. Dokter atau bidan yang menilai."


def unjudged_rows(found: Values, answers: Sequence[Answer]) -> list[Row]:
    """In the order of the file. waits_for: what a rule that looked at it would have to know."""
    waiting = [one for one in answers if one.state is State.INCOMPLETE and one.acts is None]
    return [
        {
            "finding": code,
            "label": concepts()[code].label("id"),
            "value": show_value(concepts()[code], found[code], "id"),
            "said": named(code, found[code]),
            "waits_for": list(dict.fromkeys(_lacking(code, waiting))),
        }
        for code in unjudged(found, answers)
    ]


def _lacking(code: str, waiting: Iterable[Answer]) -> Iterator[str]:
    return (missing for one in waiting if code in looked_at(one) for missing in one.missing)


def either_way(rules: Iterable[Rule], values: Values, found: Iterable[str]) -> Row | None:
    """The worst of each branch is certain in it; of both branches the milder end is certain. None where she is not
    waited for, or where one branch asks for nothing."""
    about = [one for one in rules if one.inputs.keys() & set(found) and not one.code.startswith(OF_A_METHOD)]
    if PREGNANT in values or not any(_waits_for_pregnant(assess(one, values)) for one in about):
        return None
    ends = [_worst(assess(one, {**values, PREGNANT: told}) for one in about) for told in (1, 0)]
    priority, refer = (max(one[0] for one in ends), min(one[1] for one in ends))
    if PRIORITIES[priority] is Priority.P4:
        return None
    return {"priority": PRIORITIES[priority].value, "refer": LADDER[refer].value}


def _waits_for_pregnant(answer: Answer) -> bool:
    """Beside what is to be measured again nothing is named as missing, and it waits all the same."""
    again = answer.state is State.MEASURE_AGAIN and answer.acts is None
    return PREGNANT in answer.missing or (again and PREGNANT in answer.rule.inputs)


def _worst(answers: Iterable[Answer]) -> tuple[int, int]:
    """Priority and place to refer, each as its place in its order."""
    bands = [one.acts for one in answers if one.acts]
    return (
        min((PRIORITIES.index(band.priority) for band in bands), default=PRIORITIES.index(Priority.P4)),
        max((LADDER.index(band.refer) for band in bands), default=0),
    )


def without_waiting(answers: Iterable[Row], rows: Iterable[Row]) -> list[Row]:
    """Of the answers those that are told in words, where what waits for whether she is pregnant is told beside them."""
    is_told = any(PREGNANT in one["waits_for"] for one in rows)
    return [one for one in answers if not (is_told and PREGNANT in one["missing"] and not one["at_least"])]


def unjudged_words(rows: Iterable[Row], certain: Row | None) -> Iterator[str]:
    """What waits for whether she is pregnant is said once, with all that waits for it."""
    rows = list(rows)
    first = [one["said"] for one in rows if PREGNANT in one["waits_for"]]
    if first:
        yield TELL_FIRST.format(", ".join(first))
    if certain:
        where = "" if certain["refer"] == Refer.NOWHERE else f", rujuk: {certain['refer']}"
        yield EITHER_WAY.format(certain["priority"], where)
    if others := [one["said"] for one in rows if PREGNANT not in one["waits_for"]]:
        yield NOT_JUDGED.format(", ".join(others))
