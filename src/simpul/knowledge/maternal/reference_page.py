"""Which dates, items and plans does Simpul know of a pregnancy? As a page to read: docs/reference/maternal.md.

Run as a module, it writes the page.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts.reference_page import table
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.maternal import after_birth, birth_plan, contraception, dating, definition

PAGE = Path(__file__).resolve().parents[4] / "docs/reference/maternal.md"
HEAD = """# Pregnancy: dates, items of each visit, birth plan, contraception

Made from `src/simpul/knowledge/maternal`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.maternal.reference_page`

No doctor has signed this. How each part was read (verified, secondary, from memory, engineering) stands beside it.
How it works: ADR 0042. Cases: `vectors/maternal`.
"""
SIGNS = "X always, i on indication, - not asked, ? the sources do not say at which visit.\n"
LEFT = "Of what an earlier visit always asks for (X) and this one does not, and nothing of the pregnancy shows:\n"
VISITS = tuple(f"K{nth}" for nth in definition.VISITS)


def maternal_page() -> str:
    parts = (_dates(), _visits(), _after_birth(), _plan(), _methods())
    return "\n".join((HEAD, *(line for part in parts for line in part)))


def _dates() -> Iterator[str]:
    usg = dating.USG
    yield f"## Dates, edition {dating.CONTENT['edition']}\n"
    yield (
        "HPL by HPHT: 280 days, or the calendar of Naegele (seven days and nine months); a city chooses, "
        f"{dating.CONTENT['method']} holds where it does not. HPL by ultrasound stands beside it.\n"
    )
    yield (
        f"The ultrasound counts where it differs by more than {usg['differs_more_than_days']} days, or by more than "
        f"{usg['early_differs_more_than_days']} below {usg['early_below_days'] // 7} weeks.\n"
    )
    yield f"Source ({usg['status']}): {usg['source']}.\n"
    yield from _words(dating.CONTENT)
    yield from _open(dating.CONTENT)


def _visits() -> Iterator[str]:
    yield f"## Items of each visit, edition {definition.CONTENT['edition']}\n"
    yield SIGNS
    columns = ("item", "Indonesian", "English", "T", *VISITS, "shown by", "read", "source")
    yield from table(columns, (_item(one) for one in definition.items()))
    yield "\nWhere a visit may be, by the schedule of services due:\n"
    places = ((one.code, ", ".join(one.places), ", ".join(one.by)) for one in schedule() if one.code in VISITS)
    yield from table(("visit", "places", "by"), places)
    pustu = definition.CONTENT["pustu"]
    yield f"\n{pustu['en']} ({pustu['status']}: {pustu['source']})\n"
    yield from _words(definition.CONTENT)
    yield LEFT
    yield from table(("code", "Indonesian", "English"), _rows(definition.CONTENT["left"]))
    yield ""
    yield from _open(definition.CONTENT)


def _item(one: definition.Item) -> tuple[str, ...]:
    shown = "immunisation engine" if one.tetanus else ", ".join(f"`{code}`" for code in one.needs)
    return (
        f"`{one.code}`", one.label_id, one.label_en, one.t, *one.visits, shown or "not recordable yet",
        one.status.value, one.source,
    )  # fmt: skip


def _after_birth() -> Iterator[str]:
    content = after_birth.CONTENT
    first, last = content["first_from_hours"], content["first_to_hours"]
    yield f"## Visits after a birth, edition {content['edition']}\n"
    yield f"Source ({content['status']}): {content['source']}.\n"
    codes = [code for series in content["series"].values() for code in series]
    days = {one.code: f"day {one.opens_day} to {one.closes_day}" for one in schedule() if one.code in codes}
    hours = {series[0]: f"{first} to {last} hours" for series in content["series"].values()}
    rows = ((code, hours.get(code, days[code])) for code in codes)
    yield from table(("visit", "when"), rows)
    yield ""
    yield from _words(content)
    yield from _open(content)


def _plan() -> Iterator[str]:
    yield f"## Birth plan (P4K), edition {birth_plan.CONTENT['edition']}\n"
    rows = (
        (f"`{one.code}`", one.label_id, one.label_en, one.recorded_as or "not recordable yet", one.status, one.source)
        for one in birth_plan.plan_items()
    )
    yield from table(("item", "Indonesian", "English", "recorded as", "read", "source"), rows)
    yield ""
    yield from _words(birth_plan.CONTENT)
    yield from _open(birth_plan.CONTENT)


def _methods() -> Iterator[str]:
    content = contraception.CONTENT
    yield f"## Contraception by place, edition {content['edition']}\n"
    yield f"Source ({content['status']}): {content['source']}.\n"
    rows = (
        (f"`{one.code}`", one.label_id, one.label_en, one.rule or "no table in the sources", ", ".join(one.places))
        for one in contraception.methods()
    )
    yield from table(("method", "Indonesian", "English", "rule of eligibility", "places"), rows)
    yield ""
    yield from _open(content)


def _words(content: dict[str, Any]) -> Iterator[str]:
    yield from table(("code", "Indonesian", "English"), _rows(content["words"]))
    yield ""


def _rows(words: dict[str, dict[str, str]]) -> Iterator[tuple[str, ...]]:
    return ((f"`{code}`", one["id"], one["en"]) for code, one in words.items())


def _open(content: dict[str, Any]) -> Iterator[str]:
    yield "What the sources leave open, and what is done meanwhile:\n"
    yield from table(("English", "Indonesian"), ((one["en"], one["id"]) for one in content["open"]))
    yield ""


if __name__ == "__main__":
    PAGE.write_text(maternal_page())
