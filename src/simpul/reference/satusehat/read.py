"""Which code of another system stands for a concept, an interpretation or a vaccine at SATUSEHAT? See SOURCE.toml.

SATUSEHAT accepts any well-formed code, so that acceptance proves nothing: our registry uses only the codes read here.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
NAMES = {"LOINC": "loinc", "SNOMED": "snomed", "KEMKES-CT": "kemkes_ct", "KFA": "kfa"}
VACCINE_KINDS = ("vg", "cvx")
OWN_CODE = re.compile(r"\b(?:OC|OV|OI|PR|LO|FO)\d{6}\b")


@cache
def known_codes() -> frozenset[tuple[str, str]]:
    """Every (system, code) that the playbooks name; systems: loinc, snomed, kemkes_ct, kfa, vg, cvx."""
    found = {(NAMES[row["system"]], row["code"]) for row in _concept_rows() if row["system"] in NAMES and row["code"]}
    for row in _rows("immunization_codes.csv"):
        if row["kind"] in VACCINE_KINDS:
            found |= {(row["kind"], code) for code in row["code"].split("+")}
    for row in _rows("concept_map.csv"):  # some rows name a second code of the ministry in their text
        found |= {("kemkes_ct", code) for code in OWN_CODE.findall(f"{row['display']} {row['note']}")}
    return frozenset(found)


@cache
def addresses() -> dict[str, str]:
    """The address of a code system by its name in satusehat_systems.csv, as it stands in a FHIR coding."""
    return {row["name"]: row["value"] for row in _rows("satusehat_systems.csv") if row["kind"] == "codesystem"}


def _concept_rows() -> Iterator[dict[str, str]]:
    yield from _rows("concept_map.csv")
    yield from _rows("interpretation_codes.csv")


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(newline="") as file:
        return list(csv.DictReader(file))
