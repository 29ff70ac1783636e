"""How is told what `simpul maternal` found: dates, the items of a visit, what what was left? JSON and sentences."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from simpul.interfaces.cli.knowledge.answers.signatures import Signed
from simpul.knowledge.immunization.days import Span
from simpul.knowledge.maternal import after_birth, birth_plan, dating, definition
from simpul.knowledge.maternal.answer import Dates, Estimate, weeks_and_days
from simpul.knowledge.maternal.visit_answer import Judged, VisitItems


def dates_json(dates: Dates) -> dict[str, Any]:
    return {
        "gestation": [weeks_and_days(one) for one in dates.gestation] if dates.gestation else None,
        "trimester": dates.trimester,
        "due": span_json(dates.due),
        "counts": dates.counts,
        "why": dating.CONTENT["words"][dates.why]["id"],
        "hpht": estimate_json(dates.hpht),
        "usg": estimate_json(dates.usg),
        "difference_days": dates.difference,
        "troubles": [dating.CONTENT["words"][one]["id"] for one in dates.troubles],
    }


def estimate_json(one: Estimate | None) -> dict[str, Any] | None:
    return {"due_280": span_json(one.due), "due_naegele": span_json(one.due_naegele)} if one else None


def span_json(span: Span | None) -> list[str] | None:
    return [span.first.isoformat(), span.last.isoformat()] if span else None


def visit_json(found: VisitItems, unread: dict[str, str], signed: Signed) -> dict[str, Any]:
    words = definition.CONTENT["words"]
    items = [
        {"item": one.item.code, "label": one.item.label_id, "state": one.state.value, "said": words[one.state]["id"]}
        | {"lacking": list(one.lacking), "indicated_by": list(one.indicated_by), "class": one.privacy_class.value}
        | {"advice": signed.advice_among(one.indicated_by)}
        | left_json(one)
        for one in found.items
    ]
    td = found.td and {"dose": found.td.dose, "state": found.td.state.value, "earliest": iso(found.td.earliest)}
    visit = {"visit": found.rule.code, "on_time": found.on_time, "complete": found.is_complete, "td": td}
    return visit | {"unread": unread, "places": list(found.rule.places), "missing": list(found.missing), "items": items}


def left_json(one: Judged) -> dict[str, Any]:
    """What an earlier visit left of it; nulls of what this visit asks for, or what is on record."""
    since = f"K{one.since}" if one.since else None
    sentence = definition.CONTENT["left"][one.left]["id"] % {"visit": since} if one.left else None
    return {"left": one.left and one.left.value, "since": since, "left_said": sentence}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def said(answer: dict[str, Any]) -> Iterator[str]:
    dates = answer["dates"]
    yield dates["why"]
    yield from dates["troubles"]
    if dates["due"]:
        due, gestation = (" sampai ".join(dict.fromkeys(dates[name])) for name in ("due", "gestation"))
        yield f"HPL {due}. Usia kehamilan {gestation}."
    for one in answer.get("visit", {}).get("items", []):
        advice = f" Karena {', '.join(one['advice'])} (saran)." if one["advice"] else ""
        asked = f"{one['said']}{advice}" if one["state"] != "tidak_diminta" else ""
        if told := " ".join(part for part in (asked, one["left_said"]) if part):
            yield f"{one['label']}: {told}"
    if "signatures" in answer:
        yield answer["signatures"]["said"]
    for code, timing in answer.get("after_birth", {}).values():
        yield f"{code}: {after_birth.CONTENT['words'][timing]['id']}".removeprefix(": ")
    items = {one.code: one.label_id for one in birth_plan.plan_items()}
    for code, ready in answer.get("plan", {}).items():
        if code in items:
            yield f"{items[code]}: {birth_plan.CONTENT['words'][ready]['id']}"
