"""What does it cost to say of people which band they are in and what is due for them?

python -m bench.rules [--people 60000] [--alone 300] [--keep]

First one at a time, as a page asks: every rule of the day, the services due and the immunisation of one person. Then
mothers and children all at once by columns, in one process. Some of them are asked both ways, and one different answer
ends the bench with 1. A figure is seconds by the clock; those of the processor stand behind it.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

from bench.results import keep_section
from bench.rules_people import ON, Person, findings, people, values_of
from simpul.foundation.day_columns import day_of
from simpul.knowledge.due import columns as due_columns
from simpul.knowledge.due import due
from simpul.knowledge.due.columns.judging import NOT_LISTED
from simpul.knowledge.due.columns.states import STATES as DUE_STATES
from simpul.knowledge.immunization import columns as immunization_columns
from simpul.knowledge.immunization import evaluate
from simpul.knowledge.immunization.columns.answer import STATES as DOSE_STATES
from simpul.knowledge.rules import Rule, assess, rules_on
from simpul.knowledge.rules.columns import Column, assess_columns
from simpul.knowledge.rules.columns.assess import STATES

PEOPLE, ALONE, ROUNDS = 60_000, 300, 15
AIM_ALONE, AIM_ALL = 2.0, 15.0  # ms, s
Found = TypeVar("Found")
Said = dict[str, Any]


class Clock:
    """figures: what was done, seconds by the clock and of the processor."""

    def __init__(self) -> None:
        self.figures: dict[str, tuple[float, float]] = {}

    def timed(self, what: str, work: Callable[[], Found]) -> Found:
        begin, used = time.perf_counter(), time.process_time()
        found = work()
        self.figures[what] = (time.perf_counter() - begin, time.process_time() - used)
        return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.rules")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--alone", type=int, default=ALONE, help="people who are also asked one at a time")
    parser.add_argument("--keep", action="store_true", help="write the figures to bench/RESULTS.md")
    given = parser.parse_args()
    rules, everybody = list(rules_on(ON).values()), people(given.people)
    columns = findings(rules, everybody)
    rows = range(0, len(everybody), max(len(everybody) // given.alone, 1))
    alone = {row: (everybody[row], values_of(columns, rules, row)) for row in rows}
    figures = one_at_a_time(rules, list(alone.values()))
    clock, together = all_at_once(rules, columns, everybody)
    figures += told(clock)
    different = [row for row, one in alone.items() if said_alone(rules, *one) != together(row)]
    figures.append(("asked both ways", f"{len(alone)} people, {len(different)} answered differently"))
    for what, figure in figures:
        print(f"{what}: {figure}")
    if given.keep:
        about = f"bench/rules.py: {given.people:,} mothers and children, {len(rules)} rules, one process."
        keep_section("Rules, services due and immunisation", about, figures)
    return int(bool(different))


def one_at_a_time(rules: list[Rule], asked: list[tuple[Person, Said]]) -> list[tuple[str, str]]:
    """Of each person the best of some rounds: what the machine can, whoever else is using it."""
    parts: dict[str, Callable[[Person, Said], object]] = {
        "the rules of the day": lambda _, values: [assess(rule, values) for rule in rules_on(ON).values()],
        "services due": lambda person, _: due(*person.service),
        "immunisation": lambda person, _: evaluate(person.asked),
    }
    best = [{what: best_seconds(work, *one) * 1000 for what, work in parts.items()} for one in asked]
    whole = sorted(sum(one.values()) for one in best)
    found = [(f"one person: {what}", f"median {statistics.median(one[what] for one in best):.2f} ms") for what in parts]
    p95 = whole[int(len(whole) * 0.95)]
    figure = f"median {statistics.median(whole):.2f} ms, p95 {p95:.2f} ms (aim {AIM_ALONE:.0f})"
    return [*found, ("one person: all of it", figure)]


def best_seconds(work: Callable[[Person, Said], object], person: Person, values: Said) -> float:
    """Seconds of the processor."""
    seconds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work(person, values)
        seconds.append(time.process_time() - begin)
    return min(seconds)


def all_at_once(
    rules: list[Rule], columns: dict[str, Column], everybody: list[Person]
) -> tuple[Clock, Callable[[int], Said]]:
    """The times of the parts, and what is said of a row."""
    clock, count = Clock(), len(everybody)
    answers = clock.timed("rules", lambda: [assess_columns(rule, columns, count) for rule in rules])
    services = clock.timed("histories of services into columns", lambda: _services(everybody))
    listed = clock.timed("services due", lambda: due_columns.due_columns(services))
    doses = clock.timed("histories of doses into columns", lambda: _doses(everybody))
    found = clock.timed("immunisation", lambda: immunization_columns.evaluate_columns(doses))

    def said(row: int) -> Said:
        states = {rule.code: (STATES[one.state[row]], one.band[row]) for rule, one in zip(rules, answers, strict=True)}
        windows = [(one.rule.code, DUE_STATES[one.state[row]]) for one in listed if one.state[row] != NOT_LISTED]
        coming = {key: (DOSE_STATES[one.state[row]], day_of(int(one.earliest[row]))) for key, one in found.next.items()}
        return {"rules": states, "services": windows, "doses": coming, "idl": bool(found.idl[row])}

    return clock, said


def _services(everybody: list[Person]) -> due_columns.DueAsked:
    return due_columns.columns_of([one.service for one in everybody])


def _doses(everybody: list[Person]) -> immunization_columns.AskedColumns:
    return immunization_columns.columns_of([one.asked for one in everybody])


def said_alone(rules: list[Rule], person: Person, values: Said) -> Said:
    answers = {rule.code: assess(rule, values) for rule in rules}
    bands = {code: one.rule.bands.index(one.band) if one.band else -1 for code, one in answers.items()}
    found = evaluate(person.asked)
    return {
        "rules": {code: (one.state, bands[code]) for code, one in answers.items()},
        "services": [(one.rule.code, one.state) for one in due(*person.service)],
        "doses": {key: (one.state, one.earliest) for key, one in found.next.items()},
        "idl": found.idl,
    }


def told(clock: Clock) -> list[tuple[str, str]]:
    wall, used = (sum(one[at] for one in clock.figures.values()) for at in (0, 1))
    parts = [(f"everybody: {what}", f"{one[0]:.2f} s ({one[1]:.2f})") for what, one in clock.figures.items()]
    return [*parts, ("everybody: all of it", f"{wall:.1f} s ({used:.1f}; aim {AIM_ALL:.0f} on two processors)")]


if __name__ == "__main__":
    sys.exit(main())
