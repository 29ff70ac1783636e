"""simpul maternal < woman.json: when is the birth expected, what of this visit is missing, which is it after a birth?

{"on": "2027-02-26", "last_period": "2027-01-01", "precision": "day", "method": "280",
 "scans": [{"on": "2027-02-20", "days": 50}],
 "birth_date": "1999-03-02", "area": "35.71", "td": ["2026-12-01"], "shows": ["dokter"],
 "visit": 1, "now": {"hemoglobin": "11,5", "body_weight": "52"}, "given": ["ttd"], "before": {"body_length": "155"},
 "plan": {"penolong": true, "pendonor": false},
 "born_at": "2027-10-05T10:00:00+07:00", "at": "2027-10-06T09:00:00+07:00"}

Only `on` is asked for. precision: day or month. Without `td` her history of tetanus vaccine is not known; `plan` has
true, false, or null for what was not asked. What cannot be used is named. What a doctor signed stands with a Puskesmas:
without --puskesmas what a rule asks for is advice, and said to be. All fields: docs/reference/json.md
"""

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.knowledge.answers.of_mother import dates_json, said, visit_json
from simpul.interfaces.cli.knowledge.answers.signatures import Signed, add_puskesmas, not_looked, signed_at
from simpul.interfaces.cli.knowledge.asked.agreeing import (
    BEFORE_BIRTH,
    LATER,
    NOT_AT_THIS_AGE,
    check_hours,
    check_until,
)
from simpul.interfaces.cli.knowledge.asked.answering import add_words, answered
from simpul.interfaces.cli.knowledge.asked.checking import MISSING, RefusedError
from simpul.interfaces.cli.knowledge.asked.days import day_in, day_of, hour_of
from simpul.interfaces.cli.knowledge.asked.values import only_possible, read_found
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization import Asked, Given
from simpul.knowledge.immunization.days import Precision
from simpul.knowledge.maternal import birth_plan, dating
from simpul.knowledge.maternal.after_birth import Series, visit_after_birth
from simpul.knowledge.maternal.answer import Dates, Method, Scan
from simpul.knowledge.maternal.visit_answer import Findings, VisitItems
from simpul.knowledge.maternal.visits import visit_items
from simpul.knowledge.pregnancy.dates import may_bear_at
from simpul.knowledge.rules.person import About


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)
    add_puskesmas(parser)


def run(arguments: argparse.Namespace) -> int:
    return answered(arguments, lambda content: told(content, arguments.puskesmas), said)


def told(content: Mapping[str, Any], puskesmas: str | None = None) -> dict[str, Any]:
    """Of a file that was checked. Raises RefusedError for what cannot be or needs something else beside it."""
    on = day_in(content, "on")
    check_until(on, content, ("birth_date",))
    check_age(content, on)
    check_hours(content)
    dates = read_dates(content)
    answer: dict[str, Any] = {"unread": misplaced_doses(content, on), "dates": dates_json(dates)}
    if content.get("visit") is not None:
        signed = signed_at(puskesmas, on) if puskesmas else not_looked(on)
        answer |= {"signatures": signed.told(), "visit": visit_json(*read_visit(content, dates, signed), signed)}
    if content.get("plan") is not None:
        plan = birth_plan.birth_plan(content["plan"])
        answer["plan"] = {"complete": plan.is_complete} | {item.code: ready.value for item, ready in plan.items}
    born_at, at = hour_of(content, "born_at"), hour_of(content, "at")
    if born_at and at:
        found = {series.value: visit_after_birth(series, born_at, at) for series in Series}
        answer["after_birth"] = {name: [one.code, one.timing.value] for name, one in found.items()}
    return answer


def check_age(content: Mapping[str, Any], on: date) -> None:
    """Raises RefusedError for a birthday of which no pregnancy is believed: then nothing here is about her."""
    born = day_of(content, "birth_date")
    if born and not may_bear_at(born, on):
        raise RefusedError({"birth_date": NOT_AT_THIS_AGE})


def read_dates(content: Mapping[str, Any]) -> Dates:
    return dating.dates_of(
        day_in(content, "on"),
        last_period=day_of(content, "last_period"),
        precision=Precision(content.get("precision") or Precision.DAY),
        scans=[Scan(day_in(one, "on"), one["days"]) for one in content.get("scans") or ()],
        method=Method(content.get("method") or dating.DEFAULT),
    )


def read_visit(content: Mapping[str, Any], dates: Dates, signed: Signed) -> tuple[VisitItems, dict[str, str]]:
    born, began = day_of(content, "birth_date"), dates.counted.began if dates.counted else None
    since = began.first if began and began.is_exact else None
    about = About(dates.on, born, Sex.FEMALE, pregnant=True, pregnant_since=since)
    months = completed_months(born, dates.on) if born else None
    now, unread = read_found(content.get("now") or {}, months)
    before, also = read_found(content.get("before") or {}, months)
    never = only_possible(before, months)[1] | only_possible(now, months)[1]
    given = dict.fromkeys(content.get("given") or (), 1)
    shown = frozenset(content.get("shows") or ())
    found = Findings(about, {**now, **given}, before, tetanus_of(content, dates.on), shown)
    return visit_items(content["visit"], found, signed.rules), unread | also | never


def misplaced_doses(content: Mapping[str, Any], on: date) -> dict[str, str]:
    """By path one sentence for each dose after the day that is asked about, or before her birth: it is not used."""
    born = day_of(content, "birth_date")
    return {
        path: LATER if day > on else BEFORE_BIRTH
        for path, day in _doses(content)
        if day > on or (born is not None and day < born)
    }


def _doses(content: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    for at, day in enumerate(content.get("td") or ()):
        yield f"td[{at}]", date.fromisoformat(day)


def tetanus_of(content: Mapping[str, Any], on: date) -> Asked | None:
    """None where her history is not told. Raises RefusedError where the schedule needs to know more of her."""
    if content.get("td") is None:
        return None
    if lacking := {name: MISSING for name in ("birth_date", "area") if not content.get(name)}:
        raise RefusedError(lacking)
    wrong = misplaced_doses(content, on)
    doses = tuple(Given("Td", day) for path, day in _doses(content) if path not in wrong)
    return Asked(day_in(content, "birth_date"), Sex.FEMALE, on, content["area"], doses, is_pregnant=True)
