"""simpul ckg < person.json: which free check of health is for this person, is it open, what is still asked for?

{"on": "2026-11-29",
 "person": {"birth_date": "1992-11-20", "sex": "P", "pregnant": false, "school_class": null, "marrying": true},
 "done": {"systolic": "2026-03-01", "diastolic": "2026-03-01"}}

A newborn may have born_at and at, with their zone. Who is `marrying` is told what belongs to that too. What else may
be known of a person, and what was done by concept: docs/reference/ckg.md.
"""

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.knowledge.asking import add_words, answered, day_in
from simpul.knowledge.ckg import Edition, Package, PackageAnswer, Person, Window, edition_on, package_of, premarital_of
from simpul.knowledge.concepts.schema import check_fields

PERSON = {"sex", "pregnant", "school_class", "born_at", "at"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)


def run(arguments: argparse.Namespace) -> int:
    return answered(arguments, told, said)


def told(content: Any) -> dict[str, Any]:
    """Raises ValueError, KeyError or TypeError for a file of another shape."""
    check_fields(content, {"on", "person"}, {"done"})
    on = day_in(content, "on")
    edition = edition_on(on)
    done = {code: day_in(content["done"], code) for code in content.get("done", {})}
    person = read(content["person"], edition)
    found = package_of(person, on, done)
    answer: dict[str, Any] = {"edition": found.edition, "package": None, "items": []}
    if edition and found.package and found.window:
        answer |= window_json(found.package, found.window, edition) | {"items": items_json(found, edition)}
    if edition and person.facts.get("marrying"):
        answer["premarital"] = items_json(premarital_of(person, on, done), edition)
    return answer


def read(person: Any, edition: Edition | None) -> Person:
    facts = {one.code for one in edition.facts.values() if one.kind == "yes_no"} - {"pregnant"} if edition else set()
    check_fields(person, {"birth_date"}, PERSON | facts)
    hours = {name: datetime.fromisoformat(person[name]) for name in ("born_at", "at") if person.get(name)}
    return Person(
        birth_date=day_in(person, "birth_date"),
        sex=Sex(person["sex"]) if person.get("sex") else None,
        pregnant=person.get("pregnant"),
        school_class=person.get("school_class"),
        facts={code: int(bool(person[code])) for code in facts if person.get(code) is not None},
        **hours,
    )


def window_json(package: Package, window: Window, edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition.edition,
        "package": package.code,
        "label": package.label_id,
        "place": package.place_id,
        "status": package.status.value,
        "window": edition.words[window.state]["id"],
        "opens": window.opens.isoformat() if window.opens else None,
        "closes": window.closes.isoformat() if window.closes else None,
        "next_opens": window.next_opens.isoformat() if window.next_opens else None,
    }


def items_json(found: PackageAnswer, edition: Edition) -> list[dict[str, Any]]:
    return [
        {
            "item": one.item.code,
            "label": one.item.label_id,
            "asked": one.asked.value,
            "said": edition.words[one.asked]["id"],
            "why": one.item.why_id,
            "unknown": list(one.unknown),
            "lacking": list(one.lacking),
            "done_on": one.done_on.isoformat() if one.done_on else None,
        }
        for one in found.items
    ]


def said(answer: dict[str, Any]) -> Iterator[str]:
    if answer["package"]:
        days = f" {answer['opens']} sampai {answer['closes']}." if answer["opens"] else ""
        yield f"{answer['label']}, di {answer['place']}. {answer['window']}{days}"
    else:
        yield "Tidak ada paket CKG untuk umur atau hari ini dalam sumber."
    yield from said_of(answer["items"])
    if "premarital" in answer:
        yield "Kesehatan reproduksi calon pengantin:"
        yield from said_of(answer["premarital"])


def said_of(items: list[dict[str, Any]]) -> Iterator[str]:
    for one in items:
        if one["asked"] != "tidak_diminta":
            yield f"{one['label']}: {one['said']} {one['why']}".rstrip()
