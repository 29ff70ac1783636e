"""What did earlier visits leave for a rule of this one? Read only where a finding of the visit asks for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from uuid import UUID

from simpul.knowledge.due import Done
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.screenings import awaits_repeat
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Rule, State, assess, rules
from simpul.knowledge.rules.person import AT_BIRTH
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import record_ids
from simpul.records.pregnancies.models import Birth
from simpul.services.due.given import given_to
from simpul.services.signing.acting import concepts_of
from simpul.services.signing.at_birth import facts_at_birth

KPSP, RESULT, REPEAT = "KPSP", "kpsp_yes", "kpsp_repeat"


class LeftByEarlier:
    """Of one person. What is read is read once, however many visits ask for it: by the day of the first that asks.

    done  what was given and found anywhere, where a page has it
    """

    def __init__(self, area: WorkArea, person_id: UUID, born: Birth | None, done: Sequence[Done] | None = None) -> None:
        self.area, self.person_id, self.born = area, person_id, born
        self.at_birth: dict[str, int] | None = None
        self.done = done

    def for_visit(
        self, birth_date: date | None, found: Mapping[str, FactValue], known: Mapping[str, FactValue], day: date
    ) -> dict[str, FactValue]:
        """Facts of the birth beside what is judged by them, and whether a KPSP is the repeat of a doubtful one. What
        the visit itself says is not looked for.

        birth_date  None where it is not known to the day; known: `known_of` the person on that day
        """
        left: dict[str, FactValue] = {}
        if any(_asks_of_birth(rule, found, known) for rule in _of_birth()):
            left |= self._at_birth(day)
        if RESULT in found and REPEAT not in found and birth_date:
            left |= self._repeat(birth_date, day)
        return {code: value for code, value in left.items() if code not in found}

    def _at_birth(self, day: date) -> dict[str, int]:
        if self.at_birth is None:
            self.at_birth = facts_at_birth(self.area, self.person_id, self.born, day)
        return self.at_birth

    def _repeat(self, birth_date: date, day: date) -> dict[str, FactValue]:
        """Yes where the schedule waits for a repeat on that day; else it is not known, for an earlier one may stand
        elsewhere."""
        rule = next(one for one in schedule() if one.code == KPSP)
        if self.done is None:
            told = given_to(self.area, record_ids(self.person_id), {*rule.shown_by, *rule.judged_by})
            self.done = [one for by_record in told.values() for one in by_record]
        return {REPEAT: 1} if awaits_repeat(rule, birth_date, self.done, day) else {}


@cache
def _of_birth() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules().values() if rule.inputs.keys() & set(AT_BIRTH))


def _asks_of_birth(rule: Rule, found: Mapping[str, FactValue], known: Mapping[str, FactValue]) -> bool:
    """Whether it reads something else that was found, and may be meant for this person."""
    if not concepts_of(rule) - set(AT_BIRTH) & found.keys():
        return False
    return assess(rule, {**known, **found}).state is not State.NOT_APPLICABLE
