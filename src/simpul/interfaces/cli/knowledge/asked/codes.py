"""Which codes may stand at a place of a file? By the word that fields.toml has for them."""

from collections.abc import Callable, Collection
from difflib import get_close_matches

from simpul.knowledge.concepts import concepts, services
from simpul.knowledge.due import findings, recorded_visits
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.growth.due import MEASURED
from simpul.knowledge.maternal.birth_plan import plan_items
from simpul.knowledge.maternal.definition import VISITS
from simpul.knowledge.rules.language.settings import settings

CODES: dict[str, Callable[[], Collection[str]]] = {
    "concept": lambda: concepts().keys(),
    "service": lambda: services().keys(),
    "service, visit or finding": lambda: services().keys() | recorded_visits() | findings() | MEASURED.keys(),
    "visit, service or concept": lambda: services().keys() | recorded_visits() | concepts().keys(),
    "service that is due": lambda: services().keys() | {one.code for one in schedule()},
    "setting": lambda: settings().keys(),
    "item of the birth plan": lambda: {one.code for one in plan_items()},
    "visit K1 to K6": lambda: {f"K{nth}" for nth in VISITS},
}


def unknown_code(code: str, known: Collection[str]) -> str:
    """A sentence; what was written is repeated only where it resembles a code, for it may be a name or a NIK."""
    near = get_close_matches(code, known, 1)
    return f"Kode {code} tidak dikenal; mungkin {near[0]}." if near else "Kode ini tidak dikenal."
