"""Which JSON do `simpul assess`, `due`, `maternal`, `ckg` and `spm` read and answer? As a page: docs/reference/json.md.

Run as a module, it writes the page.
"""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path

from simpul.interfaces.cli.knowledge.asked.fields import Field, Word, words
from simpul.knowledge.concepts.reference_page import table

PAGE = Path(__file__).resolve().parents[5] / "docs/reference/json.md"
HEAD = """# The JSON of assess, due, maternal, ckg and spm

Made from `src/simpul/interfaces/cli/knowledge/asked/fields.toml`; do not edit. Renew:
`.venv/bin/python -m simpul.interfaces.cli.knowledge.reference_page`

Each word reads one JSON object from the standard input and answers as JSON, or as Indonesian sentences with `--words`:

    simpul due < person.json
    simpul due --words < person.json

None of them needs a database, and none keeps anything. A test runs every example of this page. With
`--puskesmas KODE`, inside a site, `assess` and `maternal` answer by the rules that act at that Puskesmas: by what its
doctor signed and by the numbers that its city chose (ADR 0035). Without it nobody looked at signatures: `signatures`
says so, and all that follows from a rule is advice until its edition is signed.

- A field that is not required may be left out or be `null`. A field that is not in the table is refused.
- What cannot be used is named in `unread`, one Indonesian sentence by its path (`done[1].code`, `person.area`; `berkas`
  is the whole file). What was written is not repeated, for it may be a name or a NIK.
- Where nothing can be answered there is only `unread`, and the exit status is 1.
- `day` is written 2026-03-10 and in no other way; `hour` with its zone, 2026-10-31T07:30+07:00.
- `area` is a code of Kemendagri that exists: province, kabupaten or kota; of a deeper one the first five characters
  count.
- A day before the first edition of rules, schedule, vaccines or packages is not answered: the sentence says from when.
"""
TAKES, ANSWERS = ("field", "kind", "required", "values", "meaning"), ("field", "meaning")


def json_page() -> str:
    parts = (line for name, word in words().items() for line in _word(name, word))
    return "\n".join((HEAD, *parts))


def examples_of(name: str) -> list[str]:
    """That of the docstring, which `--help` shows, then those of the table. As JSON."""
    shown = importlib.import_module(f"simpul.interfaces.cli.knowledge.{name}").__doc__ or ""
    start = shown.index("{")
    _, length = json.JSONDecoder().raw_decode(shown[start:])
    return [shown[start : start + length], *(one.strip() for one in words()[name].examples)]


def _word(name: str, word: Word) -> Iterator[str]:
    yield f"## simpul {name}\n"
    yield f"{word.en}\n"
    for example in examples_of(name):
        yield f"```json\n{example}\n```\n"
    yield f"Exit status: {word.exit}\n"
    yield from table(TAKES, (_field(one) for one in word.rows))
    yield "\nIt answers:\n"
    yield from table(ANSWERS, ((f"`{path}`", meaning) for path, meaning in word.answers.items()))
    yield ""


def _field(one: Field) -> tuple[str, ...]:
    return f"`{one.path}`", one.kind.replace("_", " "), "required" if one.must else "", values_of(one), one.en


def values_of(one: Field) -> str:
    """What may stand there, and of a number its unit."""
    if one.options:
        return ", ".join(one.options)
    if one.kind == "whole":
        return f"{one.lowest} to {one.highest}, {one.unit}"
    keys = f"code of: {one.codes}" if one.kind in ("map", "code") else ""
    return keys or one.unit


if __name__ == "__main__":
    PAGE.write_text(json_page())
