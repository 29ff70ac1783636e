"""What the cards of every life stage need to say: how often, in which pregnancy, by what is known, never to whom."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.asking import Hidden, Why, fields_to_ask
from simpul.knowledge.forms.checking import check_answers
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role, looking
from simpul.knowledge.forms.reference_page import form_lines
from simpul.knowledge.forms.schema import FormError, form_of
from tests.knowledge.forms.test_loading import find, written

ON = date(2026, 11, 24)
WOMAN = Facts(on=ON, place=Place.HOME, role=Role.NAKES, age_days=9000, age_months=295, sex=Sex.FEMALE)
PREGNANT = replace(WOMAN, pregnant=True, pregnant_since=date(2026, 6, 1))
AFTER_BIRTH = replace(WOMAN, pregnant=False, last_birth=date(2026, 10, 1))


def hidden(facts: Facts, last: str, **field: Any) -> Hidden | None:
    """Of one weight that was recorded on a day before."""
    found = form_of(written({"concept": "body_weight", **field}, who={"at_least": ["age_months", 0]}))
    before = {"body_weight": LastValue(60000, date.fromisoformat(last))}
    return fields_to_ask(found, facts, {}, before)[0].hidden


@pytest.mark.parametrize(
    ("last", "asked"),
    [("2026-11-24", False), ("2026-05-25", False), ("2026-05-24", True), ("2026-05-23", True), ("2025-01-01", True)],
)
def test_six_monthly_is_asked_when_the_last_answer_is_six_months_old(last: str, asked: bool) -> None:
    assert hidden(WOMAN, last, how_often="six_monthly") == (None if asked else Hidden(Why.RECORDED))


@pytest.mark.parametrize(
    ("facts", "last", "asked"),
    [
        (PREGNANT, "2026-05-31", True), (PREGNANT, "2026-06-01", False), (PREGNANT, "2026-11-24", False),
        (AFTER_BIRTH, "2026-09-30", True), (AFTER_BIRTH, "2026-10-01", False),
        (replace(PREGNANT, pregnant_since=None), "2026-11-24", True), (WOMAN, "2026-11-24", True),
    ],
)  # fmt: skip
def test_once_in_a_pregnancy_and_once_after_a_birth(facts: Facts, last: str, asked: bool) -> None:
    assert hidden(facts, last, how_often="episode") == (None if asked else Hidden(Why.RECORDED))


@pytest.mark.parametrize(
    ("facts", "weeks"),
    [
        (PREGNANT, 25), (replace(PREGNANT, pregnant_since=date(2026, 11, 24)), 0),
        (replace(PREGNANT, pregnant_since=date(2026, 11, 17)), 1),
        (replace(PREGNANT, pregnant_since=date(2026, 11, 18)), 0),
        (replace(PREGNANT, pregnant_since=date(2026, 1, 27)), 43),
        (replace(PREGNANT, pregnant_since=date(2026, 1, 26)), None),
        (replace(PREGNANT, pregnant_since=date(2026, 11, 25)), None),
        (replace(PREGNANT, pregnant_since=None), None), (AFTER_BIRTH, None),
    ],
)  # fmt: skip
def test_the_weeks_of_a_pregnancy_are_completed_weeks(facts: Facts, weeks: int | None) -> None:
    assert looking(facts, {})("gestation_weeks") == weeks


def test_the_days_and_months_since_a_birth() -> None:
    look = looking(AFTER_BIRTH, {})
    assert (look("days_since_birth"), look("months_since_birth")) == (54, 1)
    assert looking(PREGNANT, {})("days_since_birth") is looking(PREGNANT, {})("months_since_birth") is None


@pytest.mark.parametrize(("married", "said"), [(None, None), (True, 1), (False, 0)])
def test_who_is_not_known_to_be_married_is_not_unmarried(married: bool | None, said: int | None) -> None:
    assert looking(replace(WOMAN, married=married), {})("married") == said


KNOWN = ({"concept": "birth_order"}, {"concept": "tb_cough", "gate": {"at_least": ["known.birth_order", 3]}})


@pytest.mark.parametrize(
    ("answers", "last", "found"),
    [
        ({}, {}, Hidden(Why.UNKNOWN, ("known.birth_order",))),
        ({"birth_order": 3}, {}, None), ({"birth_order": 2}, {}, Hidden(Why.GATE)),
        ({}, {"birth_order": 3}, None), ({}, {"birth_order": 2}, Hidden(Why.GATE)),
        ({"birth_order": 3}, {"birth_order": 2}, None), ({"birth_order": 2}, {"birth_order": 3}, Hidden(Why.GATE)),
    ],
)  # fmt: skip
def test_known_is_the_answer_or_else_what_was_recorded_last(
    answers: dict[str, int], last: dict[str, int], found: Hidden | None
) -> None:
    before = {code: LastValue(value, date(2026, 1, 1)) for code, value in last.items()}
    assert fields_to_ask(form_of(written(*KNOWN)), WOMAN, answers, before)[1].hidden == found


def test_a_form_is_checked_by_what_is_known_too() -> None:
    form = form_of(written(*KNOWN))
    last = {"birth_order": LastValue(2, date(2026, 1, 1))}
    assert "tb_cough" in check_answers(form, WOMAN, {"tb_cough": "ya"}, last_values=last).doubts
    assert check_answers(form, WOMAN, {"tb_cough": "ya", "birth_order": "3"}, last_values=last).doubts == {}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (({"concept": "item_1"}, {"concept": "tb_cough", "gate": {"at_least": ["answer.item_1", 3]}}), "class C3"),
        (({"concept": "item_1"}, {"concept": "tb_cough", "gate": {"at_least": ["known.item_1", 3]}}), "class C3"),
        (({"service": "hb0"}, {"concept": "tb_cough", "gate": {"is": ["known.hb0", True]}}), "no such fact"),
        (({"concept": "tb_cough", "gate": {"is": ["known.tb_fever", True]}},), "not asked before"),
        (({"concept": "arm_band", "read_off": True, "computed_by": "X"},), "not read off"),
        (({"concept": "arm_band", "read_off": "yes"},), "true or false"),
    ],
)
def test_what_tells_a_secret_or_fits_nothing_does_not_load(fields: Any, said: str) -> None:
    with pytest.raises(FormError, match=said):
        form_of(written(*fields), find)


def test_what_is_read_off_is_asked_and_the_page_says_so() -> None:
    form = form_of(written({"concept": "arm_band", "read_off": True}, from_record=["nama", "NIK"]))
    assert [field.filled for _, field in form.fields()] == [Filled.READ_OFF]
    assert [one.hidden for one in fields_to_ask(form, WOMAN, {}, {})] == [None]
    page = "\n".join(form_lines(form))
    assert "read off by hand" in page
    assert "From the register: nama, NIK." in page
