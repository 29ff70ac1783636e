"""In which groups of the recap does a person stand in a month? From their cards, at the age of the first of the month.

The ages are those of S (ADR 0011), so that babies and anak balita of the recap are the S of PWS; whether a woman is
pregnant, or in nifas, is that of the day on which the Posyandu was open, because her answers stand on that card.
"""

from datetime import date

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.knowledge.forms import Facts, Place, Role, cards_for
from simpul.knowledge.forms.cards import AFTER_BIRTH, CARDS, PREGNANT
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.life_stages import LifeStage, stage_at

BUMIL, NIFAS = "bumil", "nifas"
GROUPS = (BUMIL, NIFAS, *LifeStage)


def groups_of_month(
    *,
    born: date,
    sex: Sex,
    month: Month,
    opened_on: date,
    pregnant: bool = False,
    last_birth: date | None = None,
    child_lives: bool = False,
) -> frozenset[str]:
    """opened_on  the day on which pregnancy and birth are looked at

    Whoever was born within the month is of no age yet: a baby. Raises ValueError for a birth after the month.
    """
    if born > month.last_day:
        raise ValueError("born after the month")
    age = max(0, completed_months(born, month.first_day))
    facts = Facts(
        on=opened_on,
        place=Place.POSYANDU,
        role=Role.KADER,
        age_months=age,
        sex=sex,
        pregnant=pregnant,
        last_birth=last_birth,
        child_lives=child_lives,
    )
    cards, stage = cards_for(facts), stage_at(age)
    found = {BUMIL: PREGNANT in cards, NIFAS: AFTER_BIRTH in cards, stage: CARDS[stage] in cards}
    return frozenset(group for group, is_in in found.items() if is_in)
