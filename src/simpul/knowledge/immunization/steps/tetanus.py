"""How far is somebody protected against tetanus, and is Td asked of this woman? (IMM-4)

Every dose with tetanus counts towards T1 to T5: DPT-HB-Hib by its credit, DT and Td one by one.
"""

from datetime import date

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization.answer import DoseReason, Judged, Next, Reason, State, TetanusStatus
from simpul.knowledge.immunization.days import Span, days_after, months_after
from simpul.knowledge.immunization.schedule.definition import Tetanus
from simpul.knowledge.immunization.steps.coming import stands
from simpul.knowledge.immunization.steps.judging import double_of, verdict
from simpul.knowledge.immunization.steps.limits import end_of
from simpul.knowledge.immunization.steps.taken import Ground, Taken

KEY, ANTIGEN = "Td/WUS", "Td"


class Ladder:
    """Climbed dose by dose, in the order of time."""

    def __init__(self, rule: Tetanus, ground: Ground) -> None:
        self.rule, self.ground = rule, ground
        self.number = 0
        self.counted: Span | None = None
        self.counted_moves = False
        self.before: list[Taken] = []
        self.judged: list[Judged] = []

    def credit(self, reached: int, span: Span) -> None:
        if reached > self.number:
            self.number, self.counted, self.counted_moves = reached, span, False

    def climb(self, one: Taken) -> None:
        number, valid, reason = self._verdict(one)
        self.judged.append(Judged(one.position, one.antigen, one.span, number, valid, reason, None, one.product))
        self.before.append(one)
        if valid and number:
            self.number, self.counted, self.counted_moves = number, one.span, one.moves

    def _verdict(self, one: Taken) -> tuple[int | None, bool | None, DoseReason | None]:
        double = double_of(one, self.before)
        if double:
            return None, None, double
        if self.number >= len(self.rule.steps):
            return None, None, DoseReason.AFTER_LAST
        step = self.rule.steps[self.number]
        limits = []
        if step.interval and self.counted:
            ends = Span(end_of(step.interval, self.counted.first), end_of(step.interval, self.counted.last))
            limits.append((ends, DoseReason.TOO_SOON))
        valid, reason = verdict(one, limits, one.antigen, self.ground)
        return self.number + 1, valid, reason


def climbed(ground: Ground, credited: list[Judged]) -> Ladder:
    """credited  the doses of the credited antigen that count, in order"""
    rule = ground.edition.tetanus
    ladder = Ladder(rule, ground)
    doses = [one for name in rule.antigens for one in ground.taken.get(name, ())]
    reached_by = [(credited[count - 1].span, reached) for count, reached in rule.credit if len(credited) >= count]
    for one in sorted(doses, key=lambda taken: taken.order):
        for span, reached in reached_by:
            if span.last <= one.span.last:
                ladder.credit(reached, span)
        ladder.climb(one)
    for span, reached in reached_by:
        ladder.credit(reached, span)
    return ladder


def status_of(ladder: Ladder) -> TetanusStatus:
    if not ladder.number:
        return TetanusStatus()
    step = ladder.rule.steps[ladder.number - 1]
    return TetanusStatus(step.status, step.years, ladder.number)


def next_td(ladder: Ladder, ground: Ground) -> Next:
    """Td of women: 15 to 39 years, and in every pregnancy, below T5."""
    asked, rule = ground.asked, ladder.rule
    if asked.sex is not Sex.FEMALE:
        return _closed(State.NOT_ASKED, Reason.OTHER_SEX, rule)
    if ladder.number >= len(rule.steps):
        return _closed(State.DONE, Reason.COMPLETE, rule)
    last = days_after(months_after(asked.birth_date, rule.below_year * 12), -1)
    earliest, why = max(_limits(ladder, ground), key=lambda one: one[0])
    if not asked.is_pregnant and max(asked.as_of, earliest) > last:
        return _closed(State.NOT_ASKED, Reason.NOT_MEANT, rule)
    state, reason = stands(asked.as_of, earliest, None, why)
    return Next(
        key=KEY,
        antigen=ANTIGEN,
        dose=ladder.number + 1,
        state=state,
        reason=reason,
        product=ANTIGEN,
        earliest=earliest,
        recommended=earliest,
        last_date=None if asked.is_pregnant else last,
        is_unsure=any(one.moves for one in ladder.before),
        status=rule.status,
    )


def _limits(ladder: Ladder, ground: Ground) -> list[tuple[date, Reason]]:
    asked = ground.asked
    first = months_after(asked.birth_date, ladder.rule.from_year * 12)
    found = [(min(first, asked.as_of) if asked.is_pregnant else first, Reason.TOO_YOUNG)]
    interval = ladder.rule.steps[ladder.number].interval
    if interval and ladder.counted and not ladder.counted_moves:
        found.append((end_of(interval, ladder.counted.last), Reason.TOO_SOON))
    others = [one.span.last for one in ladder.before if not one.moves and one.span != ladder.counted]
    if others:
        found.append((days_after(max(others), ground.edition.repeat_days), Reason.TOO_SOON))
    return found


def _closed(state: State, reason: Reason, rule: Tetanus) -> Next:
    return Next(KEY, ANTIGEN, None, state, reason, status=rule.status)
