"""What does an invented person answer on which card, in which month? Whole cards have been filled for five months.

Before that the kader wrote down what was measured and what was given: the years of a large city stay within bounds.
"""

from functools import cache

from simpul.interfaces.cli.demo.cards.filling import Table
from simpul.interfaces.cli.demo.cards.grown import ADULT, OLD
from simpul.interfaces.cli.demo.cards.mothers import AFTER_BIRTH, PREGNANT
from simpul.interfaces.cli.demo.cards.shared import MEASURED
from simpul.interfaces.cli.demo.cards.young import BALITA, SCHOOL_AGE
from simpul.knowledge.concepts import services
from simpul.knowledge.forms import cards
from simpul.knowledge.life_stages import LifeStage

WHOLE_MONTHS = 5
BEFORE = {*MEASURED, "growth_book", *services()}
OF_CARD: dict[str, Table] = {
    cards.PREGNANT: PREGNANT,
    cards.AFTER_BIRTH: AFTER_BIRTH,
    cards.CARDS[LifeStage.APRAS]: BALITA,
    cards.CARDS[LifeStage.USEKREM_6_14]: SCHOOL_AGE,
    cards.CARDS[LifeStage.DEWASA]: ADULT,
    cards.CARDS[LifeStage.LANSIA]: OLD,
}


def table_of(card: str, back: int) -> Table:
    """back: months before today"""
    return OF_CARD[card] if back < WHOLE_MONTHS else _before(card)


@cache
def _before(card: str) -> Table:
    return {code: tell for code, tell in OF_CARD[card].items() if code in BEFORE}
