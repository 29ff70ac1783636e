"""Of whom does a rule speak? One of mothers never speaks of a man, one of newborns never of a grown-up."""

from random import Random

import pytest

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Rule, State, assess, rules
from tests.knowledge.rules.cases import random_values

AGES = {"age_days", "age_months", "age_years", "hours_since_birth", "kpsp_form_age"}
OF_MOTHERS = ("ANC-", "PNC-", "EPDS", "KB-", "PRE-", "WUS-")
OF_CHILDREN = ("NEO-", "MTBM-", "MTBS-", "GROW-", "DEV-")
NOT_PREGNANT = ("PRE-", "WUS-")
NOT_A_MOTHER: dict[str, FactValue] = {"pregnant": 0}
MAN = NOT_A_MOTHER | {"sex": "L", "age_days": 14610, "age_months": 480, "age_years": 40, "kpsp_form_age": 0}
BALITA = NOT_A_MOTHER | {"sex": "P", "age_days": 1100, "age_months": 36, "age_years": 3, "kpsp_form_age": 36}
LANSIA = NOT_A_MOTHER | {"sex": "P", "age_days": 26300, "age_months": 864, "age_years": 72, "kpsp_form_age": 0}
OF_A_BIRTH = {"days_since_delivery", "gestation_days"}  # nobody knows these of somebody who is no mother
RULES = list(rules().values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_of_a_group_says_of_whom_it_speaks(rule: Rule) -> None:
    named = rule.applies.facts() if rule.applies else set()
    if rule.code.startswith(OF_MOTHERS):
        assert named & {"sex", "pregnant", "days_since_delivery"}
    if rule.code.startswith(NOT_PREGNANT):
        assert {"sex", "pregnant"} <= named
    if rule.code.startswith(OF_CHILDREN):
        assert named & AGES


@pytest.mark.parametrize(
    ("person", "others"),
    [
        (MAN, OF_MOTHERS + OF_CHILDREN),
        (BALITA, ("ANC-", "PRE-", "WUS-", "KB-")),
        (LANSIA, ("ANC-", "PRE-", "WUS-", "KB-", *OF_CHILDREN)),
    ],
    ids=["man", "balita", "lansia"],
)
def test_whatever_was_found_of_somebody_else_no_rule_speaks(
    person: dict[str, FactValue], others: tuple[str, ...]
) -> None:
    told = set()
    for rule in RULES:
        if not rule.code.startswith(others):
            continue
        draw = Random(rule.code)
        for _ in range(30):
            found = {code: one for code, one in random_values(rule, draw).items() if code not in OF_A_BIRTH}
            answer = assess(rule, found | {code: one for code, one in person.items() if code in rule.inputs})
            told |= {rule.code} if answer.state is not State.NOT_APPLICABLE else set()
    assert told == set()
