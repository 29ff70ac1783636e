"""How are some hundreds of rows checked at once? With as many statements as for one."""

from collections.abc import Sequence
from uuid import UUID

from simpul.foundation.key_set import KeySet
from simpul.records.people.keys import general_keys
from simpul.services.duplicates.queries import likely_same_each
from simpul.services.takeover.checking.earlier import first_rows, person_made_by, who_of
from simpul.services.takeover.checking.fates import Judged, by_itself, of_earlier, of_known, of_nobody
from simpul.services.takeover.checking.matching import Match, described, match
from simpul.services.takeover.checking.pool import Pool, pool_of
from simpul.services.takeover.checking.visited import OnRecord, on_record
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.models import Fate, ImportRow
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.person import PersonPart
from simpul.services.takeover.reading.rows import Chosen, read_row
from simpul.services.takeover.sealing import blind, cells_of
from simpul.services.takeover.sentences import LIKELY


def judge(here: RunArea, rows: Sequence[ImportRow]) -> None:
    """Fill fate, person and reasons of these rows, in their order; the caller keeps them."""
    chosen, keys = Chosen.of(here.run.columns), general_keys()
    waiting = []
    for row in rows:
        judged = _read(here, row, chosen, keys)
        if not by_itself(judged):
            waiting.append(judged)
    pool = pool_of(here.area, [one.part for one in waiting])
    for one in waiting:
        one.match = match(one.part, pool)
    _look_for_likely(here, waiting)
    _end(here, waiting, pool, chosen)


def _read(here: RunArea, row: ImportRow, chosen: Chosen, keys: KeySet) -> Judged:
    read = read_row(cells_of(row, keys), chosen, here.ground, here.today)
    judged = Judged(row, read, who_of(read.person, keys))
    row.who = judged.who
    row.fate = ""
    row.family = blind("kk", read.person.kk, keys) if read.person.kk else None
    return judged


def _look_for_likely(here: RunArea, waiting: Sequence[Judged]) -> None:
    """Whoever is not known by what is equal may still be alike; twins are told apart there (ADR 0017)."""
    unknown = [one for one in waiting if not (one.match.person or one.match.candidate) and one.part.key]
    if not unknown:
        return
    for one, alike in zip(
        unknown, likely_same_each(here.area, [described(each.part) for each in unknown]), strict=True
    ):
        best = next((found for found in alike if found.is_likely), None)
        if best:
            one.match = Match(candidate=best.person.id, says=Says("nama", LIKELY))


def _end(here: RunArea, waiting: Sequence[Judged], pool: Pool, chosen: Chosen) -> None:
    firsts = first_rows(here.run, {one.who for one in waiting if one.who})
    parts: dict[UUID, PersonPart] = {}
    for one in waiting:
        person = one.match.person
        if person is None and one.who in firsts:
            first = firsts[one.who]
            other = _part_of(first, parts, here, chosen)
            one.days = one.read.days(other.born, here.today)
        else:
            one.days = one.read.days(person.birth_date if person else None, here.today)
        if one.read.faults:
            one.end(Fate.FAILED, *one.read.faults)
            continue
        if person is None and one.who not in firsts:
            of_nobody(one)
            if one.row.fate == Fate.NEW and one.who:
                firsts[one.who] = one.row
    _end_those_with_visits(waiting, pool, firsts, parts, here, chosen)


def _end_those_with_visits(
    waiting: Sequence[Judged],
    pool: Pool,
    firsts: dict[bytes, ImportRow],
    parts: dict[UUID, PersonPart],
    here: RunArea,
    chosen: Chosen,
) -> None:
    known = _on_record(waiting)
    for one in waiting:
        if one.row.fate == Fate.NEW and one.row.person_id:
            _, says = known.new_of(one.row.person_id, one.days, one.part.born)  # a later row may say the same again
            one.row.says = [*one.row.says, *(each.stored() for each in says)]
        elif not one.row.fate and one.match.person:
            person = one.match.person
            new, says = known.new_of(person.id, one.days, person.birth_date)
            of_known(one, person, new, says, person.id in pool.families)
        elif not one.row.fate and one.who:
            first = firsts[one.who]
            other = _part_of(first, parts, here, chosen)
            new, says = known.new_of(person_made_by(first), one.days, other.born)
            of_earlier(one, first, other, new, says)


def _on_record(waiting: Sequence[Judged]) -> OnRecord:
    days = [day for one in waiting if one.match.person for day in one.days]
    given = [service for one in waiting if one.match.person for part in one.days.values() for service in part.given]
    return on_record([one.match.person.id for one in waiting if one.match.person], days, given)


def _part_of(first: ImportRow, parts: dict[UUID, PersonPart], here: RunArea, chosen: Chosen) -> PersonPart:
    """What the first row of a person says; read once."""
    key = person_made_by(first)
    if key not in parts:
        parts[key] = read_row(cells_of(first), chosen, here.ground, here.today).person
    return parts[key]
