"""How is an answer said to people? One sentence for every state, reason, verdict, band and problem (words.json)."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from simpul.knowledge.immunization.answer import DoseReason, Next, Note, Problem, Reason, State
from simpul.knowledge.immunization.asked import NotDoneReason
from simpul.knowledge.immunization.schedule.card import Band

FILE = Path(__file__).parent / "words.json"
Word = State | Reason | DoseReason | Band | Note | NotDoneReason | Problem
GROUPS: dict[type[Word], str] = {
    State: "states",
    Reason: "reasons",
    DoseReason: "doses",
    Band: "bands",
    Note: "notes",
    NotDoneReason: "not_done",
    Problem: "problems",
}


def said(word: Word, language: str) -> str:
    """language  "id" or "en"

    A reason with %(day)s wants the day of `day_of`; a refusal its day, a postponement the agreed one.
    """
    return _words()[GROUPS[type(word)]][word][language]


def day_of(coming: Next) -> date | None:
    """The day that the sentence of its reason names: from when, or since when it is late."""
    return coming.overdue_from if coming.state is State.LATE else coming.earliest


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(FILE.read_text())
    return found
