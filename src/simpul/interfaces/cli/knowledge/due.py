"""simpul due < person.json: which services are due for somebody on a day, and what fulfilled them?

{"on": "2026-03-10",
 "person": {"birth_date": "2025-07-10"},
 "done": [{"code": "vitamin_a_biru", "on": "2026-02-11", "place": "Posyandu"}],
 "not_done": [{"code": "VITAMIN-A", "on": "2026-08-05", "until": "2026-08-20"}]}

`person` has birth_date, pregnant_since (first day of the last period) and delivered_on, as far as they are known.
`code` of what was done is a service (docs/reference/concepts.md) or a visit: anc, nifas, neonatal. Without `until` a
service was refused.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.due import Done, DuePerson, History, NotDone, ServiceDue, due
from simpul.knowledge.due.answer import REASONS

PERSON = {"birth_date", "pregnant_since", "delivered_on"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--words", action="store_true", help="sebagai kalimat")


def run(arguments: argparse.Namespace) -> int:
    try:
        found = due(*read(json.load(sys.stdin)))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise SetupError(f"Berkas orang tidak terbaca: {problem}") from problem
    if arguments.words:
        print("\n".join(f"{one.rule.label_id}: {one.state.value}. {sentence(one)}" for one in found))
    else:
        print(json.dumps([told(one) for one in found], ensure_ascii=False, indent=2))
    return 0


def read(content: Any) -> tuple[DuePerson, History, date]:
    """Raises ValueError, KeyError or TypeError for a file of another shape."""
    check_fields(content, {"on", "person"}, {"done", "not_done"})
    check_fields(content["person"], set(), PERSON)
    person = DuePerson(**{key: date.fromisoformat(day) for key, day in content["person"].items()})
    done = tuple(Done(one["code"], _day(one, "on"), one.get("place", "")) for one in content.get("done", []))
    not_done = tuple(_not_done(one) for one in content.get("not_done", []))
    return person, History(done, not_done), date.fromisoformat(content["on"])


def _not_done(one: Mapping[str, Any]) -> NotDone:
    return NotDone(one["code"], _day(one, "on"), _day(one, "until") if one.get("until") else None)


def _day(one: Mapping[str, Any], key: str) -> date:
    return date.fromisoformat(one[key])


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
