"""How does a family come to be, grow, part, move and end?"""

from simpul.records.households.actions.belonging import join_household, leave_household
from simpul.records.households.actions.founding import found_household, split_household
from simpul.records.households.actions.places import keep_kk, move_household

__all__ = ["found_household", "join_household", "keep_kk", "leave_household", "move_household", "split_household"]
