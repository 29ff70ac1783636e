"""How does a family come to be, grow, part, move and end?"""

from simpul.records.households.actions.arranging import arrange_household
from simpul.records.households.actions.belonging import join_household, leave_household
from simpul.records.households.actions.ending import close_household, depart, rejoin_household
from simpul.records.households.actions.founding import found_household, split_household
from simpul.records.households.actions.keeping import hold_family_of, seal_kk
from simpul.records.households.actions.places import change_house, keep_kk, move_household

__all__ = [
    "arrange_household",
    "change_house",
    "close_household",
    "depart",
    "found_household",
    "hold_family_of",
    "join_household",
    "keep_kk",
    "leave_household",
    "move_household",
    "rejoin_household",
    "seal_kk",
    "split_household",
]
