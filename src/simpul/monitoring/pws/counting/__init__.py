"""Which months are counted, and is what was sent counted too?"""

from simpul.monitoring.pws.counting.state import NOTHING_YET, Counting, State, counting_now, is_counted

__all__ = ["NOTHING_YET", "Counting", "State", "counting_now", "is_counted"]
