"""What does a phone get of the schedules? The files that the server reads, without what only a reviewer reads."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from simpul.knowledge.concepts import services
from simpul.knowledge.concepts.service_registry import ServiceKind
from simpul.knowledge.due.answer import REASONS
from simpul.knowledge.due.definition import FILE as SERVICES
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.pregnancy import PLACES, TRIMESTERS
from simpul.knowledge.immunization.schedule.region import READ
from simpul.knowledge.immunization.schedule.registry import EDITIONS, edition_on
from simpul.knowledge.immunization.words import FILE as WORDS
from simpul.reference.immunization.read import regional_vaccines

FOR_REVIEW = {"note", "open"}
Json = dict[str, Any]


def immunization_json(day: date) -> Json:
    """The editions that hold on a day or later, the vaccines of provinces, the sentences, and every vaccine that can be
    given: code of the service, antigen, dose, whether it is a row of the national schedule, and its label."""
    return {
        "editions": list(_editions(day)),
        "regional": [
            [one.antigen, one.province, one.valid_from.isoformat(), READ[one.status].value]
            for one in regional_vaccines()
        ],
        "words": json.loads(WORDS.read_text()),
        "vaccines": [
            [code, one.antigen, one.dose, one.schedule is not None, one.label_id, one.label_en]
            for code, one in services().items()
            if one.kind is ServiceKind.IMMUNIZATION
        ],
    }


def services_json() -> Json:
    """The schedule of mother and child, the trimesters (number, first and last day, visits), the sentences, and the
    labels of what is given by age."""
    given = dict.fromkeys(code for rule in schedule() for _, _, code in rule.by_age)
    content: Json = json.loads(SERVICES.read_text())
    return content | {
        "trimesters": [[number, first, last, PLACES[number]] for number, (first, last) in TRIMESTERS.items()],
        "reasons": {code: list(words) for code, words in REASONS.items()},
        "given": {code: [services()[code].label_id, services()[code].label_en] for code in given},
    }


def _editions(day: date) -> Iterator[Json]:
    holding = edition_on(day).valid_from
    for path in sorted(EDITIONS.glob("*.json")):
        content = json.loads(path.read_text())
        if date.fromisoformat(content["valid_from"]) >= holding:
            yield {name: value for name, value in content.items() if name not in FOR_REVIEW}
