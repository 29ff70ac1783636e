"""Which weighing calls for somebody to look, how soon? By GROW-LAPOR, an edition that a doctor signs (ADR 0052)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth import GainStatus, Outcome
from simpul.knowledge.rules import Band, Rule
from simpul.knowledge.rules.evaluate import Finder
from simpul.records.visits.models import MonthlyWeighing
from simpul.services.follow_up.kinds import Reason

RULE = "GROW-LAPOR"


@dataclass(frozen=True, slots=True)
class Flag:
    """due_days  from the day of the weighing on; edition: of GROW-LAPOR"""

    reason: Reason
    priority: str
    due_days: int
    edition: str


def flags_of(weighing: MonthlyWeighing, times: int, rule: Rule) -> list[Flag]:
    """The flags of a weighing, the gravest first: every band of the rule that holds is a matter of its own.

    times  how many T stand in a row with this one; rule: the edition of GROW-LAPOR with the numbers of that day
    """
    facts: dict[str, FactValue] = {
        "weight_doubted": int(weighing.outcome == Outcome.UKUR_ULANG),
        "times_not_gained": times,
    }
    if weighing.outcome == Outcome.ASSESSED and weighing.z_hundredths is not None:
        facts["z_weight_for_age"] = weighing.z_hundredths
    finder = Finder(rule, facts)
    return [_flag(band, rule) for band in rule.bands if band.when and finder.holds(band.when)]


def times_in_a_row(rows: Iterable[Sequence[MonthlyWeighing]]) -> dict[UUID, int]:
    """Of each weighing, by its entry, how many T stand in a row with it. rows: of each person, the oldest first.

    There is no T without a weighing in the month before: what stands before it is that one.
    """
    found: dict[UUID, int] = {}
    for weighings in rows:
        times = 0
        for one in weighings:
            times = times + 1 if one.status == GainStatus.T else 0
            found[one.entry_id] = times
    return found


def _flag(band: Band, rule: Rule) -> Flag:
    if band.recheck_days is None:
        raise ValueError(f"{rule.code} {rule.edition} does not say when {band.code} is due")
    return Flag(Reason(band.code), band.priority.value, band.recheck_days, rule.edition)
