"""Which services can be given, each with the codes of other systems? Read once from services.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts.definition import PrivacyClass, Status
from simpul.knowledge.concepts.schema import RegistryError, check_codes, check_fields

FILE = Path(__file__).parent / "services.toml"
ALWAYS = {"kind", "label_id", "label_en", "has_batch", "class", "status", "source"}
VACCINE = {"antigen", "dose"}


class ServiceKind(StrEnum):
    IMMUNIZATION = "immunization"
    VITAMIN_A = "vitamin_a"
    DEWORMING = "deworming"
    FOOD = "food"
    TABLETS = "tablets"
    INJECTION = "injection"


@dataclass(frozen=True, slots=True)
class Service:
    """antigen, dose  of an immunisation, as in the national schedule; the dose of a school campaign is its name
    schedule       the row of imunisasi-jadwal.csv; None where the schedule has none
    has_batch      whether a batch and an expiry belong to what is given
    """

    code: str
    kind: ServiceKind
    label_id: str
    label_en: str
    has_batch: bool
    privacy_class: PrivacyClass
    status: Status
    source: str
    antigen: str = ""
    dose: str = ""
    schedule: int | None = None
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@cache
def services() -> dict[str, Service]:
    """All services by code. Raises RegistryError, which names the service, for a file that must not load."""
    return {code: service_of(code, entry) for code, entry in tomllib.loads(FILE.read_text()).items()}


def service(code: str) -> Service:
    """Raises KeyError for a code that nobody defined (a bug in the caller)."""
    return services()[code]


def service_of(code: str, entry: Mapping[str, Any]) -> Service:
    """Raises RegistryError for an entry with a missing, unknown or impossible field."""
    try:
        kind = ServiceKind(entry.get("kind", ""))
        vaccine = kind is ServiceKind.IMMUNIZATION
        check_fields(entry, ALWAYS | VACCINE if vaccine else ALWAYS, {"codes", "schedule"} if vaccine else {"codes"})
        check_codes(entry.get("codes", {}))
        return _service(code, kind, entry)
    except (ValueError, TypeError) as error:
        raise RegistryError(f"service {code}: {error}") from error


def _service(code: str, kind: ServiceKind, entry: Mapping[str, Any]) -> Service:
    return Service(
        code=code,
        kind=kind,
        label_id=entry["label_id"],
        label_en=entry["label_en"],
        has_batch=entry["has_batch"],
        privacy_class=PrivacyClass(entry["class"]),
        status=Status(entry["status"]),
        source=entry["source"],
        antigen=entry.get("antigen", ""),
        dose=entry.get("dose", ""),
        schedule=entry.get("schedule"),
        codes={system: tuple(found) for system, found in entry.get("codes", {}).items()},
    )
