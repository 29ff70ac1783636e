"""simpul due < person.json: which services are due for somebody on a day, and what fulfilled them?

{"on": "2026-03-10",
 "person": {"birth_date": "2025-07-10", "sex": "L", "area": "35.71"},
 "done": [{"code": "vitamin_a_biru", "on": "2026-02-11", "place": "Posyandu"}],
 "not_done": [{"code": "VITAMIN-A", "on": "2026-08-05", "until": "2026-08-20"}]}

`person` has birth_date, pregnant_since (first day of the last period) and delivered_on, as far as they are known. With
birth_date, sex and area (province, kabupaten or kota) vaccines are listed too; school_class and pregnant may be said.
`code` of what was done is a service (docs/reference/concepts.md) or a visit: anc, nifas, neonatal; a visit may have
`shows`, of ["dokter", "usg"]: what stands written of it. Without `until` a
service was refused.
"""

import argparse
import json
import re
import sys
from collections.abc import Collection, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.knowledge.asking import day_in, day_of
from simpul.knowledge.concepts import services
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.due import Done, DuePerson, History, NotDone, ServiceDue, due, recorded_visits
from simpul.knowledge.due.answer import REASONS
from simpul.knowledge.due.definition import ASKS, schedule
from simpul.knowledge.immunization import Asked, DoseDue, given_of, next_doses

DATES = {"birth_date", "pregnant_since", "delivered_on"}
AREA = re.compile(r"[1-9]\d(\.\d\d)?")
OTHER, FOR_DOSES = {"sex", "area", "school_class", "pregnant"}, {"birth_date", "sex", "area"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--words", action="store_true", help="sebagai kalimat")


def run(arguments: argparse.Namespace) -> int:
    try:
        content = json.load(sys.stdin)
        person, history, on = read(content)
        listed = [*map(told, due(person, history, on)), *map(told_of_dose, doses_of(content["person"], history, on))]
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise SetupError(f"Berkas orang tidak terbaca: {problem}") from problem
    if arguments.words:
        print("\n".join(f"{one['label']}: {one['state']}. {one['reason']}" for one in listed))
    else:
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    return 0


def read(content: Any) -> tuple[DuePerson, History, date]:
    """Raises ValueError, KeyError or TypeError for a file of another shape."""
    check_fields(content, {"on", "person"}, {"done", "not_done"})
    check_fields(content["person"], set(), DATES | OTHER)
    dates = {key: day_in(content["person"], key) for key in content["person"] if key in DATES}
    person = DuePerson(**dates)
    done = tuple(_done(one) for one in content.get("done", []))
    not_done = tuple(_not_done(one) for one in content.get("not_done", []))
    return person, History(done, not_done), day_in(content, "on")


def doses_of(person: Mapping[str, Any], history: History, on: date) -> list[DoseDue]:
    """The vaccines that are next, of a person of whom enough is known for it."""
    if not person.keys() >= FOR_DOSES:
        return []
    if not AREA.fullmatch(str(person["area"])):
        raise ValueError("area: tulis kode provinsi, kabupaten atau kota, misalnya 35.71")
    given = (given_of(one.code, one.on) for one in history.done if one.code in services())
    asked = Asked(
        birth_date=day_in(person, "birth_date"),
        sex=Sex(person["sex"]),
        as_of=on,
        area=str(person["area"]),
        history=tuple(one for one in given if one),
        school_class=person.get("school_class"),
        is_pregnant=bool(person.get("pregnant", False)),
    )
    return next_doses(asked)


def _done(one: Mapping[str, Any]) -> Done:
    _check_code("done", one["code"], services().keys() | recorded_visits())
    shows = frozenset(one.get("shows", ()))
    if shows - set(ASKS):
        raise ValueError(f"shows: {', '.join(ASKS)}")
    return Done(one["code"], day_in(one, "on"), one.get("place", ""), shows)


def _not_done(one: Mapping[str, Any]) -> NotDone:
    _check_code("not_done", one["code"], {rule.code for rule in schedule()})
    return NotDone(one["code"], day_in(one, "on"), day_of(one, "until"))


def _check_code(where: str, code: object, known: Collection[str]) -> None:
    """A slip of the pen would leave somebody late for what was given. What was written is not repeated."""
    if code not in known:
        near = get_close_matches(str(code), known, 1)
        raise ValueError(f"{where}: kode layanan tidak dikenal" + (f"; mungkin {near[0]}" if near else ""))


def sentence(one: ServiceDue) -> str:
    return REASONS[one.why][0] % {"day": one.day.isoformat()}


def told(one: ServiceDue) -> dict[str, Any]:
    return {
        "service": one.rule.code,
        "label": one.rule.label_id,
        "gives": one.service or None,
        "state": one.state.value,
        "opens": one.opens.isoformat(),
        "ideal": one.ideal.isoformat(),
        "closes": one.closes.isoformat(),
        "places": list(one.rule.places),
        "by": list(one.rule.by),
        "evidence": {"on": one.evidence.on.isoformat(), "place": one.evidence.place} if one.evidence else None,
        "reason": sentence(one),
        "edition": one.rule.edition,
        "status": one.rule.status.value,
        "source": one.rule.source,
    }


def told_of_dose(one: DoseDue) -> dict[str, Any]:
    coming = one.coming
    return {
        "service": one.service or coming.key,
        "label": one.label_id,
        "state": coming.state.value,
        "opens": _iso(coming.earliest),
        "ideal": _iso(coming.recommended),
        "overdue_from": _iso(coming.overdue_from),
        "closes": _iso(coming.last_date),
        "reason": one.sentence("id") % {"day": _iso(one.day)},
        "edition": one.edition,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
