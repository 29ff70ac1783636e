"""How somebody who knows only FHIR reads a questionnaire: the items in order, and whether one is enabled."""

from collections.abc import Iterator, Mapping
from operator import eq, ge, gt, le, lt
from typing import Any

SIGNS = {"=": eq, ">": gt, "<": lt, ">=": ge, "<=": le}
Answers = Mapping[str, Any]


def items_of(node: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for item in node.get("item", ()):
        yield item
        yield from items_of(item)


def is_enabled(item: Mapping[str, Any], answers: Answers) -> bool:
    """answers: by linkId, as an answer of FHIR would say it (a coding by its code); a question without one is not in
    it. R4: without an answer every operator but `exists` is false."""
    rows = [_holds(row, answers) for row in item.get("enableWhen", ())]
    if not rows:
        return True
    return any(rows) if item.get("enableBehavior") == "any" else all(rows)


def _holds(row: Mapping[str, Any], answers: Answers) -> bool:
    [(kind, wanted)] = [(key, value) for key, value in row.items() if key.startswith("answer")]
    there = row["question"] in answers
    if row["operator"] == "exists":
        return there is wanted
    if kind == "answerCoding":
        wanted = wanted["code"]
    return there and bool(SIGNS[row["operator"]](answers[row["question"]], wanted))
