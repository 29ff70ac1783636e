"""Is one part of a standard there, missing, or not to be known? One small function for each kind of part."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from simpul.knowledge.due import Done, DuePerson, DueState, History, due
from simpul.knowledge.due.pregnancy import PLACES, slots, trimester_of
from simpul.knowledge.pregnancy.dates import gestation_days
from simpul.knowledge.spm.answer import PartState, SpmPart
from simpul.knowledge.spm.definition import Kind, Part
from simpul.knowledge.spm.person import Delivery, Pregnancy, SpmHistory, SpmPerson
from simpul.knowledge.spm.vaccines import lacking_doses, school_year, vitamin_a_months

VISIT_NAMES = {(1, 1): "K1", (2, 1): "K2", (2, 2): "K3", (3, 1): "K4", (3, 2): "K5", (3, 3): "K6"}
NEWBORN_DAYS = 28


@dataclass(frozen=True, slots=True)
class Looked:
    """last  the day until which is looked"""

    person: SpmPerson
    history: SpmHistory
    year: int
    last: date
    pregnancy: Pregnancy | None = None
    delivery: Delivery | None = None

    def days(self, part: Part, first: date, last: date) -> set[date]:
        return self.history.days(part.any_of, first, min(last, self.last))


def judged(part: Part, looked: Looked) -> SpmPart:
    return JUDGES[part.kind](part, looked)


def _made(part: Part, lacking: list[str]) -> SpmPart:
    return SpmPart(part, PartState.MISSING if lacking else PartState.THERE, tuple(lacking))


def _unknown(part: Part, _: Looked) -> SpmPart:
    return SpmPart(part, PartState.UNKNOWN)


def _anc_visits(part: Part, looked: Looked) -> SpmPart:
    """Of each trimester so many; what came late as the first contact does not stand for the first trimester."""
    one = looked.pregnancy
    if one is None:
        return _unknown(part, looked)
    until = min(one.ended_on or looked.last, looked.last)
    visits = sorted(looked.history.days(("anc",), one.began, until))
    filled = slots([Done("anc", day) for day in visits], one.began)
    first = filled.get((1, 1))
    if first and trimester_of(gestation_days(one.began, first.on)) != 1:
        del filled[1, 1]
    many = dict(zip(PLACES, part.visits, strict=True))
    wanted = (slot for slot in VISIT_NAMES if slot[1] <= many[slot[0]])
    return _made(part, [VISIT_NAMES[slot] for slot in wanted if slot not in filled])


def _visit_items(part: Part, looked: Looked) -> SpmPart:
    answers = {name: looked.history.visits.get(name) for name in VISIT_NAMES.values()}
    incomplete = [name for name, complete in answers.items() if complete is False]
    if incomplete:
        return _made(part, incomplete)
    return _unknown(part, looked) if None in answers.values() else _made(part, [])


def _one_of(part: Part, looked: Looked) -> SpmPart:
    said = getattr(looked.delivery, part.of, "")
    if said in part.yes:
        return _made(part, [])
    return _made(part, [said]) if said in part.no else _unknown(part, looked)


def _windows(part: Part, looked: Looked) -> SpmPart:
    """In its window, by the services due; on the last day of the newborn's weeks, or the last day that is looked at."""
    born = looked.person.birth_date
    on = min(looked.last, born + timedelta(NEWBORN_DAYS))
    found = due(DuePerson(birth_date=born), History(tuple(one for one in looked.history.done if one.on <= on)), on)
    states = {one.rule.code: one.state for one in found}
    return _made(part, [code for code in part.services if states.get(code) is not DueState.DONE])


def _recorded(part: Part, looked: Looked) -> SpmPart:
    born = looked.person.birth_date
    found = looked.days(part, born, born + timedelta(part.to_day))
    return _made(part, [] if found else list(part.any_of[:1]))


def _times(part: Part, looked: Looked) -> SpmPart:
    """Two on one day are one."""
    left = part.at_least - len(looked.days(part, date(looked.year, 1, 1), looked.last))
    return _made(part, [str(left)] if left > 0 else [])


def _vitamin_a(part: Part, looked: Looked) -> SpmPart:
    told = looked.person.birth_date, looked.history.done, looked.year, looked.last
    asked, missed = vitamin_a_months(part.service, *told)
    if not asked:
        return SpmPart(part, PartState.NOT_ASKED)
    return _made(part, [f"{first:%Y-%m}" for first in missed])


def _immunization(part: Part, looked: Looked) -> SpmPart:
    return _made(part, lacking_doses(looked.person, looked.history.done, looked.last))


def _sick_care(part: Part, looked: Looked) -> SpmPart:
    without = looked.history.was_sick_without_care
    return _unknown(part, looked) if without is None else _made(part, ["mtbs"] if without else [])


def _school_year(part: Part, looked: Looked) -> SpmPart:
    """Nothing in Simpul records it yet: what is not told is not known to be missing."""
    found = looked.days(part, *school_year(looked.year))
    return _made(part, []) if found else _unknown(part, looked)


JUDGES: dict[Kind, Callable[[Part, Looked], SpmPart]] = {
    Kind.ANC_VISITS: _anc_visits,
    Kind.VISIT_ITEMS: _visit_items,
    Kind.UNRECORDABLE: _unknown,
    Kind.ONE_OF: _one_of,
    Kind.WINDOWS: _windows,
    Kind.RECORDED: _recorded,
    Kind.TIMES: _times,
    Kind.VITAMIN_A: _vitamin_a,
    Kind.IMMUNIZATION: _immunization,
    Kind.SICK_CARE: _sick_care,
    Kind.SCHOOL_YEAR: _school_year,
}
