"""What of an urgent answer lasts, whoever looked a little later and whoever the person became? Pure."""

from collections.abc import Collection

from simpul.knowledge.concepts import About, Kind, concept, concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.answer import Answer
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Priority
from simpul.knowledge.rules.unjudged import amiss

URGENT = (Priority.P1, Priority.P2)

# What ends with a pregnancy: afterwards there is nobody to look at for it. What is said of a birth ends likewise.
OF_THE_UNBORN = frozenset(
    {
        "estimated_birth_weight",
        "fetal_growth_restriction",
        "fetal_heart_rate",
        "fetal_presentation",
        "fewer_movements",
        "fundal_height",
        "labour_presentation",
        "partograph_line",
        "second_stage",
        "second_stage_hours",
    }
)


def is_urgent(answer: Answer) -> bool:
    return answer.acts is not None and answer.acts.priority in URGENT


def is_urgent_without(answer: Answer, gone: Collection[str]) -> bool:
    """Of a state that is over (a pregnancy, an age): whether it would still be urgent without what ended with it.

    gone  inputs that do not count either: another rule reads them, or they were found again
    """
    kept = {code: value for code, value in answer.inputs.items() if code not in gone and not _has_ended(code)}
    return is_urgent(assess(answer.rule, kept))


def worse_answers(answer: Answer) -> dict[str, FactValue]:
    """The yes and the choices on which an urgent answer may rest; of any other none."""
    if not is_urgent(answer):
        return {}
    told = {code: value for code, value in answer.inputs.items() if value in amiss().get(code, ())}
    return {code: value for code, value in told.items() if concept(code).kind in (Kind.CODED, Kind.YES_NO)}


def _has_ended(code: str) -> bool:
    return code in OF_THE_UNBORN or (code in concepts() and concept(code).about is About.BIRTH)
