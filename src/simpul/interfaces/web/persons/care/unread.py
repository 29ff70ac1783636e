"""What was found at a visit and no rule judged, in words: to a health worker each by its name, to a kader one sentence
that says to show it. No I/O."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.visits.registry import place_in_registry, value_words
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.telling import named, to_show
from simpul.knowledge.rules.unjudged import unjudged
from simpul.services.signing.acting import Judgement


@dataclass(frozen=True, slots=True)
class Unread:
    """named  to a health worker, each with its value, in the order of the registry; show: to a kader, in a sentence"""

    named: Sequence[str] = ()
    show: str = ""


NOTHING = Unread()


def named_to_nakes(found: Mapping[str, FactValue], judgements: Iterable[Judgement]) -> Unread:
    return Unread([named(code, value, formats.language()) for code, value in _open(found, judgements).items()])


def shown_to_kader(
    found: Mapping[str, FactValue], hers: Mapping[str, FactValue], judgements: Sequence[Judgement]
) -> Unread:
    """hers: what she wrote today and does not read again. That there is something is said, and not what."""
    said = [to_show(_open(found, judgements), formats.language())]
    if _open(hers, judgements):
        said.append(_("Tunjukkan jawaban yang Anda catat hari ini kepada tenaga kesehatan."))
    return Unread(show=" ".join(filter(None, said)))


def _open(found: Mapping[str, FactValue], judgements: Iterable[Judgement]) -> dict[str, FactValue]:
    codes = unjudged(found, [one.answer for one in judgements])
    return {code: found[code] for code in sorted(codes, key=place_in_registry)}


def said_value(code: str, value: FactValue) -> str:
    return value_words(code, value) if isinstance(value, int) else value
