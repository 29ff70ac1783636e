"""How does a whole form stand as a FHIR R4 Questionnaire? The same form gives the same bytes.

Sources
    HL7 FHIR R4 (4.0.1), Questionnaire, and the extensions of R4 that are named in `words` and `items`.

What has no place in FHIR is told in design notes and listed in docs/reference/questionnaires.md.
"""

import json
from collections.abc import Iterator
from typing import Any

from simpul.knowledge.forms.definition import Form
from simpul.knowledge.forms.fhir.codes import LOINC_NOTICE, NAMES, Export
from simpul.knowledge.forms.fhir.items import group_of
from simpul.knowledge.forms.fhir.words import design_note, in_both
from simpul.knowledge.forms.reference_page import words
from simpul.reference.satusehat.read import addresses


def identifier_of(form: Form) -> str:
    """The id of the resource and the name of its file: code and edition."""
    return f"{form.code.replace('_', '-')}-{form.edition}"


def questionnaire_of(form: Form, export: Export, *, latest: bool = True) -> dict[str, Any]:
    """latest: an older edition is retired; visits that were written on it stay as they are."""
    fields = {field.code: field for _, field in form.fields()}
    url = export.address("Questionnaire", form.code)
    items = [group_of(section, fields, export) for section in form.sections]
    return {
        "resourceType": "Questionnaire",
        "id": identifier_of(form),
        "language": "id",
        "extension": [design_note(" ".join(_said(form)))],
        **({"url": url} if url else {}),
        "version": form.edition,
        "name": "".join(part.capitalize() for part in form.code.split("_")),
        **in_both("title", form.title_id, form.title_en),
        "status": "active" if latest else "retired",
        "subjectType": ["Patient"],
        "date": form.edition.replace(".", "-"),
        **in_both("description", form.notice_id, form.notice_en, kind="valueMarkdown"),
        "purpose": f"Source ({form.status}): {form.source}.",
        **({"copyright": LOINC_NOTICE} if _has_loinc(items) else {}),
        "item": items,
    }


def as_json(questionnaire: dict[str, Any]) -> str:
    return json.dumps(questionnaire, ensure_ascii=False, indent=2) + "\n"


def _said(form: Form) -> Iterator[str]:
    yield f"For: {words(form.who, {})}."
    yield f"Places: {', '.join(sorted(form.places))}."
    if form.counts_as:
        yield f"Evidence of the visit {form.counts_as} for the services due."
    if form.from_record:
        yield f"From the register, not asked: {', '.join(form.from_record)}."


def _has_loinc(items: list[dict[str, Any]]) -> bool:
    loinc = addresses()[NAMES["loinc"]]
    return any(code["system"] == loinc for group in items for item in group["item"] for code in item.get("code", ()))
