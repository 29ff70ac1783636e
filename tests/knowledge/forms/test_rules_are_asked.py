"""What a rule asks, some form asks: no rule waits for an answer that nobody can write."""

import pytest

from simpul.knowledge.forms.facts import Role
from simpul.knowledge.forms.registry import forms
from simpul.knowledge.rules import rules
from simpul.knowledge.rules.language.known import KNOWN

ON_FORMS = {code: {field.code for _, field in one.fields() if Role.NAKES in field.asked_by}
            for (code, _), one in forms().items()}  # fmt: skip
# What is put together from two forms, and why.
FROM_TWO = {
    "MTBM-MINUM": "the class of BB/U is computed from what was weighed, on the form of growth",
    "MTBS-GIZI": "the class of BB/TB is computed from what was measured, on the form of growth",
    "PNC-TD": "the headache stands on the form of nifas, the other signs of severity on that of labour",
}
# What no form asks yet, and why; the rule says each time what it misses.
NOT_YET = {"GROW-CACING": {"fever_today": "asked at home, on the form of a home visit, which is not written yet"}}
EVERYWHERE = set().union(*ON_FORMS.values())


def asked(rule: str) -> set[str]:
    return set(next(one for (code, _), one in rules().items() if code == rule).inputs) - KNOWN.keys()


@pytest.mark.parametrize("rule", sorted({code for code, _ in rules()}))
def test_every_input_of_a_rule_stands_on_one_form(rule: str) -> None:
    if rule in FROM_TWO:
        assert asked(rule) <= EVERYWHERE
        assert not any(asked(rule) <= fields for fields in ON_FORMS.values()), "the reason does not hold any more"
    elif rule in NOT_YET:
        assert asked(rule) - EVERYWHERE == NOT_YET[rule].keys()
    else:
        assert any(asked(rule) <= fields for fields in ON_FORMS.values()), asked(rule)


def test_the_reasons_are_of_rules_that_are_there() -> None:
    assert FROM_TWO.keys() | NOT_YET.keys() <= {code for code, _ in rules()}
