"""Is the birth planned (P4K)? Which item is ready, which is not, and which was never asked (birth_plan.json)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts import Status

CONTENT: dict[str, Any] = json.loads((Path(__file__).parent / "birth_plan.json").read_text())


class Ready(StrEnum):
    YES = "siap"
    NO = "belum"
    NOT_ASKED = "belum_ditanya"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """recorded_as  where Simpul keeps it; empty where it cannot yet"""

    code: str
    label_id: str
    label_en: str
    recorded_as: str
    status: Status
    source: str

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@dataclass(frozen=True, slots=True)
class BirthPlan:
    items: tuple[tuple[PlanItem, Ready], ...]

    def of(self, state: Ready) -> tuple[str, ...]:
        return tuple(item.code for item, ready in self.items if ready is state)

    @property
    def is_complete(self) -> bool | None:
        """None while something was not asked and nothing is known to be lacking."""
        if self.of(Ready.NO):
            return False
        return None if self.of(Ready.NOT_ASKED) else True


@cache
def plan_items() -> tuple[PlanItem, ...]:
    return tuple(PlanItem(**entry | {"status": Status(entry["status"])}) for entry in CONTENT["items"])


def birth_plan(answers: Mapping[str, bool | None]) -> BirthPlan:
    """answers  by code of the item; what is not in it, or None, was not asked.

    Raises ValueError for a code that the plan does not have (a bug in the caller).
    """
    unknown = answers.keys() - {one.code for one in plan_items()}
    if unknown:
        raise ValueError(f"no such item: {sorted(unknown)}")
    said = {True: Ready.YES, False: Ready.NO, None: Ready.NOT_ASKED}
    return BirthPlan(tuple((one, said[answers.get(one.code)]) for one in plan_items()))
