"""Should this weight be taken again before it is kept?

Status from memory, our engineering rule [D]: asked, never refused. A weight outside WHO's flags, or one that fell by
more than 10 % or moved by more than 2 SD since the last weighing within three months, is asked for once more.
"""

from datetime import date

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth.gain import Weighing
from simpul.knowledge.growth.weight_for_age import Outcome, assess_weight_for_age

RECENT_DAYS = 92
GREATEST_FALL = 0.10
GREATEST_MOVE = 200


def implausible_change(*, sex: Sex, birth_date: date, current: Weighing, last: Weighing | None) -> bool:
    """Whether to ask "ukur ulang?"."""
    now = assess_weight_for_age(weight=current.weight, age_days=(current.on - birth_date).days, sex=sex)
    if now.outcome is Outcome.UKUR_ULANG:
        return True
    if last is None or (current.on - last.on).days > RECENT_DAYS:
        return False
    before = assess_weight_for_age(weight=last.weight, age_days=(last.on - birth_date).days, sex=sex)
    if before.z_hundredths is not None and now.z_hundredths is not None:
        moved = abs(now.z_hundredths - before.z_hundredths) > GREATEST_MOVE
    else:
        moved = False
    return moved or _fell(last.weight, current.weight)


def _fell(before: Grams, now: Grams) -> bool:
    return before - now > before * GREATEST_FALL
