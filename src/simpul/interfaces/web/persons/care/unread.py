"""What was found at a visit and no rule judged, in words: to a health worker each by its name, to a kader one sentence
that says to show it. No I/O."""

from collections.abc import Iterable, Mapping

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.visits.registry import place_in_registry, value_words
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.telling import named, to_show
from simpul.knowledge.rules.unjudged import unjudged
from simpul.services.signing.acting import Judgement


def unread_words(found: Mapping[str, FactValue], judgements: Iterable[Judgement]) -> list[str]:
    """Each with its value, in the order of the registry."""
    return [named(code, value, formats.language()) for code, value in _open(found, judgements).items()]


def show_words(found: Mapping[str, FactValue], judgements: Iterable[Judgement]) -> str:
    """Empty where there is nothing to show."""
    return to_show(_open(found, judgements), formats.language())


def _open(found: Mapping[str, FactValue], judgements: Iterable[Judgement]) -> dict[str, FactValue]:
    codes = unjudged(found, [one.answer for one in judgements])
    return {code: found[code] for code in sorted(codes, key=place_in_registry)}


def said_value(code: str, value: FactValue) -> str:
    return value_words(code, value) if isinstance(value, int) else value
