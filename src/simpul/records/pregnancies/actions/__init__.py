"""How does a pregnancy begin and end, and how does a birth make a child?"""

from simpul.records.pregnancies.actions.births import MOST_CHILDREN, record_birth
from simpul.records.pregnancies.actions.episodes import begin_pregnancy, end_pregnancy, is_of_bearing_age
from simpul.records.pregnancies.actions.handed_in import Delivery, Newborn
from simpul.records.pregnancies.hours import untold_hour

__all__ = [
    "MOST_CHILDREN",
    "Delivery",
    "Newborn",
    "begin_pregnancy",
    "end_pregnancy",
    "is_of_bearing_age",
    "record_birth",
    "untold_hour",
]
