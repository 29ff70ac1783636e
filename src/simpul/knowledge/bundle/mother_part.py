"""What does a phone get of mothers and of the free check of health? The lists that the server reads, with words."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from simpul.knowledge.ckg.registry import EDITIONS, editions
from simpul.knowledge.maternal import after_birth, birth_plan, contraception, dating, definition
from simpul.knowledge.pregnancy.dates import PREGNANCY_DAYS

FOR_REVIEW = {"open"}
Json = dict[str, Any]


def maternal_json() -> Json:
    """The dates of a pregnancy with the days between which one is plausible, the items of K1 to K6 each with the class
    of privacy of what shows it, the visits after a birth, the plan of the birth and the methods of contraception."""
    classes = {one.code: one.privacy_class.value for one in definition.items()}
    visits = _told(definition.CONTENT)
    visits["items"] = [one | {"privacy_class": classes[one["code"]]} for one in visits["items"]]
    return {
        "dates": _told(dating.CONTENT) | {"pregnancy_days": PREGNANCY_DAYS, "plausible": [dating.LEAST, dating.MOST]},
        "visits": visits,
        "after_birth": _told(after_birth.CONTENT),
        "plan": _told(birth_plan.CONTENT),
        "contraception": _told(contraception.CONTENT),
    }


def ckg_json(day: date) -> list[Json]:
    """The editions that hold on a day or later, the oldest first."""
    return list(_editions(day))


def _editions(day: date) -> Iterator[Json]:
    holding = max((one.valid_from for one in editions() if one.valid_from <= day), default=day)
    read = sorted((json.loads(path.read_text()) for path in EDITIONS.glob("*.json")), key=lambda one: one["valid_from"])
    for content in read:
        if date.fromisoformat(content["valid_from"]) >= holding:
            yield _told(content)


def _told(content: Json) -> Json:
    return {name: value for name, value in content.items() if name not in FOR_REVIEW}
