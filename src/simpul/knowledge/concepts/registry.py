"""Which things can be recorded? Read once from tables/*.toml; a file with a mistake does not load."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from simpul.knowledge.concepts.definition import Concept
from simpul.knowledge.concepts.schema import RegistryError, concept_of

TABLES = Path(__file__).parent / "tables"


@cache
def concepts() -> dict[str, Concept]:
    """All concepts by code. Raises RegistryError, which names the concept, for a file that must not load."""
    found: dict[str, Concept] = {}
    for concept in _read():
        if concept.code in found:
            raise RegistryError(f"concept {concept.code} stands in two tables")
        found[concept.code] = concept
    for concept in found.values():
        _check_above(concept, found)
    return found


def concept(code: str) -> Concept:
    """Raises KeyError for a code that nobody defined (a bug in the caller)."""
    return concepts()[code]


def _check_above(one: Concept, among: Mapping[str, Concept]) -> None:
    under = among.get(one.above)
    if one.above and (under is None or under.unit != one.unit or under.above):
        raise RegistryError(f"concept {one.code}: nothing in {one.unit} is named {one.above}, or it is above another")


def _read() -> Iterator[Concept]:
    for path in sorted(TABLES.glob("*.toml")):
        for code, entry in tomllib.loads(path.read_text()).items():
            yield concept_of(code, entry)
