"""What was measured at a visit that no rule judged? It is named, so that nobody reads silence as all well. No I/O."""

from collections.abc import Iterable, Mapping

from simpul.interfaces.web.visits.registry import label_of, value_words
from simpul.knowledge.concepts import Kind, concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import State
from simpul.knowledge.rules.evaluate import looked_at
from simpul.services.signing.acting import Judgement

# How tall, heavy and wide somebody is stands in the growth room and in the list of the visit; it is no sign of today.
OF_SIZE = frozenset(
    {
        "body_weight",
        "body_length",
        "body_mass_index",
        "head_circumference",
        "arm_circumference",
        "waist_circumference",
        "prepregnancy_weight",
        "birth_weight",
        "birth_length",
        "birth_head",
    }
)

# Whether a method of contraception may be given is no word on the pressure or the haemoglobin that decides it.
OF_A_METHOD = "KB-"


def unread_words(found: Mapping[str, FactValue], judgements: Iterable[Judgement]) -> list[str]:
    """Each with its value, in the order of the visit. An incomplete answer that is sure of nothing judged nothing."""
    judged: set[str] = set()
    for one in (one for one in judgements if not one.answer.rule.code.startswith(OF_A_METHOD)):
        if one.band or one.answer.state is State.MEASURE_AGAIN:
            judged |= looked_at(one.answer)
    return [f"{label_of(code)} {said_value(code, value)}" for code, value in found.items() if _is_open(code, judged)]


def _is_open(code: str, judged: set[str]) -> bool:
    return code not in judged and code not in OF_SIZE and concepts()[code].kind is Kind.QUANTITY


def said_value(code: str, value: FactValue) -> str:
    return value_words(code, value) if isinstance(value, int) else value
