"""Which standards of the SPM does Simpul know? As a page: docs/reference/spm.md. Run as a module, it writes it."""

from collections.abc import Iterator
from pathlib import Path

from simpul.knowledge.concepts.reference_page import table
from simpul.knowledge.spm.definition import CONTENT, EDITION, FROM_YEAR, Indicator, Kind, Part, indicators

PAGE = Path(__file__).resolve().parents[4] / "docs/reference/spm.md"
HEAD = """# SPM 1 to 5: who counts, and what counts

Made from `src/simpul/knowledge/spm`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.spm.reference_page`

Nobody has signed this, and the regulations were not read: each line says how it was read. The definitions stand on a
page, no figures. How it works: ADR 0042; the two denominators: ADR 0031. Cases: `vectors/spm`.
"""
PARTS = ("part", "Indonesian", "English", "there when", "read", "source")
WHEN = {
    Kind.ANC_VISITS: "visits in the trimesters: {visits}; K1 within the first",
    Kind.VISIT_ITEMS: "each of K1 to K6 has all its items (docs/reference/maternal.md)",
    Kind.UNRECORDABLE: "nobody can know: Simpul does not record it",
    Kind.ONE_OF: "{of} is {yes}; not where {no}; all else is not certain",
    Kind.WINDOWS: "{services} in their windows (services due)",
    Kind.RECORDED: "{any_of} to day {to_day} after the birth",
    Kind.TIMES: "{any_of} on {at_least} days of the year",
    Kind.VITAMIN_A: "in each month of distribution of the age (services due)",
    Kind.IMMUNIZATION: "nothing late on the last day, IDL complete from 12 months (immunisation engine)",
    Kind.SICK_CARE: "never sick without MTBS; not recorded, so not certain",
    Kind.SCHOOL_YEAR: "{any_of} in the school year; not recordable yet, so not certain without it",
}


def spm_page() -> str:
    return "\n".join((HEAD, *_head(), *(line for one in indicators() for line in _indicator(one)), *_rest()))


def _head() -> Iterator[str]:
    yield f"Edition {EDITION}, for the years from {FROM_YEAR}. Source ({CONTENT['status']}): {CONTENT['source']}.\n"


def _indicator(one: Indicator) -> Iterator[str]:
    yield f"## {one.code}: {one.label_id} ({one.label_en})\n"
    yield f"- Denominator: {one.denominator_en} {one.denominator_id}"
    yield f"- Projection beside the register: {f'`{one.projection}`' if one.projection else 'none yet'}"
    yield f"- Numerator: {one.numerator_en} {one.numerator_id}\n"
    yield from table(PARTS, (_part(part) for part in one.parts))
    yield ""


def _part(part: Part) -> tuple[str, ...]:
    listed = {name: ", ".join(map(str, getattr(part, name))) for name in ("visits", "yes", "no", "services", "any_of")}
    when = WHEN[part.kind].format(of=part.of, to_day=part.to_day, at_least=part.at_least, **listed)
    when = when.replace("not where ; ", "")
    return f"`{part.code}`", part.label_id, part.label_en, when, part.status.value, part.source


def _rest() -> Iterator[str]:
    yield "## What it says\n"
    words = ((f"`{code}`", one["id"], one["en"]) for code, one in CONTENT["words"].items())
    yield from table(("code", "Indonesian", "English"), words)
    yield "\n## What the sources leave open, and what is done meanwhile\n"
    yield from table(("English", "Indonesian"), ((one["en"], one["id"]) for one in CONTENT["open"]))
    yield ""


if __name__ == "__main__":
    PAGE.write_text(spm_page())
