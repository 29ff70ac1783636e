"""Which number does a city use where its sources contradict each other? (clinical-rules 0.3; settings.json)

A rule names a setting instead of the number; a city chooses among the numbers that a source prints, and no other.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simpul.knowledge.concepts import Concept, Status, concept, show_value
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.rules.language.known import KNOWN, Known

FILE = Path(__file__).parents[1] / "settings.json"
SIGNS = Known("signs", "Gejala", "Signs", "gejala", "signs", 0, 8)  # nobody records how many: a rule counts them
THINGS = {**KNOWN, SIGNS.code: SIGNS}


@dataclass(frozen=True, slots=True)
class Choice:
    value: int
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class Setting:
    """thing  whose unit the numbers have"""

    code: str
    label_id: str
    label_en: str
    thing: Concept | Known
    default: int
    choices: tuple[Choice, ...]

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def show(self, value: int, language: str) -> str:
        """A number with its unit, as it is typed."""
        if isinstance(self.thing, Known):
            return self.thing.show(value, language)
        return show_value(self.thing, value, language)


@cache
def settings() -> dict[str, Setting]:
    """All settings by the code of their conflict. Raises ValueError for a file that must not load."""
    return {code: _setting(code, entry) for code, entry in json.loads(FILE.read_text()).items()}


def numbers(chosen: Mapping[str, int] | None = None) -> dict[str, int]:
    """The number of each setting: the chosen one, else its default. Raises ValueError for one that no source prints."""
    found = {code: one.default for code, one in settings().items()} | dict(chosen or {})
    for code, value in found.items():
        if code not in settings() or value not in {one.value for one in settings()[code].choices}:
            raise ValueError(f"no source prints {value} for {code}")
    return found


def _setting(code: str, entry: dict[str, object]) -> Setting:
    check_fields(entry, {"label_id", "label_en", "thing", "default", "choices"}, set())
    choices = tuple(Choice(one["value"], Status(one["status"]), one["source"]) for one in entry["choices"])  # type: ignore[attr-defined]
    made = Setting(
        code,
        str(entry["label_id"]),
        str(entry["label_en"]),
        THINGS.get(str(entry["thing"])) or concept(str(entry["thing"])),
        int(str(entry["default"])),
        choices,
    )
    if made.default not in {one.value for one in choices}:
        raise ValueError(f"setting {code}: its default is none of its choices")
    return made
