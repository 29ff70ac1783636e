"""Which doses count, which is next, and which sets are complete? One answer from what was asked, and nothing else.

Sources: clinical-rules IMM-1 to IMM-4; ilp.md 3.3; the worked cases and choices of vectors/immunization; ADR 0037.
"""

from dataclasses import replace

from simpul.knowledge.immunization.answer import Evaluation, Next, Problem, Reason, Trouble
from simpul.knowledge.immunization.asked import Asked, NotDone
from simpul.knowledge.immunization.days import can_be_counted
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.knowledge.immunization.steps.coming import next_of_card
from simpul.knowledge.immunization.steps.joining import OPEN, held_antigens, is_held, joined
from simpul.knowledge.immunization.steps.judging import judge_card
from simpul.knowledge.immunization.steps.school import judge_school, next_at_school
from simpul.knowledge.immunization.steps.taken import Ground, ground_of
from simpul.knowledge.immunization.steps.tetanus import climbed, next_td, status_of


def evaluate(asked: Asked, edition: Edition | None = None) -> Evaluation:
    """Everything about the immunisation of one person on one day.

    edition  of the schedule; the one of that day where none is given

    Never raises for what is in a history: what cannot be used is named in `troubles`.
    """
    if not (can_be_counted(asked.birth_date) and can_be_counted(asked.as_of)):
        return Evaluation("", troubles=(Trouble(Problem.OUT_OF_RANGE, "person"),))
    edition = edition or edition_on(asked.as_of)
    if asked.as_of < asked.birth_date:
        return Evaluation(edition.edition, troubles=(Trouble(Problem.BORN_LATER, "person"),))
    return _evaluated(ground_of(asked, edition))


def _evaluated(ground: Ground) -> Evaluation:
    edition = ground.edition
    cards = {name: judge_card(card, ground) for name, card in edition.cards.items()}
    counted = {name: [one for one in judged if one.counts] for name, judged in cards.items()}
    ladder = climbed(ground, counted[edition.tetanus.credit_antigen])
    coming = [next_of_card(card, cards[name], ground) for name, card in edition.cards.items()]
    held = held_antigens(ground)
    coming = [*joined(coming, held, ground), *(next_at_school(row, ground) for row in edition.school)]
    coming.append(next_td(ladder, ground))
    doses = [one for judged in cards.values() for one in judged if not edition.is_part(one.antigen, one.product)]
    doses += ladder.judged
    at_school = (row for row in edition.school if row.antigen not in edition.tetanus.antigens)
    doses += [one for row in at_school for one in judge_school(row, ground)]
    counts = {name: len(found) for name, found in counted.items()}
    idl = _has(counts, edition.sets["idl"])
    return Evaluation(
        edition=edition.edition,
        doses=tuple(sorted(doses, key=lambda one: (one.antigen, one.span.last, one.span.first, one.position))),
        next={one.key: _with_events(one, held, ground) for one in coming},
        idl=idl,
        ibl=_ibl(counts, idl, edition),
        tetanus=status_of(ladder),
        troubles=tuple(ground.troubles),
    )


def _with_events(one: Next, held: frozenset[str], ground: Ground) -> Next:
    """Whether a serious event holds it, and whether it was refused or postponed since the last dose."""
    stays = bool(held) and is_held(one, held, ground)
    refused = _not_done(one, ground) if ground.asked.not_done else None
    if not stays and not refused:
        return one
    return replace(one, reason=Reason.HELD if stays else one.reason, not_done=refused)


def _not_done(one: Next, ground: Ground) -> NotDone | None:
    last = max((dose.span.last for dose in ground.taken.get(one.antigen, ())), default=ground.asked.birth_date)
    found = [
        told
        for told in ground.asked.not_done
        if one.antigen in ground.edition.antigens_of(told.antigen)
        and last <= told.day <= ground.asked.as_of
        and one.state in OPEN
    ]
    return max(found, key=lambda told: (told.day, told.reason), default=None)


def _has(counts: dict[str, int], asked: dict[str, int]) -> bool:
    return all(counts.get(antigen, 0) >= number for antigen, number in asked.items())


def _ibl(counts: dict[str, int], idl: bool, edition: Edition) -> bool | None:
    """False where a dose called lanjutan is missing; true where all else is there too; else the sources are silent."""
    if not _has(counts, edition.sets["ibl"]):
        return False
    return True if idl and _has(counts, edition.sets["ibl_certain"]) else None
