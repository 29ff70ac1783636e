"""How do findings enter the record, how are they put right, and how do they come to the person to whom they belong?"""

from simpul.records.visits.actions.beside import SomebodyWasFasterError
from simpul.records.visits.actions.correcting import (
    check_stands,
    correct_entry,
    correct_given,
    correct_weight,
    take_back_entry,
    take_back_given,
)
from simpul.records.visits.actions.filing import move_visit, take_back_visit
from simpul.records.visits.actions.findings import Dose, Finding, Place
from simpul.records.visits.actions.judging import judge_anew
from simpul.records.visits.actions.many.column import Column, record_column
from simpul.records.visits.actions.recorded import Recorded, RecordedVisit
from simpul.records.visits.actions.recording import record_visit, record_weight

__all__ = [
    "Column",
    "Dose",
    "Finding",
    "Place",
    "Recorded",
    "RecordedVisit",
    "SomebodyWasFasterError",
    "check_stands",
    "correct_entry",
    "correct_given",
    "correct_weight",
    "judge_anew",
    "move_visit",
    "record_column",
    "record_visit",
    "record_weight",
    "take_back_entry",
    "take_back_given",
    "take_back_visit",
]
