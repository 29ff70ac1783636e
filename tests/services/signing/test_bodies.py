"""z-scores of a dry run: by columns as of one child, and only from what was measured on one day."""

from datetime import date, timedelta
from random import Random

import numpy as np

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.growing import OF_BODY, known_of_body
from simpul.knowledge.rules.person import About, known_of
from simpul.services.signing.dry_run.bodies import body_columns
from simpul.services.signing.dry_run.dates import Days

BORN = date(2024, 1, 1)
RANGES = {
    "body_weight": (2000, 30000),
    "body_length": (450, 1500),
    "length_posture": (1, 2),
    "head_circumference": (300, 560),
    "bilateral_oedema": (0, 1),
}


def drawn(rows: int) -> list[tuple[Sex, date, dict[str, FactValue]]]:
    draw = Random(40)
    return [
        (
            draw.choice(list(Sex)),
            BORN + timedelta(days=draw.randrange(3000)),
            {code: draw.randint(*ends) for code, ends in RANGES.items() if draw.random() < 0.8},
        )
        for _ in range(rows)
    ]


def columns_of(rows: list[dict[str, FactValue]], days: list[date]) -> tuple[dict[str, Column], dict[str, Days]]:
    found = {
        code: Column(
            np.array([int(row.get(code, 0)) for row in rows], np.int64), np.array([code in row for row in rows])
        )
        for code in OF_BODY
    }
    return found, {code: np.array(days, dtype="datetime64[D]") for code in OF_BODY}


def test_the_columns_are_those_of_one_child() -> None:
    people = drawn(600)
    found, taken = columns_of([one for _, _, one in people], [day for _, day, _ in people])
    born = np.array([BORN] * len(people), dtype="datetime64[D]")
    columns = body_columns(born, [sex.value for sex, _, _ in people], found, taken)
    some = 0
    for row, (sex, day, one) in enumerate(people):
        said = {code: int(column.values[row]) for code, column in columns.items() if column.known[row]}
        assert said == known_of_body(known_of(About(day, BORN, sex)), one), one
        some += bool(said)
    assert some > 300


def test_a_weight_and_a_length_of_two_days_are_no_weight_for_length() -> None:
    found, taken = columns_of([{"body_weight": 9000, "body_length": 750}], [date(2025, 1, 1)])
    taken["body_length"] = np.array([date(2024, 12, 1)], dtype="datetime64[D]")
    born = np.array([BORN], dtype="datetime64[D]")
    columns = body_columns(born, ["L"], found, taken)
    assert [code for code, column in columns.items() if column.known[0]] == [
        "weight_doubted",
        "z_weight_for_age",
        "z_length_for_age",
    ]
    then = known_of(About(date(2024, 12, 1), BORN, Sex.MALE))
    assert columns["z_length_for_age"].values[0] == known_of_body(then, {"body_length": 750})["z_length_for_age"]


def test_of_whom_nothing_was_measured_there_is_none() -> None:
    columns = body_columns(np.array([BORN], dtype="datetime64[D]"), ["P"], {}, {})
    assert not any(column.known.any() for column in columns.values())
