"""How does a band read that is only the lower end? Something worse may still come out of what is missing: what denies
it is not said, and nobody is sent home or told when to come again.

A band may carry words of its own for it. Without them its name stays, and so does a referral; what is done in a milder
band waits until all is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.rules.language.definition import Band, Priority

LABEL, ACTION = {"label_id", "label_en"}, {"action_id", "action_en"}
COMPLETE = {
    "action_id": "Lengkapi dulu yang masih perlu, lalu nilai lagi.",
    "action_en": "Complete what is still needed first, then judge again.",
}
ACTS = {Priority.P1, Priority.P2}


def with_least(bands: Sequence[Band], said: Sequence[Mapping[str, str] | None]) -> tuple[Band, ...]:
    """The bands, each with itself as a lower end; said: by band its own words for that. Raises ValueError."""
    return tuple(_with_least(band, bands[0], words) for band, words in zip(bands, said, strict=True))


def _with_least(band: Band, worst: Band, words: Mapping[str, str] | None) -> Band:
    if band is worst or band.when is None or band.priority is Priority.P4:
        if words is not None:
            raise ValueError(f"{band.code} is never a lower end: at_least says nothing")
        return band
    if words is not None:
        _check(band, words)
    default = {} if band.priority in (*ACTS, worst.priority) else COMPLETE
    told: Mapping[str, Any] = {**default, **(words or {})}
    return replace(band, least=replace(band, **told, recheck_days=None))


def _check(band: Band, words: Mapping[str, str]) -> None:
    check_fields(words, set(), LABEL | ACTION)
    if not words or any(words.keys() & pair and not words.keys() >= pair for pair in (LABEL, ACTION)):
        raise ValueError(f"{band.code}: at_least has a label, an action or both, each in two languages")
