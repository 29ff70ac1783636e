"""What the two evaluators say of one person, in the same words; and of whom they do not say the same."""

from collections.abc import Sequence
from typing import Any

from simpul.foundation.day_columns import day_of
from simpul.knowledge.immunization import Asked, Evaluation, NotDone, evaluate
from simpul.knowledge.immunization.columns import EvaluationColumns, columns_of, evaluate_columns
from simpul.knowledge.immunization.columns.answer import REASONS, STATES
from simpul.knowledge.immunization.columns.steps.taken import PROBLEMS, USED
from simpul.knowledge.immunization.columns.steps.verdict import DOSE_REASONS

DAYS = ("earliest", "recommended", "overdue_from", "last_date")
Said = dict[str, Any]


def said_one(found: Evaluation) -> Said:
    return {
        "next": {
            one.key: [one.antigen, one.state, one.reason, one.dose, one.product, one.is_unsure]
            + [getattr(one, name) for name in DAYS]
            + [one.not_done]
            for one in found.next.values()
        },
        "doses": sorted((one.position, one.antigen, one.number, one.valid, one.reason) for one in found.doses),
        "troubles": {one.position: one.problem for one in found.troubles if one.about == "history"},
        "person": next((one.problem for one in found.troubles if one.about == "person"), None),
        "sets": (found.idl, found.ibl, found.tetanus.number),
    }


def said_rows(found: EvaluationColumns, asked: Sequence[Asked]) -> list[Said]:
    person = [row for row, one in enumerate(asked) for _ in one.history]
    position = [at for one in asked for at, _ in enumerate(one.history)]
    said = [_person(found, row, [told for one in asked for told in one.not_done]) for row in range(len(asked))]
    for line, problem in enumerate(found.problem.tolist()):
        if problem != USED and said[person[line]]["person"] is None:
            said[person[line]]["troubles"][position[line]] = PROBLEMS[problem]
    columns = (getattr(found.doses, name).tolist() for name in ("line", "antigen", "number", "valid", "reason"))
    for line, antigen, number, valid, reason in zip(*columns, strict=True):
        said[person[line]]["doses"].append(
            (
                position[line],
                found.names[antigen],
                number if number >= 0 else None,
                (False, True, None)[valid],
                DOSE_REASONS[reason] if reason >= 0 else None,
            )
        )
    for one in said:
        one["doses"].sort()
    return said


def _person(found: EvaluationColumns, row: int, told: list[NotDone]) -> Said:
    problem = int(found.person_problem[row])
    coming = {} if problem != USED else {key: _next(found, key, row, told) for key in found.next}
    return {
        "next": coming,
        "doses": [],
        "troubles": {},
        "person": None if problem == USED else PROBLEMS[problem],
        "sets": (bool(found.idl[row]), (False, True, None)[found.ibl[row]], int(found.tetanus[row])),
    }


def _next(found: EvaluationColumns, key: str, row: int, told: list[NotDone]) -> list[Any]:
    one, line = found.next[key], int(found.not_done[key][row])
    dose, product = int(one.dose[row]), int(one.product[row])
    return [
        one.antigen,
        STATES[one.state[row]],
        REASONS[one.reason[row]],
        dose if dose >= 0 else None,
        found.names[product] if product >= 0 else "",
        bool(one.is_unsure[row]),
        *(day_of(int(getattr(one, name)[row])) for name in DAYS),
        told[line] if line >= 0 else None,
    ]


def differences(asked: Sequence[Asked]) -> list[tuple[Asked, str, Any, Any]]:
    """Of everybody, evaluated together: who, what, what one at a time says, what columns say."""
    said = said_rows(evaluate_columns(columns_of(asked)), asked)
    found = []
    for one, together in zip(asked, said, strict=True):
        alone = said_one(evaluate(one))
        for name, expected in alone.items():
            if together[name] != expected:
                found.append((one, name, expected, together[name]))
    return found
