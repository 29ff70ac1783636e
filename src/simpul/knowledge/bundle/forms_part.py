"""What does a phone get of the forms? Each edition as it is written, and of every field its words, unit and ranges."""

import json
from typing import Any

from simpul.knowledge.concepts import Concept, Kind, size_of
from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.forms import forms
from simpul.knowledge.forms.registry import EDITIONS

Json = dict[str, Any]
NUMBERS = (Kind.QUANTITY, Kind.COUNT)


def forms_json() -> Json:
    """Every edition, since a visit keeps the one on which it was written."""
    things = {field.code: field.thing for form in forms().values() for _, field in form.fields()}
    return {
        "editions": [json.loads(path.read_text()) for path in sorted(EDITIONS.glob("*.json"))],
        "concepts": {code: _concept(one) for code, one in sorted(things.items()) if isinstance(one, Concept)},
        "services": {
            code: {"label": [one.label_id, one.label_en], "has_batch": one.has_batch}
            for code, one in sorted(things.items())
            if not isinstance(one, Concept)
        },
    }


def _concept(one: Concept) -> Json:
    """parts, measure  of a number: how many of what is kept make one of what is read, and the words behind it"""
    found: Json = {
        "kind": one.kind.value,
        "label": [one.label_id, one.label_en],
        "unit": one.unit,
        "entry_unit": one.entry_unit,
        "resolution": one.resolution,
        "ranges": [[span.from_month, span.lowest, span.highest] for span in one.ranges],
        "above": one.above,
        "options": [[option.number, option.code, option.label_id, option.label_en] for option in one.options],
        "longest": one.longest,
    }
    if one.kind in NUMBERS:
        found |= {"parts": size_of(one), "measure": [MEASURES[one.entry_unit].label(lang) for lang in ("id", "en")]}
    return {name: value for name, value in found.items() if value}
