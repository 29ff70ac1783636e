"""By which schedule does the engine act, and what is left open? As a page to read: docs/reference/immunization.md.

Run as a module, it writes the page.
"""

from collections.abc import Iterator
from pathlib import Path

from simpul.knowledge.concepts.reference_page import table
from simpul.knowledge.immunization.schedule.card import Card, CardDose, Interval
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import editions
from simpul.knowledge.immunization.words import GROUPS, said
from simpul.reference.immunization.read import regional_vaccines, schedule

PAGE = Path(__file__).resolve().parents[4] / "docs/reference/immunization.md"
HEAD = """# Immunisation

Made from `src/simpul/knowledge/immunization/editions`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.immunization.reference_page`

Ages are completed months. A dose is planned exactly and judged with the days of grace. No doctor has signed
this; how each part was read (verified, secondary, from memory, engineering) stands beside it. How it works: ADR 0037.
Cases: `vectors/immunization`.
"""
CARD = ("row", "dose", "white from", "yellow from", "orange from", "late from", "not given from", "interval", "differs")
MONTHS = {8: "August", 11: "November"}


def immunization_page() -> str:
    return "\n".join((HEAD, *(line for one in editions() for line in _edition(one)), *_words()))


def _edition(edition: Edition) -> Iterator[str]:
    yield f"## Edition {edition.edition}, from {edition.valid_from}\n"
    yield f"Source ({edition.status}): {edition.source}.\n"
    yield (
        f"Grace: {edition.grace_days} days. Live injected vaccines ({', '.join(sorted(edition.live))}): "
        f"the same day or {edition.live_days} days apart. "
        f"Planned no sooner than {edition.repeat_days} days after a dose that does not count.\n"
    )
    for card in edition.cards.values():
        yield from _card(card)
    yield from _school(edition)
    yield from _tetanus(edition)
    yield from _area(edition)
    yield from _sets(edition)
    yield "### What the sources leave open, and what is done meanwhile\n"
    yield from table(
        ("question", "answer", "Indonesian"), ((str(one.question), one.en, one.id) for one in edition.open)
    )
    yield ""


def _card(card: Card) -> Iterator[str]:
    yield f"### {card.label_id} ({card.label_en}), {card.status}\n"
    yield from table(CARD, (_dose(dose) for dose in card.doses))
    for late in card.catch_up:
        apart = f", {interval_words(late.interval)} apart" if late.interval else ""
        read = f"({late.status}, {late.source})"
        yield f"\nBegun from month {late.started_from_month}: doses in all {late.doses}{apart} {read}."
    yield ""


def _dose(dose: CardDose) -> tuple[str, ...]:
    late = f"{dose.late_after_hours} hours" if dose.late_after_hours else str(dose.late_month)
    ages = (dose.from_month, dose.yellow_from, dose.orange_from)
    return (
        str(dose.row),
        schedule()[dose.row].label,
        *("" if age is None else str(age) for age in ages),
        late,
        str(dose.closes_month),
        interval_words(dose.interval),
        ", ".join(f"{name}: {why}" for name, why in dose.differs.items()),
    )


def interval_words(interval: Interval | None) -> str:
    if interval is None:
        return ""
    size = f"{interval.months} months" if interval.months else f"{interval.days} days"
    return f"{size} in planning only ({interval.status})" if interval.plan_only else size


def _school(edition: Edition) -> Iterator[str]:
    yield "### BIAS\n"
    columns = ("row", "dose", "class", "age without a class", "month", "sex", "caught up in")
    rows = (
        (
            str(row.row),
            schedule()[row.row].label,
            str(row.school_class),
            str(row.age_years),
            MONTHS[row.month],
            row.sex or "",
            ", ".join([f"class {one}" for one in row.catch_up_classes] + [f"{row.catch_up_age_years} years"])
            if row.catch_up_age_years
            else "",
        )
        for row in edition.school
    )
    yield from table(columns, rows)
    yield ""


def _tetanus(edition: Edition) -> Iterator[str]:
    rule = edition.tetanus
    yield f"### T1 to T5, {rule.status}\n"
    yield from table(
        ("status", "after the step before", "protects (years)"),
        ((one.status, interval_words(one.interval), str(one.years)) for one in rule.steps),
    )
    credit = "; ".join(f"{doses} doses of {rule.credit_antigen} reach T{reached}" for doses, reached in rule.credit)
    ages = f"{rule.from_year} to {rule.below_year - 1}"
    yield f"\n{credit}. Td is asked of women of {ages} years and in pregnancy below T5.\n"


def _area(edition: Edition) -> Iterator[str]:
    yield "### By province\n"
    found = regional_vaccines()
    rows = ((one.antigen, one.name, str(one.valid_from), one.status, one.source) for one in found)
    yield from table(("vaccine", "province", "from", "read", "source"), rows)
    yield "\nThe row of the nation holds nowhere by itself: a city sets its day."
    for product in edition.products.values():
        numbers = ", ".join(str(one) for one in sorted(product.numbers))
        also = ", ".join(product.also)
        yield f"{product.label_en} stands for doses {numbers} of {product.antigen} and counts for {also}."
    yield ""


def _sets(edition: Edition) -> Iterator[str]:
    yield "### Sets\n"
    for name, asked in edition.sets.items():
        yield f"- `{name}`: " + ", ".join(f"{antigen} {number}" for antigen, number in asked.items())
    yield ""


def _words() -> Iterator[str]:
    yield "## What it says\n"
    words = [word for one in GROUPS for word in one]
    rows = ((f"`{word}`", said(word, "id"), said(word, "en")) for word in words)
    yield from table(("code", "Indonesian", "English"), rows)
    yield ""


if __name__ == "__main__":
    PAGE.write_text(immunization_page())
