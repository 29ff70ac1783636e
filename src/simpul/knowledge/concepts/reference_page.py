"""Which concepts and services are there? As a page to read: docs/reference/concepts.md."""

from collections.abc import Iterable, Iterator

from simpul.knowledge.concepts import Concept, Kind, Range, Service, concepts, day_of, services, show_number
from simpul.knowledge.concepts.measures import MEASURES

HEAD = """# Concepts and services

Made from `src/simpul/knowledge/concepts`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.forms.reference_page`

Class C1 identity, C2 general health, C3 sensitive health. Status is how the weakest part of the row was read. A value
is kept as a whole number of the unit (ADR 0018). Amiss is an answer whose very word says that something is not as it
should be: where no rule judges it, it is named to be looked at.
"""
NAMES, ORIGIN = ("code", "Indonesian", "English", "kind"), ("class", "status", "codes", "source")
CONCEPT_COLUMNS = (*NAMES, "kept in", "step", "range or options", *ORIGIN)
SERVICE_COLUMNS = (*NAMES, "antigen, dose", "batch", *ORIGIN)


def concepts_page() -> str:
    return "\n".join(
        (
            HEAD,
            "## Concepts\n",
            *table(CONCEPT_COLUMNS, (_concept_row(one) for one in concepts().values())),
            "\n## Services\n",
            *table(SERVICE_COLUMNS, (_service_row(one) for one in services().values())),
            "",
        )
    )


def table(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table of Markdown, one line a row."""
    yield _line(columns)
    yield _line("---" for _ in columns)
    yield from (_line(row) for row in rows)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _concept_row(one: Concept) -> tuple[str, ...]:
    steps = str(one.resolution) if one.kind is Kind.QUANTITY else ""
    codes = "; ".join(f"{system} {code}" for system, code in one.codes.items())
    return (
        f"`{one.code}`", one.label_id, one.label_en, one.kind, one.unit.replace("1", ""), steps, _values(one),
        one.privacy_class, one.status, codes, one.source,
    )  # fmt: skip


def _values(one: Concept) -> str:
    if one.kind is Kind.TEXT:
        return f"at most {one.longest} characters"
    if one.options:
        return "; ".join(
            f"{option.number} {option.label_id} (`{option.code}`{', amiss' if option.amiss else ''})"
            for option in one.options
        )
    if one.kind is Kind.YES_NO:
        return "yes is amiss" if one.amiss else ""
    if one.kind is Kind.DATE:
        return f"{day_of(one.ranges[0].lowest)} to {day_of(one.ranges[0].highest)}"
    above = [f"above `{one.above}`"] if one.above else []
    return "; ".join([*(_range(one, limit) for limit in one.ranges), *above])


def _range(one: Concept, limit: Range) -> str:
    since = f"from {limit.from_month} months: " if limit.from_month else ""
    unit = MEASURES[one.entry_unit].label("en")
    return (
        f"{since}{show_number(one, limit.lowest, 'en')} to {show_number(one, limit.highest, 'en')} {unit}".rstrip()
        + (f" ({limit.status})")
    )


def _service_row(one: Service) -> tuple[str, ...]:
    codes = "; ".join(f"{system} {', '.join(found)}" for system, found in one.codes.items())
    return (
        f"`{one.code}`", one.label_id, one.label_en, one.kind, f"{one.antigen} {one.dose}".strip(),
        "yes" if one.has_batch else "no", one.privacy_class, one.status, codes, one.source,
    )  # fmt: skip
