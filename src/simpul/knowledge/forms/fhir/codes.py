"""Which codes of other systems stand on an exported item, and under which address?

Only codes that the registry has, which has only published ones (reference/satusehat). Codes of SNOMED CT may be passed
on only by who has a licence: they are left out unless somebody asks for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from simpul.knowledge.concepts import Concept, Service
from simpul.reference.satusehat.read import addresses

# satusehat_systems.csv, row "KFA" among the identifiers: "also used as code system of medicines and VG groups".
KFA = "http://sys-ids.kemkes.go.id/kfa"
NAMES = {"loinc": "LOINC", "snomed": "SNOMED", "kemkes_ct": "KEMKES-CT", "cvx": "CVX"}
LICENSED = "snomed"
UCUM = "UCUM"
LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and "
    "the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the "
    "license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
)


@dataclass(frozen=True, slots=True)
class Export:
    """base    the address of this city, under which questionnaires and answers get theirs; empty: they get none
    snomed  whether codes of SNOMED CT go with it
    """

    base: str = ""
    snomed: bool = False

    def address(self, kind: str, code: str) -> str:
        """Of a resource of this city; empty where it has no address."""
        return f"{self.base.rstrip('/')}/{kind}/{code.replace('_', '-')}" if self.base else ""


def codings_of(thing: Concept | Service, export: Export) -> list[dict[str, str]]:
    """In the order of the systems and codes of the registry."""
    return [
        {"system": _address(system), "code": code}
        for system, code in _pairs(thing)
        if export.snomed or system != LICENSED
    ]


def _pairs(thing: Concept | Service) -> Iterator[tuple[str, str]]:
    for system, codes in thing.codes.items():
        for code in [codes] if isinstance(codes, str) else codes:
            yield system, code


def _address(system: str) -> str:
    return addresses()[NAMES[system]] if system in NAMES else KFA
