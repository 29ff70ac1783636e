"""Which things can be recorded, in which unit, range and resolution, and who may see them?"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "concepts.toml"


@dataclass(frozen=True, slots=True)
class Concept:
    """lowest, highest, resolution in `unit`; privacy class C0 to C4; codes of other systems by system."""

    code: str
    label_id: str
    label_en: str
    unit: str
    entry_unit: str
    lowest: int
    highest: int
    resolution: int
    privacy_class: str
    status: str
    source: str
    codes: dict[str, str] = field(default_factory=dict)


@cache
def concepts() -> dict[str, Concept]:
    """All concepts by code. Raises KeyError or TypeError for a file that lacks a field."""
    content = tomllib.loads(FILE.read_text())
    return {code: Concept(code=code, privacy_class=entry.pop("class"), **entry) for code, entry in content.items()}
