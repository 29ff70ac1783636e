"""What does a phone get of the medicine, and how large is it? The same bytes for the same day and settings.

A phone reads data only: frontend/ts evaluates it and holds no threshold of its own.
"""

import gzip
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from simpul.knowledge.bundle.forms_part import forms_json
from simpul.knowledge.bundle.growth_classes import classes_json
from simpul.knowledge.bundle.growth_tables import growth_json
from simpul.knowledge.bundle.mother_part import ckg_json, maternal_json
from simpul.knowledge.bundle.rules_part import Holding, numbers_json, rules_json, telling_json
from simpul.knowledge.bundle.schedules import immunization_json, services_json

Json = dict[str, Any]


def parts(day: date, city: Sequence[Holding] = (), *, shows_advice: bool = True) -> Json:
    """Rules with the numbers of a city, forms, schedules, growth, mothers and the free check of health: whatever holds
    on a day or later.

    city          the numbers that it chose where sources contradict each other and the rules that are signed with
                  them, from each day on which they change, in order
    shows_advice  whether a rule that no doctor signed is told at all
    """
    return {
        "rules": rules_json(day, city),
        "numbers": numbers_json(day, city),
        "telling": telling_json(shows_advice=shows_advice),
        "forms": forms_json(),
        "immunization": immunization_json(day),
        "services": services_json(),
        "growth": growth_json(),
        "classes": classes_json(),
        "maternal": maternal_json(),
        "ckg": ckg_json(day),
    }


def packed(content: Any) -> bytes:
    """As JSON without blanks, gzipped without a time: equal content, equal bytes."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def sizes(day: date) -> dict[str, int]:
    """Bytes of each part, packed by itself, and of the whole ("bundle"), which is what a phone fetches."""
    content = parts(day)
    return {name: len(packed(part)) for name, part in content.items()} | {"bundle": len(packed(content))}
