"""How does a pregnancy begin and end, and how does a birth make a child?"""

from simpul.records.pregnancies.actions.births import record_birth
from simpul.records.pregnancies.actions.episodes import begin_pregnancy, end_pregnancy
from simpul.records.pregnancies.actions.handed_in import Delivery, Newborn

__all__ = ["Delivery", "Newborn", "begin_pregnancy", "end_pregnancy", "record_birth"]
