"""How does a person enter the register, change, move, leave, come back, and become one record with another?"""

from simpul.records.people.actions.details import change_details, link_nik
from simpul.records.people.actions.entering import About, give_name, register_person, seal_nik
from simpul.records.people.actions.guests import close_guest, open_guest
from simpul.records.people.actions.leaving import (
    lift_restriction,
    mark_wrong_entry,
    reactivate,
    record_death,
    record_left,
    restrict,
)
from simpul.records.people.actions.locking import locked_person
from simpul.records.people.actions.merging import merge_people, undo_merge
from simpul.records.people.actions.moving import move_person
from simpul.records.people.actions.newcomers import number_of
from simpul.records.people.actions.numbers import end_number, issue_card, keep_number

__all__ = [
    "About",
    "change_details",
    "close_guest",
    "end_number",
    "give_name",
    "issue_card",
    "keep_number",
    "lift_restriction",
    "link_nik",
    "locked_person",
    "mark_wrong_entry",
    "merge_people",
    "move_person",
    "number_of",
    "open_guest",
    "reactivate",
    "record_death",
    "record_left",
    "register_person",
    "restrict",
    "seal_nik",
    "undo_merge",
]
