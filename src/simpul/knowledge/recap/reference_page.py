"""Which columns has the recap, and what does each count? As a page to read: docs/reference/recap.md.

Run as a module, it writes this page.
"""

from collections.abc import Iterator
from pathlib import Path

from simpul.knowledge.concepts import Kind, concept
from simpul.knowledge.concepts.reference_page import table
from simpul.knowledge.recap.counts import Count, Is
from simpul.knowledge.recap.sheets import Column, Sheet, sheets

PAGE = Path(__file__).resolve().parents[4] / "docs/reference/recap.md"
HEAD = """# Recap

Made from `src/simpul/knowledge/recap/sheets.toml`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.recap.reference_page`

One row for a person and month. Blank is not zero: a column is blank where nobody who came was asked (ADR 0027). A
number that is for nakes is a dash for a kader; names that are for nakes do not open for her.
"""
COLUMNS = ("column", "Indonesian", "groups", "counts", "for nakes", "status", "note")


def recap_page() -> str:
    return "\n".join((HEAD, *(line for sheet in sheets() for line in _sheet(sheet))))


def counted(count: Count) -> str:
    """What a column counts, in words and codes."""
    codes = ", ".join(f"`{code}`" for code in count.concepts)
    match count.how:
        case Is.CONCEPT:
            return f"{codes} is {_options(count)}"
        case Is.AT_LEAST | Is.BELOW:
            return f"{codes} {'at least' if count.how is Is.AT_LEAST else 'below'} {count.value}"
        case Is.SUM_AT_LEAST | Is.SUM_BELOW:
            return f"sum of {codes} {'at least' if count.how is Is.SUM_AT_LEAST else 'below'} {count.value}"
        case Is.WRITTEN:
            return f"{codes} is written"
        case Is.MEASURED:
            return f"{codes} is measured"
        case Is.GIVEN:
            return "given: " + ", ".join(f"`{code}`" for code in sorted(count.services))
        case Is.SYMPTOMS:
            return f"{count.value} or more of {codes}"
        case Is.ANY_YES | Is.ALL_NO:
            return f"{'any yes' if count.how is Is.ANY_YES else 'all no'} of {codes}"
        case Is.GROWTH:
            return f"{count.index} is {', '.join(sorted(count.categories))}"
        case Is.WEIGHING:
            bands = f", or band {', '.join(sorted(count.bands))}" if count.bands else ""
            return f"weighing of the month: {', '.join(sorted(count.statuses))}{bands}"
        case Is.NOT_RECORDED:
            return f"no data yet: {count.why_en}"
    return count.how.replace("_", " ")


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"## {sheet.label_id} ({sheet.label_en})\n"
    yield from table(COLUMNS, (_row(column) for column in sheet.columns))
    yield ""


def _row(column: Column) -> tuple[str, ...]:
    nakes = "number" if column.is_sensitive else "names" if column.names_are_for_nakes else ""
    sex = f", {column.sex} only" if column.sex else ""
    groups = ", ".join(sorted(column.groups)) + sex
    return (
        f"`{column.code}`",
        column.label_id,
        groups,
        counted(column.count),
        nakes,
        column.status,
        column.note_en,
    )


def _options(count: Count) -> str:
    about = concept(count.concepts[0])
    if about.kind is Kind.YES_NO:
        return "yes" if 1 in count.numbers else "no"
    return ", ".join(option.code for option in about.options if option.number in count.numbers)


if __name__ == "__main__":
    PAGE.write_text(recap_page())
