"""Which rules are there, and what does each say? As a page to read: docs/reference/rules.md.

Run as a module, it writes the page.
"""

from collections.abc import Iterator
from pathlib import Path

from simpul.knowledge.concepts import Concept
from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.concepts.reference_page import table
from simpul.knowledge.rules.language.definition import Rule
from simpul.knowledge.rules.language.settings import Choice, Setting, settings
from simpul.knowledge.rules.registry import rules
from simpul.knowledge.rules.wording import Words, said_least
from simpul.knowledge.rules.wording.phrases import PARTS

PAGE = Path(__file__).resolve().parents[4] / "docs/reference/rules.md"
HEAD = """# Rules

Made from `src/simpul/knowledge/rules/editions`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.rules.reference_page`

The first band that holds is the answer. Which edition a doctor signed stands with each Puskesmas (ADR 0035).
How each statement was read (verified in its source, secondary, from memory) stands beside it, and what of priority,
place and days no source gives: that is Simpul's own, for the doctor who signs to decide.
Numbers stand in the units of forms; in which unit each is kept stands in concepts.md.
"""
BANDS = ("band", "when", "priority", "action", "again after", "refer", "colour", "read", "ours")


def rules_page() -> str:
    return "\n".join((HEAD, *_settings(), *(line for rule in rules().values() for line in rule_lines(rule))))


def rule_lines(rule: Rule) -> Iterator[str]:
    words = Words(rule, "id")
    yield f"## {rule.code}, edition {rule.edition}\n"
    where = ", only where a doctor signed it" if rule.only_signed else ""
    yield f"{rule.title_id} ({rule.title_en}). From {rule.valid_from}{where}. For: {words.applies() or 'everybody'}.\n"
    yield f"Source ({rule.status}): {rule.source}.\n"
    yield "Inputs: " + ", ".join(_input(rule, code) for code in rule.inputs) + ".\n"
    for one in rule.derived.values():
        yield f"{one.label_id}: {words.derived(one)}.\n"
    yield from table(BANDS, _bands(rule, words))
    yield ""


def _input(rule: Rule, code: str) -> str:
    """`hemoglobin` (g/dL; optional)"""
    one = rule.inputs[code]
    typed = (
        MEASURES[one.thing.entry_unit].label("id") if isinstance(one.thing, Concept) and one.thing.entry_unit else ""
    )
    told = "; ".join(
        part for part in (typed, "optional" if one.optional else "", Words(rule, "id").asked(code)) if part
    )
    return f"`{code}`{f' ({told})' if told else ''}"


def _bands(rule: Rule, words: Words) -> Iterator[tuple[str, ...]]:
    for band in rule.bands:
        yield (
            band.label_id,
            words.gate(band.when) if band.when else "selain itu",
            band.priority.value,
            " ".join(filter(None, (band.action_id, said_least(band, "id")))),
            "" if band.recheck_days is None else f"{band.recheck_days} hari",
            band.refer.value,
            band.colour.value,
            band.status.value,
            ", ".join(PARTS["id"][one] for one in band.ours),
        )


def _settings() -> Iterator[str]:
    yield "## Settings\n"
    yield "Where sources contradict each other, a city chooses one of the printed numbers.\n"
    rows = (_choice(one, choice) for one in settings().values() for choice in one.choices)
    yield from table(("conflict", "what", "number", "", "read", "source"), rows)
    yield ""


def _choice(one: Setting, choice: Choice) -> tuple[str, ...]:
    default = "default" if choice.value == one.default else ""
    return one.code, one.label_id, one.show(choice.value, "id"), default, choice.status.value, choice.source


if __name__ == "__main__":
    PAGE.write_text(rules_page())
