"""What columns of a whole population have that one person's findings for a rule have not."""

import numpy as np

from simpul.knowledge.rules import Rule, assess
from simpul.knowledge.rules.columns import Column, assess_columns
from simpul.knowledge.rules.columns.assess import STATES
from tests.knowledge.rules.made import rule_with

SHORT = {"code": "short", "when": {"below": ["body_length", 1450]}, "priority": "P2"}
REST = {"code": "rest", "priority": "P4"}


def tall_woman() -> Rule:
    return rule_with([SHORT, REST], {"body_length": {}})


def test_an_age_that_the_rule_does_not_ask_for_changes_no_range() -> None:
    """Ranges are chosen by an age where the rule has one (can_be); a population has the age of everybody."""
    lengths, sure = np.array([2300, 1400, 400]), np.ones(3, bool)
    alone = [assess(tall_woman(), {"body_length": int(one)}).state for one in lengths]
    for age in ("age_months", "age_days"):
        columns = {"body_length": Column(lengths, sure), age: Column(np.array([6, 400, 9000]), sure)}
        found = assess_columns(tall_woman(), columns, 3)
        assert [STATES[one] for one in found.state] == alone
