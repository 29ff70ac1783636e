"""simpul ckg < person.json: which free check of health is for this person, is it open, what is still asked for?

{"on": "2026-11-29",
 "person": {"birth_date": "1992-11-20", "sex": "P", "pregnant": false, "school_class": null, "marrying": true},
 "done": {"systolic": "2026-03-01", "diastolic": "2026-03-01"}}

A newborn may have born_at and at, with their zone. Who is `marrying` is told what belongs to that too. What cannot be
used is named in `unread`. All fields: docs/reference/json.md
"""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.knowledge.asked.agreeing import BEFORE_BIRTH, LATER, check_newborn, check_until, possible
from simpul.interfaces.cli.knowledge.asked.answering import add_words, answered
from simpul.interfaces.cli.knowledge.asked.checking import RefusedError
from simpul.interfaces.cli.knowledge.asked.days import day_in, hour_of
from simpul.knowledge.ckg import (
    Asked,
    Edition,
    Package,
    PackageAnswer,
    Person,
    Window,
    WindowState,
    edition_on,
    package_of,
    premarital_of,
)
from simpul.knowledge.ckg.registry import editions

NOTHING_NOW = "Di luar masanya tidak ada yang diminta."
CLOSED = (WindowState.NOT_YET, WindowState.PAST)
NO_EDITION = "Belum ada edisi paket CKG yang berlaku pada tanggal ini; yang pertama mulai {}."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)


def run(arguments: argparse.Namespace) -> int:
    return answered(arguments, told, said)


def told(content: Mapping[str, Any]) -> dict[str, Any]:
    """Of a file that was checked. Raises RefusedError for a day before the first edition, and for what cannot be."""
    on = day_in(content, "on")
    edition = edition_on(on)
    if edition is None:
        raise RefusedError({"on": NO_EDITION.format(editions()[0].valid_from.isoformat())})
    check_until(on, content["person"], ("birth_date",), "person.")
    check_newborn(on, content["person"])
    done = {code: day_in(content["done"], code) for code, day in (content.get("done") or {}).items() if day}
    born = day_in(content["person"], "birth_date")
    odd = {code: LATER if day > on else BEFORE_BIRTH for code, day in done.items() if not born <= day <= on}
    done = {code: day for code, day in done.items() if code not in odd}
    told_of, never = possible(content["person"], on)
    person = read(told_of, edition)
    found = package_of(person, on, done)
    answer: dict[str, Any] = {"unread": never | {f"done.{code}": odd[code] for code in sorted(odd)}}
    answer |= {"edition": found.edition, "package": None, "items": []}
    if found.package and found.window:
        answer |= window_json(found.package, found.window, edition) | {"items": items_json(found, edition)}
    if person.facts.get("marrying"):
        answer["premarital"] = items_json(premarital_of(person, on, done), edition)
    return answer


def read(person: Mapping[str, Any], edition: Edition) -> Person:
    facts = {one.code for one in edition.facts.values() if one.kind == "yes_no"} - {"pregnant"}
    return Person(
        birth_date=day_in(person, "birth_date"),
        sex=Sex(person["sex"]) if person.get("sex") else None,
        pregnant=person.get("pregnant"),
        school_class=person.get("school_class"),
        born_at=hour_of(person, "born_at"),
        at=hour_of(person, "at"),
        facts={code: int(person[code]) for code in facts if person.get(code) is not None},
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
        "is_open": None if window.state is WindowState.AT_SCHOOL else window.state not in CLOSED,
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
        if answer["is_open"] is False:
            yield NOTHING_NOW
    else:
        yield "Tidak ada paket CKG untuk umur atau hari ini dalam sumber."
    yield from said_of(answer["items"], is_closed=answer.get("is_open") is False)
    if "premarital" in answer:
        yield "Kesehatan reproduksi calon pengantin:"
        yield from said_of(answer["premarital"])


def said_of(items: list[dict[str, Any]], *, is_closed: bool = False) -> Iterator[str]:
    """Outside of the days of a package only what is on record."""
    for one in items:
        if one["asked"] == Asked.DONE or (one["asked"] != Asked.NOT_ASKED and not is_closed):
            yield f"{one['label']}: {one['said']} {one['why']}".rstrip()
