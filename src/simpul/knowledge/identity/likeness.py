"""Are these two records of one person? A weight of evidence, a probability, and the reasons in words.

Sources
    Fellegi & Sunter (1969): the sum of log2(m/u) over the fields. m and u: weights.toml, with their status.
    Winkler (1989): a rare name says more than a common one.

Nobody is merged by this: a pair that is likely is shown to a person who decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simpul.knowledge.identity import levels
from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.reasons import words_of
from simpul.knowledge.identity.weights import decision, millibits, often, weight

FIELDS = {
    "name": levels.name_level,
    "birth": levels.birth_level,
    "sex": levels.sex_level,
    "mother": levels.mother_level,
    "nik": levels.nik_level,
    "phone": levels.phone_level,
    "household": levels.household_level,
}
SAME_NAME = {"same", "same_words", "part"}
TWIN, NEWBORN = "twin", "newborn"


class Judgement(StrEnum):
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Likeness:
    """millibits    weight of evidence after the prior; 0 is as likely as not
    thousandths  the same as a probability
    codes        field and level of what was said, such as "name:same", the strongest first
    reasons      the same in short Indonesian words
    """

    millibits: int
    thousandths: int
    judgement: Judgement
    codes: tuple[str, ...]
    reasons: tuple[str, ...]


def compare(
    a: Described, b: Described, shares: Mapping[str, float] | None = None, others_that_day: int = 0
) -> Likeness:
    """Weigh whether a and b are one person; the same for (b, a).

    shares           share (0..1) of people who bear a word of a name, by word of the spelling key
    others_that_day  further children of this mother born on this day, beside a and b
    """
    found = {field: level for field, of in FIELDS.items() if (level := of(a, b))}
    evidence = {field: weight(field, level) for field, level in found.items()}
    codes = {field: f"{field}:{level}" for field, level in found.items()}
    if found.get("name") == "same":
        evidence["name"] = _weight_of_name(a.key, shares or {})
    if _newborn_named_later(a, b, found) and others_that_day == 0:
        evidence = {field: said for field, said in evidence.items() if field not in ("birth", "mother")}
        evidence[NEWBORN], codes[NEWBORN] = weight("newborn", "same"), f"{NEWBORN}:same"
    total = sum(evidence.values()) - millibits(decision()["prior"])
    if _perhaps_twins(a, b, found, others_that_day):
        total, evidence[TWIN], codes[TWIN] = min(total, _twin_limit(a, b, found)), -100_000, f"{TWIN}:perhaps"
    return _likeness(total, evidence, codes)


def _weight_of_name(key: str, shares: Mapping[str, float]) -> int:
    """Of an agreeing name: m over the chance of meeting its words in somebody else; the second counts by half."""
    usual, least = decision()["usual_share"], decision()["least_share"]
    chances = sorted(max(shares.get(word, usual if not shares else least), least) for word in key.split())
    together = chances[0] * (chances[1] ** 0.5 if len(chances) > 1 else 1)
    return millibits(often("name", "same") / together)


def _newborn_named_later(a: Described, b: Described, found: dict[str, str]) -> bool:
    same_birth = found.get("birth") == "same" and found.get("mother") in ("same", "close")
    return a.unnamed != b.unnamed and same_birth and found.get("sex") != "different" and not _orders_differ(a, b)


def _perhaps_twins(a: Described, b: Described, found: dict[str, str], others_that_day: int) -> bool:
    """Children of one mother and day who differ in name, sex, NIK or birth order, or of whom there are more.

    The NIK of twins often differ in the last digit alone, so here one digit is no mistake of writing.
    """
    one_home = found.get("mother") in ("same", "close") or found.get("household") == "same_kk"
    if found.get("birth") != "same" or not one_home:
        return False
    named_apart = found.get("name", "same") not in SAME_NAME
    unsure = (a.unnamed or b.unnamed) and others_that_day > 0
    numbered_apart = found.get("nik") in ("one_digit", "neighbour", "different")
    return _orders_differ(a, b) or named_apart or numbered_apart or unsure or found.get("sex") == "different"


def _orders_differ(a: Described, b: Described) -> bool:
    return None not in (a.birth_order, b.birth_order) and a.birth_order != b.birth_order


def _twin_limit(a: Described, b: Described, found: dict[str, str]) -> int:
    """Never likely; and unlikely where the papers say that they are two."""
    named_apart = found.get("name", "same") not in SAME_NAME
    apart = (
        _orders_differ(a, b) or found.get("name") == "different" or (named_apart and found.get("nik") == "different")
    )
    return int(decision()["possible" if apart else "likely"]) - 1


def _likeness(total: int, evidence: dict[str, int], said: dict[str, str]) -> Likeness:
    codes = tuple(said[field] for field in sorted(evidence, key=lambda field: -abs(evidence[field])))
    words = tuple(dict.fromkeys(filter(None, map(words_of, codes))))
    bits = max(min(total / 1000, 60), -60)
    limits = decision()
    judgement = (
        Judgement.LIKELY
        if total >= limits["likely"]
        else Judgement.POSSIBLE
        if total >= limits["possible"]
        else Judgement.UNLIKELY
    )
    return Likeness(total, int(1000 / (1 + 2**-bits) + 0.5), judgement, codes, words)
