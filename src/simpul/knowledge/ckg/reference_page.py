"""Which packages of CKG does Simpul know? As a page to read: docs/reference/ckg.md. Run as a module, it writes it."""

from collections.abc import Iterator
from pathlib import Path

from simpul.knowledge.ckg.definition import Edition, Item, Package, Schedule
from simpul.knowledge.ckg.registry import editions
from simpul.knowledge.ckg.wording import condition
from simpul.knowledge.concepts.reference_page import table

PAGE = Path(__file__).resolve().parents[4] / "docs/reference/ckg.md"
HEAD = """# CKG: the free check of health

Made from `src/simpul/knowledge/ckg/editions`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.ckg.reference_page`

No doctor has signed this. How each part was read (verified, secondary, from memory) stands beside it. How it works:
ADR 0042. Cases: `vectors/ckg`. It answers what was done; results that have a rule (rules.md) are judged by that rule.
"""
PACKAGES = ("package", "Indonesian", "English", "ages", "when", "place", "read", "source")
ITEMS = ("item", "Indonesian", "English", "for whom", "shown by", "read", "source")


def ckg_page() -> str:
    return "\n".join((HEAD, *(line for one in editions() for line in _edition(one))))


def _edition(edition: Edition) -> Iterator[str]:
    yield f"## Edition {edition.edition}, from {edition.valid_from}\n"
    yield f"Source ({edition.status}): {edition.source}.\n"
    yield from table(PACKAGES, (_package(one) for one in edition.packages))
    yield ""
    yield from _schedule(edition)
    for package in edition.packages:
        yield f"### {package.label_id} (`{package.code}`)\n"
        yield from table(ITEMS, (_item(one, edition) for one in edition.items_of(package.code)))
        yield ""
    yield "### What is known of a person\n"
    yield from table(
        ("fact", "Indonesian", "English"),
        ((f"`{one.code}`", one.label_id, one.label_en) for one in edition.facts.values()),
    )
    yield "\n### Groups of results, the worst first; the whole is its worst\n"
    yield from table(("group", "Indonesian", "English"), ((f"`{code}`", id_, en) for code, id_, en in edition.groups))
    yield "\n### What it says\n"
    words = ((f"`{code}`", one["id"], one["en"]) for code, one in edition.words.items())
    yield from table(("code", "Indonesian", "English"), words)
    yield "\n### What the sources leave open, and what is done meanwhile\n"
    yield from table(("English", "Indonesian"), ((en, id_) for id_, en in edition.open))
    yield ""


def _package(one: Package) -> tuple[str, ...]:
    ages = f"{one.from_years} to {one.below_years - 1} years" if one.below_years else f"{one.from_years} years on"
    if one.schedule in (Schedule.NEWBORN, Schedule.MARRIAGE):
        ages = one.schedule.value
    return (
        f"`{one.code}`", one.label_id, one.label_en, ages, one.schedule.value, one.place_id, one.status.value,
        one.source,
    )  # fmt: skip


def _schedule(edition: Edition) -> Iterator[str]:
    days = edition.days
    said = {
        "birthday": f"From the birthday for {days.birthday_days} days.",
        "newborn": (
            f"After more than {days.after_hours} hours, best on day {days.ideal_day}, late to day {days.late_to_day}."
        ),
        "school": "At school.",
        "marriage": "Before a marriage.",
    }
    for name, (status, source) in edition.schedules.items():
        yield f"- {said[name]} ({status}: {source})"
    for year, months, last in days.until:
        yield f"- Birthdays of {year} in the months {', '.join(map(str, sorted(months)))}: until {last}."
    yield ""


def _item(one: Item, edition: Edition) -> tuple[str, ...]:
    shown = (" or " if one.any_of else ", ").join(f"`{code}`" for code in one.needs)
    shown = shown or f"not recordable yet. {one.why_en}".strip()
    asked = condition(one.when, edition, "en") if one.when else "everybody"
    notes = [asked, "once in a life" if one.once else "", "at the Puskesmas" if one.at_puskesmas else ""]
    return (
        f"`{one.code}`", one.label_id, one.label_en, "; ".join(filter(None, notes)), shown,
        one.status.value, one.source,
    )  # fmt: skip


if __name__ == "__main__":
    PAGE.write_text(ckg_page())
