"""Of whom is it asked what is due, what was done, and what of a file cannot be used?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.knowledge.asked.agreeing import BEFORE_BIRTH, LATER, check_until, possible
from simpul.interfaces.cli.knowledge.asked.days import day_in, day_of
from simpul.interfaces.cli.knowledge.asked.values import only_possible, read_found
from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done, DuePerson, History, NotDone, found
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.growth import completed_months
from simpul.knowledge.immunization import Asked, Given, NotDoneReason, given_of
from simpul.knowledge.immunization import NotDone as DoseNotDone

DAYS, FOR_DOSES = ("birth_date", "pregnant_since", "delivered_on"), ("sex", "area")
FOR_VACCINES = "Imunisasi tidak didaftar: isian ini belum ada."
UNTIL_EARLY = "Sebelum hari kesepakatannya dicatat."


@dataclass(frozen=True, slots=True)
class Asking:
    """history  without what lies after the day or before the birth
    vaccines  None where too little is known of the person for them; given: what of the history they are, in its order
    unread    by path one sentence for each thing that is not used
    """

    on: date
    person: DuePerson
    history: History
    vaccines: Asked | None
    given: tuple[Done, ...]
    unread: dict[str, str]


def asking_of(content: Mapping[str, Any]) -> Asking:
    """Of a file that was checked. Raises RefusedError for a person of a later day."""
    on, told = day_in(content, "on"), content["person"]
    check_until(on, told, DAYS, "person.")
    told, never = possible(told, on)
    person = DuePerson(**{name: day_of(told, name) for name in DAYS})
    lines = {f"done[{at}]": one for at, one in enumerate(content.get("done") or ())}
    no_lines = {f"not_done[{at}]": one for at, one in enumerate(content.get("not_done") or ())}
    unread = dict(_misplaced(lines | no_lines, person.birth_date, on)) | dict(_missing(told)) | never
    values, unreadable = _values(lines, person.birth_date)
    unread |= unreadable
    unread |= dict(_uncounted(lines))
    parts = ("on", "value", "count")
    usable_done = [path for path in lines if not unread.keys() & {f"{path}.{part}" for part in parts}]
    done = tuple(shown for path in usable_done if (shown := _done(lines[path], values.get(path))))
    usable = [one for path, one in no_lines.items() if not unread.keys() & {f"{path}.on", f"{path}.until"}]
    not_done = tuple(NotDone(one["code"], day_in(one, "on"), day_of(one, "until")) for one in usable)
    given = tuple(one for one in done if _given(one))
    return Asking(on, person, History(done, not_done), _vaccines(told, given, not_done, on), given, unread)


def _misplaced(lines: Mapping[str, Mapping[str, Any]], born: date | None, on: date) -> Iterator[tuple[str, str]]:
    for path, one in lines.items():
        day, until = day_in(one, "on"), day_of(one, "until")
        if day > on:
            yield f"{path}.on", LATER
        elif born and day < born:
            yield f"{path}.on", BEFORE_BIRTH
        if until and until < day:
            yield f"{path}.until", UNTIL_EARLY


def _missing(person: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a child needs besides its birthday, so that vaccines are listed."""
    if person.get("birth_date"):
        yield from ((f"person.{name}", FOR_VACCINES) for name in FOR_DOSES if not person.get(name))


def _values(lines: Mapping[str, Mapping[str, Any]], born: date | None) -> tuple[dict[str, int], dict[str, str]]:
    """By path what was found, and one sentence for each value that cannot be read or cannot be at its age."""
    values: dict[str, int] = {}
    unread: dict[str, str] = {}
    for path, one in lines.items():
        day = day_in(one, "on")
        months = completed_months(born, day) if born and born <= day else None
        read, problems = read_found({one["code"]: one.get("value")}, months)
        read, never = only_possible(read, months)
        unread |= {f"{path}.value": sentence for sentence in (problems | never).values()}
        if isinstance(value := read.get(one["code"]), int):
            values[path] = value
    return values, unread


def _uncounted(lines: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """A number that cannot be at once: it has the range of the finding that says how many, where a service has one."""
    number_of = {code: rule.number for rule in schedule() if rule.number for code in rule.shown_by}
    for path, one in lines.items():
        if one["code"] in number_of and one.get("count"):
            _, never = only_possible({number_of[one["code"]]: one["count"]}, None)
            yield from ((f"{path}.count", sentence) for sentence in never.values())


def _done(one: Mapping[str, Any], value: int | None) -> Done | None:
    """None of a "no": it is evidence of nothing."""
    shows, count, place = frozenset(one.get("shows") or ()), one.get("count") or 0, one.get("place") or ""
    if value is None:
        return Done(one["code"], day_in(one, "on"), place, shows, count)
    told = found(one["code"], value, day_in(one, "on"), place)
    return replace(told, shows=shows, count=count or told.count) if told else None


def _vaccines(
    person: Mapping[str, Any], given: tuple[Done, ...], not_done: tuple[NotDone, ...], on: date
) -> Asked | None:
    if not all(person.get(name) for name in ("birth_date", *FOR_DOSES)):
        return None
    return Asked(
        birth_date=day_in(person, "birth_date"),
        sex=Sex(person["sex"]),
        as_of=on,
        area=person["area"],
        history=tuple(dose for one in given if (dose := _given(one))),
        school_class=person.get("school_class"),
        is_pregnant=bool(person.get("pregnant") or person.get("pregnant_since")),
        not_done=tuple(_dose_not_done(one) for one in not_done if _antigen(one.code) and _holds(one, on)),
    )


def _given(one: Done) -> Given | None:
    return given_of(one.code, one.on) if one.code in services() else None


def _antigen(code: str) -> str:
    return services()[code].antigen if code in services() else ""


def _holds(one: NotDone, on: date) -> bool:
    return one.until is None or on <= one.until


def _dose_not_done(one: NotDone) -> DoseNotDone:
    reason = NotDoneReason.POSTPONED if one.until else NotDoneReason.REFUSED
    return DoseNotDone(_antigen(one.code), one.on, reason, one.until)
