"""Two validators of other hands accept every form, and each refuses what is wrong (ADR 0039)."""

import json
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from simpul.knowledge.forms.fhir import Export, identifier_of, questionnaire_of
from simpul.knowledge.forms.registry import form, forms
from tests.knowledge.forms.fhir.fhir_side import items_of

VALIDATOR = Path(__file__).parent / "validator"
EXPORTS = {"bare": Export(), "city": Export(base="https://simpul.example/fhir", snomed=True)}
Change = Callable[[dict[str, Any]], Any]


def of(told: dict[str, Any], link: str) -> dict[str, Any]:
    return next(one for one in items_of(told) if one["linkId"] == link)


# What is done to the questionnaire of `anc`, and whether each validator must refuse it: models of Python, Medplum.
WRONG: dict[str, tuple[Change, bool, bool]] = {
    "no status": (lambda q: q.pop("status"), True, True),
    "an unknown status": (lambda q: q.update(status="ready"), False, True),
    "no linkId": (lambda q: of(q, "systolic").pop("linkId"), True, True),
    "an element that R4 does not have": (lambda q: of(q, "systolic").update(colour="red"), True, True),
    "a type that R4 does not have": (lambda q: of(q, "systolic").update(type="number"), False, True),
    "a text that is a number": (lambda q: of(q, "systolic").update(text=5), True, True),
    "a day before its month": (lambda q: q.update(date="29-11-2026"), True, True),
    "two answers in one condition": (
        lambda q: of(q, "ttd_tablets")["enableWhen"][0].update(answerInteger=1), True, True,
    ),
    "a condition without an answer": (
        lambda q: of(q, "ttd_tablets")["enableWhen"][0].pop("answerBoolean"), True, True,
    ),
    "an operator that R4 does not have": (
        lambda q: of(q, "ttd_tablets")["enableWhen"][0].update(operator="like"), False, True,
    ),
    "exists with a number (que-7)": (
        lambda q: of(q, "ttd_tablets").update(
            enableWhen=[{"question": "ttd", "operator": "exists", "answerInteger": 1}]
        ), False, True,
    ),
    "an empty group (que-1)": (lambda q: q["item"][0].update(item=[]), False, True),
    "options of a yes or no (que-5)": (
        lambda q: of(q, "ttd").update(answerOption=[{"valueInteger": 1}]), False, True,
    ),
    "a longest of a choice (que-10)": (lambda q: of(q, "referral").update(maxLength=5), False, True),
    "an extension of the wrong type": (
        lambda q: of(q, "systolic")["extension"][0].update(valueString="5"), True, True,
    ),
    "an extension that R4 does not have": (
        lambda q: of(q, "systolic")["extension"].append(
            {"url": "http://hl7.org/fhir/StructureDefinition/colour", "valueString": "red"}
        ), False, True,
    ),
}  # fmt: skip


def models_refuse(told: dict[str, Any]) -> list[str]:
    """fhir.resources, models of R4B (of which Questionnaire is that of R4): structure, types and how often."""
    try:
        Questionnaire.model_validate(deepcopy(told))
    except ValueError as refusal:
        return [str(refusal)]
    return []


def medplum_says(folder: Path, told: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Medplum on the StructureDefinitions of HL7: elements, types and invariants; and the codes that R4 binds."""
    node = shutil.which("node")
    assert node, "Node.js is needed"
    assert (VALIDATOR / "node_modules/@medplum").is_dir(), f"npm ci --prefix {VALIDATOR} (script/test does it)"
    paths = {name: folder / f"{number}.json" for number, name in enumerate(told)}
    for name, path in paths.items():
        path.write_text(json.dumps(told[name]))
    command = [node, str(VALIDATOR / "validate.mjs"), *map(str, paths.values())]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    said = json.loads(answer.stdout)
    return {name: said[str(path)] for name, path in paths.items()}


def every_form() -> dict[str, dict[str, Any]]:
    return {
        f"{identifier_of(one)} {name}": questionnaire_of(one, export, latest=name == "bare")
        for one in forms().values()
        for name, export in EXPORTS.items()
    }


def wrong_ones() -> dict[str, dict[str, Any]]:
    found = {}
    for name, (change, _, _) in WRONG.items():
        found[name] = questionnaire_of(form("anc"), Export())
        change(found[name])
    return found


def test_the_models_of_python_accept_every_form() -> None:
    assert [said for told in every_form().values() for said in models_refuse(told)] == []


def test_medplum_accepts_every_form(tmp_path: Path) -> None:
    said = medplum_says(tmp_path, every_form())
    assert said.keys() == every_form().keys()
    assert [one for one in said.items() if one[1]] == []


@pytest.mark.parametrize("name", WRONG)
def test_the_models_of_python_refuse_what_is_wrong(name: str) -> None:
    assert bool(models_refuse(wrong_ones()[name])) is WRONG[name][1]


def test_medplum_refuses_what_is_wrong(tmp_path: Path) -> None:
    said = medplum_says(tmp_path, wrong_ones())
    assert {name: bool(found) for name, found in said.items()} == {name: one[2] for name, one in WRONG.items()}
