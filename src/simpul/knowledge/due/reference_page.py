"""Which services are due for whom, when, where, by whom? As a page to read: docs/reference/due.md.

Run as a module, it writes the page.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from simpul.knowledge.concepts import services
from simpul.knowledge.concepts.reference_page import table
from simpul.knowledge.due.answer import REASONS
from simpul.knowledge.due.definition import Kind, ServiceRule, schedule
from simpul.knowledge.due.evidence import recorded_visits
from simpul.knowledge.due.pregnancy import TRIMESTERS
from simpul.knowledge.due.vocabulary import Anchor, Setting
from simpul.knowledge.due.vocabulary.telling import again_words, shown_words
from simpul.knowledge.immunization.schedule.card import Card
from simpul.knowledge.immunization.schedule.registry import editions
from simpul.reference.immunization.read import schedule as published

LEFT_OUT = Path(__file__).parent / "left_out.json"
PAGE = Path(__file__).resolve().parents[4] / "docs/reference/due.md"
HEAD = """# Services due

Made from `src/simpul/knowledge/due/services.json` and `src/simpul/knowledge/immunization/editions`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.due.reference_page`

How windows are judged: ADR 0036; how doses are: ADR 0037 and `immunization.md`. No doctor has signed a schedule.
"""
ROW = ("code", "service", "for", "window", "where", "by", "evidence", "read", "source")
MONTHS = {2: "February", 8: "August"}
OF_ANCHOR = {
    Anchor.BIRTH: "after the birth",
    Anchor.DELIVERY: "after the delivery",
    Anchor.PREGNANCY: "of the pregnancy",
}


def due_page() -> str:
    return "\n".join((HEAD, *_schedule(), *_left_out(), *_vaccines(), *_words()))


def _schedule() -> Iterator[str]:
    yield f"## Mother and child, edition {schedule()[0].edition}\n"
    yield from table(ROW, (_row(rule) for rule in schedule()))
    yield ""


def _row(rule: ServiceRule) -> tuple[str, ...]:
    return (
        rule.code,
        f"{rule.label_id} ({rule.label_en})",
        rule.group,
        window_words(rule),
        ", ".join(rule.places),
        ", ".join(rule.by),
        _evidence(rule),
        rule.status.value,
        rule.source,
    )


def window_words(rule: ServiceRule) -> str:
    match rule.kind:
        case Kind.WINDOW:
            window = f"day {rule.opens_day} to {rule.closes_day} {OF_ANCHOR[Anchor(rule.anchor)]}"
            window += f"; {rule.times} times" if rule.times > 1 else ""
            return window + _own("late for {} days after it", rule.late_for)
        case Kind.PREGNANCY_VISITS:
            first, last = TRIMESTERS[rule.trimester]
            return f"visit {rule.nth} of trimester {rule.trimester}: day {first} to {last} of the pregnancy"
        case Kind.CAMPAIGN:
            months = " and ".join(MONTHS[one] for one in rule.in_months)
            ages = ", ".join(f"{code} from month {first} below {below}" for first, below, code in rule.by_age)
            return f"{months}; {ages}" + _own("{} days between two", rule.least_gap)
        case Kind.AGES:
            ages = ", ".join(map(str, rule.at_months))
            rounded = f"at {ages} months; {rule.rounded_up_from} days and more make one month more"
            return f"{rounded}; {again_words(rule.again)}" if rule.again else rounded


def _own(words: str, setting: Setting | None) -> str:
    return f"; {words.format(setting.days)} ({setting.status}: {setting.source})" if setting else ""


def _evidence(rule: ServiceRule) -> str:
    """What fulfils it; a visit that no form shows is listed nowhere."""
    if rule.done_by:
        return shown_words(rule)
    if not rule.visit:
        return "given: " + ", ".join(dict.fromkeys(services()[code].label_id for _, _, code in rule.by_age))
    if rule.visit not in recorded_visits():
        return "none yet: not shown"
    return ", ".join((f"form that counts as {rule.visit}", *(f"said where it lacks {one}" for one in rule.asks)))


def _left_out() -> Iterator[str]:
    yield "## Not here, and why\n"
    yield "What ilp.md 3.3 lists for mother and child besides, and why nobody is called late for it here.\n"
    rows = json.loads(LEFT_OUT.read_text())
    yield from table(
        ("service", "source", "not here, because"),
        ((f"{one['id']} ({one['en']})", one["source"], one["because"]) for one in rows),
    )
    yield ""


def _vaccines() -> Iterator[str]:
    for edition in editions():
        yield f"## Immunisation, edition {edition.edition}\n"
        yield "Ages in completed months. All doses, with colours and intervals: `immunization.md`.\n"
        rows = [row for card in edition.cards.values() for row in _card(card)]
        school = (
            (published()[row.row].label, f"class {row.school_class}", "", "", edition.status.value)
            for row in edition.school
        )
        tetanus = (
            (f"{edition.tetanus.label_id}, {one.status}", "", "", "", edition.tetanus.status.value)
            for one in edition.tetanus.steps
        )
        yield from table(("dose", "from", "late from", "not given from", "read"), [*rows, *school, *tetanus])
        yield ""


def _card(card: Card) -> Iterator[tuple[str, ...]]:
    for dose in card.doses:
        late = f"{dose.late_after_hours} hours" if dose.late_after_hours else str(dose.late_month)
        label = published()[dose.row].label
        yield label, str(dose.from_month), late, str(dose.closes_month), card.status.value


def _words() -> Iterator[str]:
    yield "## What it says\n"
    yield from table(("why", "Indonesian", "English"), ((f"`{why}`", *said) for why, said in REASONS.items()))
    yield ""


if __name__ == "__main__":
    PAGE.write_text(due_page())
