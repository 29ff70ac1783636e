"""What does a phone get of the classes of growth? The numbers of the growth room: bands, gains, faltering, actions.

The phone holds none of its own: whatever the growth room compares with stands here, read from where it stands there.
"""

import tomllib
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import due, gain, plausible, weight_for_age
from simpul.knowledge.growth.action import actions
from simpul.knowledge.growth.course import velocity
from simpul.knowledge.growth.indices import posture
from simpul.knowledge.growth.indices.assess import ARM_FROM_MONTH
from simpul.knowledge.growth.indices.result import EDITION, RULE
from simpul.knowledge.growth.indices.rules import Bands, limits, rules
from simpul.knowledge.pregnancy.dates import OLDEST, YOUNGEST
from simpul.knowledge.rules.language.known import KNOWN, Known
from simpul.knowledge.rules.person import KPSP_DAYS, KPSP_FORMS
from simpul.reference.kemenkes.read import least_gains
from simpul.reference.who_growth.read import LAST_DAY
from simpul.reference.who_velocity.read import weight_increments

Json = dict[str, Any]


def classes_json() -> Json:
    """By index its words and where each ends (hundredths of a z, of the arm millimetres), what can be typed (grams and
    millimetres), how a length is turned, the bands of the KMS, gain and faltering."""
    return {
        "rule": RULE,
        "edition": EDITION,
        "indices": {
            index.value: {
                "rule": one.rule,
                "edition": one.edition,
                "status": one.status,
                "bands": _bands(one.bands),
                "school": _bands(one.school) if one.school else None,
            }
            for index, one in rules().items()
        },
        "limits": {name: _limits(balita=name == "under_five") for name in ("under_five", "from_five")},
        "posture": {
            "standing_from_day": posture.STANDING_FROM_DAY,
            "believed_from_month": posture.BELIEVED_FROM_MONTH,
            "difference": posture.DIFFERENCE,
            "standing_from_length": posture.STANDING_FROM_LENGTH,
        },
        "arm_from_month": ARM_FROM_MONTH,
        "kms": _kms(),
        "gain": _gain(),
        "velocity": _velocity(),
        "ask_again": {
            "recent_days": plausible.RECENT_DAYS,
            "greatest_fall_percent": round(plausible.GREATEST_FALL * 100),
            "greatest_move": plausible.GREATEST_MOVE,
        },
        "kpsp": {"forms": list(KPSP_FORMS), "round_up_days": KPSP_DAYS},
        "bearing_years": [YOUNGEST, OLDEST],
        "pressure": {part: _ends(KNOWN[f"last_{part}"]) for part in ("systolic", "diastolic")},
        "due": _due(),
        "counsel": _counsel(),
    }


def _ends(one: Known) -> list[int]:
    return [one.lowest, one.highest]


def _bands(one: Bands) -> Json:
    return {"below": list(one.below), "words": [word.value for word in one.words]}


def _limits(*, balita: bool) -> Json:
    found = limits(balita)
    return {name: list(getattr(found, name)) for name in ("weight", "length", "head", "arm")}


def _kms() -> Json:
    """The bands of the card, the worst first: below which z, the word and the colour."""
    return {
        "rule": weight_for_age.RULE,
        "edition": weight_for_age.EDITION,
        "flags": [weight_for_age.LOWEST_Z, weight_for_age.HIGHEST_Z],
        "last_day": LAST_DAY,
        "bands": [[below, category.value, band.value] for below, category, band in weight_for_age.BANDS],
    }


def _gain() -> Json:
    """least  by sex: completed months of age, grams, how the row was read"""
    return {
        "rule": gain.RULE,
        "edition": gain.EDITION,
        "shortest_gap": gain.SHORTEST_GAP,
        "longest_gap": gain.LONGEST_GAP,
        "lines": list(gain.LINES),
        "least": {
            sex.value: [[month, kbm.grams, kbm.status] for month, kbm in least_gains(sex).items()] for sex in Sex
        },
    }


def _velocity() -> Json:
    """p5  by sex: months between the weighings, completed months at the first, grams"""
    return {
        "rule": velocity.RULE,
        "edition": velocity.EDITION,
        "last_month": velocity.LAST_MONTH,
        "tolerance": velocity.TOLERANCE,
        "low_z": velocity.LOW_Z,
        "intervals": list(velocity.INTERVALS),
        "p5": {
            sex.value: [[gap, month, row.p5] for (gap, month), row in weight_increments(sex).items()] for sex in Sex
        },
    }


def _due() -> Json:
    """In which months each measurement is due, in the order of the card, and the sentences."""
    content = tomllib.loads(due.FILE.read_text())
    rows = {measure.value: content[measure] for measure in due.Measure}
    return {"edition": content["edition"], "measures": rows, "reasons": due.REASONS}


def _counsel() -> Json:
    """Which band says each action; the others as they are said; and what a kader says instead: never a diagnosis."""
    found = actions.content()
    return {
        **{name: found[name] for name in ("threshold", "calls", "plain")},
        "bands": [[one["code"], one["rule"], one["band"], one.get("least", False)] for one in found["band"]],
        "said": [
            {key: one[key] for key in ("code", "priority", "text", "recheck_days", "rests_on")} for one in found["said"]
        ],
        "complications": [[one.code, one.text] for one in actions.complications_of_gizi_buruk()],
    }
