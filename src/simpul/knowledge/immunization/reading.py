"""How does a history of text and numbers (JSON) become what is asked? Only a person without a birth raises.

Fields as in vectors/immunization/README.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization.answer import Problem, Trouble
from simpul.knowledge.immunization.asked import Asked, Given, Kipi, NotDone, NotDoneReason, Origin, Override
from simpul.knowledge.immunization.days import Precision

FILL = "-01-01"
LENGTHS = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}


@dataclass(frozen=True, slots=True)
class Read:
    """asked  without the lines that could not be read; troubles  those lines, by their position in what was told
    positions  of each dose of `asked.history` in what was told
    """

    asked: Asked
    troubles: tuple[Trouble, ...]
    positions: tuple[int, ...]


def read_asked(told: Mapping[str, Any]) -> Read:
    """Raises KeyError or ValueError for a person without birth date, sex, day or area: nothing can be said of them."""
    troubles: list[Trouble] = []

    def lines(name: str, one_of: Any) -> list[tuple[int, Any]]:
        found = []
        for position, row in enumerate(told.get(name) or ()):
            try:
                found.append((position, one_of(row)))
            except (KeyError, ValueError, TypeError, AttributeError):
                troubles.append(Trouble(Problem.UNREADABLE, name, position))
        return found

    history = lines("history", _given)
    asked = Asked(
        birth_date=_exact(told["birth_date"]),
        sex=Sex(told["sex"]),
        as_of=_exact(told["as_of"]),
        area=str(told["area"]),
        history=tuple(one for _, one in history),
        hours_since_birth=told.get("hours_since_birth"),
        school_class=told.get("school_class"),
        is_pregnant=bool(told.get("pregnant", False)),
        not_done=tuple(one for _, one in lines("not_done", _not_done)),
        kipi=tuple(one for _, one in lines("kipi", _kipi)),
        overrides=tuple(one for _, one in lines("overrides", _override)),
        city={name: _exact(day) for name, day in (told.get("city_settings") or {}).items()},
    )
    return Read(asked, tuple(troubles), tuple(position for position, _ in history))


def _given(row: Mapping[str, Any]) -> Given:
    day, precision = _day(row.get("date"))
    code = next(((system, str(row[system])) for system in ("cvx", "vg") if row.get(system)), None)
    return Given(
        antigen=_text(row.get("antigen") or ""),
        day=day,
        precision=precision,
        code=code,
        product=_text(row.get("product") or ""),
        school=_text(row.get("dose") or ""),
        origin=Origin(row["origin"]) if row.get("origin") in set(Origin) else None,
    )


def _day(text: str | None) -> tuple[date | None, Precision]:
    """2026-03-10, 2026-03, 2026, or nothing. Raises ValueError for anything else."""
    if not text:
        return None, Precision.UNKNOWN
    if len(text) not in LENGTHS:
        raise ValueError("a day, a month or a year")
    return _exact((text + FILL)[:10]), LENGTHS[len(text)]


def _exact(text: str) -> date:
    """2026-03-10, and no other way to write a day (a week, a day without hyphens): phones read this one only."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError("a day is written year-month-day")
    return day


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError("a name is a text")
    return told


def _not_done(row: Mapping[str, Any]) -> NotDone:
    agreed = row.get("agreed_date")
    return NotDone(
        antigen=_text(row["antigen"]),
        day=_exact(row["date"]),
        reason=NotDoneReason(row["reason"]),
        agreed_on=_exact(agreed) if agreed else None,
    )


def _kipi(row: Mapping[str, Any]) -> Kipi:
    reviewed = row.get("reviewed")
    return Kipi(
        antigen=_text(row["antigen"]),
        day=_exact(row["date"]),
        is_serious=bool(row["serious"]),
        reviewed_on=_exact(reviewed) if reviewed else None,
    )


def _override(row: Mapping[str, Any]) -> Override:
    return Override(_text(row["antigen"]), int(row["dose"]), int(row["minimum_age_days"]))
