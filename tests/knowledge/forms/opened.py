"""The facts of a vector, as the pages would hand them in."""

from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role


def facts_of(written: dict[str, Any]) -> Facts:
    return Facts(
        on=date.fromisoformat(written["on"]),
        place=Place(written["place"]),
        role=Role(written["role"]),
        age_days=written.get("age_days"),
        age_months=written.get("age_months"),
        sex=Sex(written["sex"]) if "sex" in written else None,
        from_paper=written.get("from_paper", False),
        last_given={code: date.fromisoformat(day) for code, day in written.get("last_given", {}).items()},
        local_vaccines=frozenset(written.get("local_vaccines", ())),
    )


def last_of(written: dict[str, Any]) -> dict[str, LastValue]:
    return {code: LastValue(value, date.fromisoformat(day)) for code, (value, day) in written.items()}
