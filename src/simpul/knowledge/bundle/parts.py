"""What does a phone get of the medicine, and how large is it? The same bytes for the same day and settings.

A phone reads data only: frontend/ts evaluates it and holds no threshold of its own.
"""

import gzip
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from simpul.knowledge.bundle.forms_part import forms_json
from simpul.knowledge.bundle.growth_tables import growth_json
from simpul.knowledge.bundle.schedules import immunization_json, services_json
from simpul.knowledge.rules.bundle import bundle as rules_json

Json = dict[str, Any]


def parts(day: date, chosen: Mapping[str, int] | None = None) -> Json:
    """Rules, forms, immunisation, services and growth: whatever holds on a day or later.

    chosen  the numbers that a city chose where sources contradict each other
    """
    return {
        "rules": rules_json(day, chosen)["rules"],
        "forms": forms_json(),
        "immunization": immunization_json(day),
        "services": services_json(),
        "growth": growth_json(),
    }


def packed(content: Any) -> bytes:
    """As JSON without blanks, gzipped without a time: equal content, equal bytes."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def sizes(day: date) -> dict[str, int]:
    """Bytes of each part, packed by itself, and of the whole ("bundle"), which is what a phone fetches."""
    content = parts(day)
    return {name: len(packed(part)) for name, part in content.items()} | {"bundle": len(packed(content))}
