"""At which field of a form is a refusal of the record said? What is not here is said above the form."""

WHERE = {
    "nik_impossible": "nik",
    "name_missing": "name",
    "birth_in_future": "birth",
    "birth_too_early": "birth",
    "born_after_visit": "birth",
    "left_before_birth": "birth",
    "reason_missing": "reason",
    "kk_impossible": "kk",
    "head_missing": "new_head",
    "death_date": "day",
    "move_too_early": "day",
    "household_too_early": "day",
    "back_too_early": "day",
    "end_of_pregnancy": "day",
    "hpht_implausible": "last_period",
    "hpht_missing": "last_period",
    "hpl_implausible": "due_on",
    "place_missing": "elsewhere",
    "back_outside": "rt",
}
