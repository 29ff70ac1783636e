"""Which edition of GROW-LAPOR, with which numbers of the city, judges a weighing? Those of the day of the weighing.

Read only where it makes a difference: the numbers where somebody did not gain, signatures where there are two editions.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from simpul.knowledge.rules import Rule, rules
from simpul.records.facilities.models import Facility
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.services.follow_up.flags import RULE, Flag, flags_of, times_in_a_row
from simpul.services.follow_up.kinds import Reason
from simpul.services.follow_up.models import FollowUp
from simpul.services.signing.choosing import choices_from
from simpul.services.signing.queries import signed_editions

Key = tuple[date, tuple[tuple[str, int], ...]]  # the day of a weighing, and the numbers of the city


class Reporting:
    """What each of these weighings calls for."""

    def __init__(self, weighings: Iterable[Sequence[MonthlyWeighing]]) -> None:
        """weighings: of each person, the oldest first, with those before that decide how many T stand in a row"""
        self.rows = list(weighings)
        self.times = times_in_a_row(self.rows)
        self.editions: dict[Key, Rule] = {}

    def of(self, weighing: MonthlyWeighing) -> list[Flag]:
        return self._flags(weighing, self._key(weighing, weighing.local_date))

    def keeps(self, weighing: MonthlyWeighing) -> set[Reason]:
        """What keeps an open matter: also what was called for before the city chose another number on that very day."""
        keys = {self._key(weighing, weighing.local_date - timedelta(days)) for days in (0, 1)}
        return {flag.reason for key in keys for flag in self._flags(weighing, key)}

    def _key(self, weighing: MonthlyWeighing, day: date) -> Key:
        """By which edition, with the numbers that held on a day."""
        numbers = self._numbers(day) if self.times[weighing.entry_id] else {}
        return weighing.local_date, tuple(sorted(numbers.items()))

    def _flags(self, weighing: MonthlyWeighing, key: Key) -> list[Flag]:
        if key not in self.editions:
            self.editions[key] = self._edition(weighing.local_date, dict(key[1]))
        return flags_of(weighing, self.times[weighing.entry_id], self.editions[key])

    def _numbers(self, day: date) -> Mapping[str, int]:
        return next((numbers for since, numbers in reversed(self._choices) if since <= day), {})

    def _edition(self, day: date, numbers: Mapping[str, int]) -> Rule:
        """The latest that is signed, else the latest; what was weighed before all of them is judged by the first."""
        editions = sorted((one for one in rules(numbers).values() if one.code == RULE), key=lambda one: one.valid_from)
        held = [one for one in editions if one.valid_from <= day] or editions[:1]
        signed = signed_editions(self._facility, day, numbers) if len(held) > 1 else set()
        offered = [one for one in held if not one.only_signed] or held[:1]
        return next((one for one in reversed(held) if one.key in signed), offered[-1])

    @cached_property
    def _choices(self) -> list[tuple[date, dict[str, int]]]:
        first = min(one.local_date for rows in self.rows for one in rows)
        return choices_from(self._facility, first - timedelta(days=1))

    @cached_property
    def _facility(self) -> Facility:
        """Where one of them was weighed: they are all of one city."""
        some: UUID = next(one.entry_id for rows in self.rows for one in rows)
        return Entry.objects.select_related("visit__facility").get(pk=some).visit.facility


def matter_of(flag: Flag, actor_id: UUID, weighing: MonthlyWeighing, now: datetime) -> FollowUp:
    """One open matter for a person and reason: what counts later for its month renews it and adds no second one."""
    return FollowUp(
        person_id=weighing.person_id,
        kelurahan_id=weighing.kelurahan_id,
        reason=flag.reason,
        priority=flag.priority,
        rule=RULE,
        edition=flag.edition,
        source_id=weighing.entry_id,
        opened_at=now,
        opened_by=actor_id,
        due_on=weighing.local_date + timedelta(days=flag.due_days),
    )
