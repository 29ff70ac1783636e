"""Which package of CKG is for this person on this day, is it open, and what of it is still asked for?

Sources: KMK HK.01.07/MENKES/33/2025 and, of schools, the press; statuses and what is left open stand in editions/.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from simpul.foundation.sex import Sex
from simpul.knowledge.ckg.answer import Asked, ItemAnswer, PackageAnswer, Window
from simpul.knowledge.ckg.definition import Edition, Item, Package, Schedule
from simpul.knowledge.ckg.registry import edition_on
from simpul.knowledge.ckg.window import AT_SCHOOL, birthday_window, newborn_window
from simpul.knowledge.forms.gates import FactValue, holds, unknown_facts
from simpul.knowledge.growth.age import completed_months


@dataclass(frozen=True, slots=True)
class Person:
    """born_at, at  the hour of birth and of asking, of a newborn, with their zone
    facts         what else is known, by the code of the edition's facts; a yes is 1 and a no is 0
    """

    birth_date: date
    sex: Sex | None = None
    pregnant: bool | None = None
    school_class: int | None = None
    born_at: datetime | None = None
    at: datetime | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)


def package_of(person: Person, on: date, done: Mapping[str, date] | None = None) -> PackageAnswer:
    """The package of a person on a day.

    done  by code of a concept: the last day up to `on` on which it was recorded, wherever

    Raises ValueError for a day before the birth (a bug in the caller).
    """
    if on < person.birth_date:
        raise ValueError("nobody is checked before the birth")
    edition = edition_on(on)
    if edition is None:
        return PackageAnswer("")
    package = _package(edition, person, on)
    if package is None:
        return PackageAnswer(edition.edition)
    window = _window(edition, package, person, on)
    since = min(date(on.year, 1, 1), window.opens) if window.opens and window.opens <= on else date(on.year, 1, 1)
    return PackageAnswer(edition.edition, package, window, _items(edition, package, person, done or {}, since, on))


def premarital_of(person: Person, on: date, done: Mapping[str, date] | None = None) -> PackageAnswer:
    """What is done for somebody who is going to marry (kespro catin), at any age; it has no window."""
    edition = edition_on(on)
    if edition is None:
        return PackageAnswer("")
    package = next(one for one in edition.packages if one.schedule is Schedule.MARRIAGE)
    items = _items(edition, package, person, done or {}, date(on.year, 1, 1), on)
    return PackageAnswer(edition.edition, package, None, items)


def _items(
    edition: Edition, package: Package, person: Person, done: Mapping[str, date], since: date, on: date
) -> tuple[ItemAnswer, ...]:
    known = facts_of(person, on)
    return tuple(_item(one, known, done, since, on) for one in edition.items_of(package.code))


def facts_of(person: Person, on: date) -> dict[str, FactValue]:
    """Of whom nothing else is said: a man is not pregnant."""
    known: dict[str, FactValue] = {"age_years": completed_months(person.birth_date, on) // 12, **person.facts}
    if person.sex:
        known["sex"] = person.sex.value
    pregnant = False if person.sex is Sex.MALE else person.pregnant
    if pregnant is not None:
        known["pregnant"] = int(pregnant)
    if person.school_class is not None:
        known["school_class"] = person.school_class
    return known


def _package(edition: Edition, person: Person, on: date) -> Package | None:
    newborn = (on - person.birth_date).days <= edition.days.shown_to_day
    years = completed_months(person.birth_date, on) // 12
    for one in edition.packages:
        if one.schedule is Schedule.MARRIAGE:
            continue
        if one.schedule is Schedule.NEWBORN:
            if newborn:
                return one
        elif one.from_years <= years and (one.below_years is None or years < one.below_years):
            return one
    return None


def _window(edition: Edition, package: Package, person: Person, on: date) -> Window:
    if package.schedule is Schedule.SCHOOL:
        return AT_SCHOOL
    if package.schedule is Schedule.NEWBORN:
        hours = (person.at - person.born_at).total_seconds() / 3600 if person.at and person.born_at else None
        return newborn_window(edition, person.birth_date, on, hours)
    return birthday_window(edition, person.birth_date, on)


def _item(item: Item, known: Mapping[str, FactValue], done: Mapping[str, date], since: date, on: date) -> ItemAnswer:
    held = holds(item.when, known.get) if item.when else True
    if held is False:
        return ItemAnswer(item, Asked.NOT_ASKED)
    if held is None and item.when:
        return ItemAnswer(item, Asked.TO_ASK, unknown=tuple(sorted(unknown_facts(item.when, known.get))))
    if not item.needs:
        return ItemAnswer(item, Asked.NOT_RECORDABLE)
    days = {code: done[code] for code in item.needs if code in done and _counts(item, done[code], since, on)}
    lacking = tuple(code for code in item.needs if code not in days)
    if not lacking or (item.any_of and days):
        return ItemAnswer(item, Asked.DONE, done_on=max(days.values()))
    return ItemAnswer(item, Asked.ASKED, lacking=lacking)


def _counts(item: Item, day: date, since: date, on: date) -> bool:
    return day <= on and (item.once or day >= since)
