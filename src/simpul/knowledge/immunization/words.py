"""How is an answer said to people? One sentence for every state, reason, verdict, band and problem (words.json)."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from simpul.knowledge.immunization.answer import DoseReason, Next, Problem, Reason, State
from simpul.knowledge.immunization.schedule.card import Band

FILE = Path(__file__).parent / "words.json"
GROUPS = {State: "states", Reason: "reasons", DoseReason: "doses", Band: "bands", Problem: "problems"}
Word = State | Reason | DoseReason | Band | Problem


def said(word: Word, language: str) -> str:
    """language  "id" or "en"; a sentence with %(day)s wants the day of `day_of`"""
    return _words()[GROUPS[type(word)]][word][language]


def day_of(coming: Next) -> date | None:
    """The day that the sentence of its reason names: from when, or since when it is late."""
    return coming.overdue_from if coming.state is State.LATE else coming.earliest


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(FILE.read_text())
    return found
