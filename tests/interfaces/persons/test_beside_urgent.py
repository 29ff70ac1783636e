"""Beside an answer that cannot wait, no calm answer of the same visit says what to do: on the card and in the shell.

Over every band of the tables of what is done (vectors/acts), each reached by a worked case.
"""

from collections.abc import Iterator

import pytest

from simpul.interfaces.cli.knowledge.assess import said
from simpul.interfaces.web.persons.care.judged import judged_shown
from simpul.knowledge.rules import Answer, Priority, assess
from simpul.knowledge.rules.telling import answer_json, orders
from simpul.services.signing.acting import Judgement
from tests.cast import TODAY
from tests.knowledge.rules.test_acts import RULES, TABLES
from tests.knowledge.rules.test_vectors import VECTORS


def reached(priority: Priority) -> Iterator[Answer]:
    """The first worked case of each band of this priority, lower ends among them."""
    for name, row in TABLES.items():
        answers = [assess(RULES[name], case["given"]) for case in VECTORS[name]["cases"]]
        first = {one.acts.code: one for one in reversed(answers) if one.acts and one.acts.code in row["bands"]}
        yield from (one for one in first.values() if one.acts and one.acts.priority is priority)


CALM, URGENT, SOON = (list(reached(one)) for one in (Priority.P4, Priority.P1, Priority.P2))


def shown(*answers: Answer) -> tuple[list[bool], list[bool]]:
    """Of what asks for something, and of what is calm: whether it says what to do."""
    judged = judged_shown([Judgement(one, is_signed=True) for one in answers], TODAY, clinical=True)
    return [bool(one.do) for one in judged.first], [bool(one.do) for one in judged.rest]


def lines(*answers: Answer) -> list[str]:
    rows = [answer_json(one) | {"signed": True, "advice": False} for one in answers]
    return list(said({"answers": rows, "unjudged": [], "either_way": None, "signatures": {"said": ""}}))


def ordering(priority: Priority, told: list[str]) -> list[str]:
    return [one for one in told if one.startswith(f"  {priority}. ")]


def test_beside_one_that_cannot_wait_no_calm_answer_says_what_to_do() -> None:
    assert len(CALM) > 80
    for urgent in URGENT:
        assert shown(urgent, CALM[0]) == ([True], [False])
    assert shown(URGENT[0], *CALM) == ([True], [False] * len(CALM))
    told = lines(URGENT[0], *CALM)
    assert (len(ordering(Priority.P1, told)), ordering(Priority.P4, told)) == (1, [])
    labels = {one.band.label_id for one in CALM if one.band}
    assert [one for one in labels if not any(one in line for line in told)] == [], "what was found is still told"


def test_without_one_every_calm_answer_says_it() -> None:
    assert shown(SOON[0], *CALM) == ([True], [True] * len(CALM))
    assert all(ordering(Priority.P4, lines(SOON[0], one)) for one in CALM)


@pytest.mark.parametrize("priority", [Priority.P1, Priority.P2, Priority.P3])
def test_what_asks_for_something_always_says_it(priority: Priority) -> None:
    assert orders(priority, set(Priority))
