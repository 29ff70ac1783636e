"""What do the rules say of what was measured in the invented city? The rules of the product, asked child by child.

What is written is what the product would have kept itself: bringing its projections up to date again changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from simpul.interfaces.cli.demo.days.kept import ENTRY, GIVEN, VISIT, Kept, visit_of, visit_of_page
from simpul.interfaces.cli.demo.days.visits import History
from simpul.interfaces.cli.demo.families.register import Town
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.interfaces.cli.demo.writing import write, write_columns
from simpul.knowledge.growth import Index
from simpul.knowledge.rules import rules_on
from simpul.records.people.models import Person
from simpul.records.visits.models import Assessment, Entry, Given, GrowthDay, GrowthFinding, MonthlyWeighing, Visit
from simpul.records.visits.projection import BODY_WEIGHT, assess_day
from simpul.records.visits.projection.assessing import Said
from simpul.records.visits.projection.growth import SAID, judgements_of, measured_of, said_by
from simpul.records.visits.projection.rejudging import counting_months
from simpul.services.follow_up.flags import RULE, flags_of, times_in_a_row
from simpul.services.follow_up.models import FollowUp

FOLLOWED_DAYS = 16  # older matters have been looked after in the invented city
ASSESSMENT = ("entry_id", "person_id", "kelurahan_id", *Said._fields)
FINDING = ("day_id", "person_id", "kelurahan_id", "index", *SAID)


@dataclass(slots=True)
class Judged:
    """The rows of some children, table by table.

    findings  by person and day: they wait for the number of their day
    """

    visits: list[tuple[Any, ...]] = field(default_factory=list)
    entries: list[tuple[Any, ...]] = field(default_factory=list)
    given: list[tuple[Any, ...]] = field(default_factory=list)
    said: list[tuple[Any, ...]] = field(default_factory=list)
    current: list[MonthlyWeighing] = field(default_factory=list)
    days: list[GrowthDay] = field(default_factory=list)
    findings: dict[tuple[UUID, date], list[tuple[Any, ...]]] = field(default_factory=dict)
    matters: list[FollowUp] = field(default_factory=list)

    def write(self) -> None:
        write_columns(Visit, VISIT, self.visits)
        write_columns(Entry, ENTRY, self.entries)
        write_columns(Given, GIVEN, self.given)
        write_columns(Assessment, ASSESSMENT, self.said)
        write(self.current)
        numbers = write(self.days, returning=("id", "person_id", "local_date"))
        findings = ((number, *one) for number, person, day in numbers for one in self.findings[person, day])
        write_columns(GrowthFinding, FINDING, findings)
        write(self.matters)


def judge_all(histories: Iterable[History], town: Town) -> Judged:
    """Visits, entries, what the rules said, the weighing that counts, growth, and what is to be followed up."""
    rows = Judged()
    for history in histories:
        counting = _judge(history, rows, town.ids)
        if counting and history.person.is_listed and (town.today - counting[-1].local_date).days <= FOLLOWED_DAYS:
            rows.matters += _matters_of(counting)
    return rows


def _judge(history: History, rows: Judged, ids: Ids) -> list[MonthlyWeighing]:
    """The weighings that count for their months, the oldest first."""
    person, weights, counting = history.person, list[Entry](), list[MonthlyWeighing]()
    for page in history.pages:
        _keep(visit_of_page(person, page, ids), rows)
    for measured in history.in_order():
        kept = visit_of(person, measured, ids)
        _keep(kept, rows)
        weights += [one for one in kept.growth if one.concept == BODY_WEIGHT]
        if kept.growth:
            _grow(person, kept.growth, rows)
    for latest, said in counting_months(person, weights[::-1]):
        counting.append(latest)
        rows.said += _told(latest.entry, said)
    rows.current += counting
    return counting


def _keep(kept: Kept, rows: Judged) -> None:
    rows.visits.append(kept.visit)
    rows.entries += kept.entries
    rows.given += kept.given


def _grow(person: Person, entries: list[Entry], rows: Judged) -> None:
    """What the growth room says of one day."""
    found, day = {one.concept: one for one in entries}, entries[0].local_date
    row = measured_of(person, day, found)
    assessed = assess_day(person, row)
    rows.days.append(row)
    rows.findings[person.pk, day] = [
        (person.pk, row.kelurahan_id, index.value, *said_by(index, assessed)) for index in Index
    ]
    for entry, said in judgements_of(found, assessed):
        rows.said += _told(entry, said)


def _told(entry: Entry, said: Iterable[Said]) -> list[tuple[Any, ...]]:
    return [(entry.pk, entry.person_id, entry.kelurahan_id, *one) for one in said]


def _matters_of(counting: list[MonthlyWeighing]) -> list[FollowUp]:
    """What the latest weighing of a balita calls for, as the product would have opened it on that day."""
    latest = counting[-1]
    rule, times = rules_on(latest.local_date)[RULE], times_in_a_row([counting])
    return [
        FollowUp(
            person=latest.person, kelurahan_id=latest.kelurahan_id, reason=flag.reason, priority=flag.priority,
            rule=RULE, edition=flag.edition, source=latest.entry, opened_at=latest.at, opened_by=LOADER,
            due_on=latest.local_date + timedelta(days=flag.due_days),
        )
        for flag in flags_of(latest, times[latest.entry_id], rule)
    ]  # fmt: skip
