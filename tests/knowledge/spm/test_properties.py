"""Whatever is told, nothing raises, a state never worsens by what was done more, and days outside do not matter."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done
from simpul.knowledge.spm import Delivery, PartState, Pregnancy, SpmHistory, SpmPerson, Verdict, spm_state

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
CODES = st.sampled_from(
    ["anc", "neonatal", "body_weight", "body_length", "kpsp_yes", "vitamin_a_merah", "vitamin_k1", "shk_result"]
)
DONE = st.lists(st.tuples(CODES, DAYS), max_size=25)
BORN = st.dates(date(2008, 1, 1), date(2028, 12, 31))
YEARS = st.integers(2024, 2028)


def history(done: list[tuple[str, date]]) -> SpmHistory:
    return SpmHistory(tuple(Done(code, day) for code, day in done))


def woman(born: date, began: date) -> SpmPerson:
    due_on = began + timedelta(280)
    return SpmPerson(born, Sex.FEMALE, "35.71", (Pregnancy(began, due_on),), (Delivery(due_on, "rs", "bidan"),))


@given(born=BORN, began=DAYS, done=DONE, year=YEARS)
def test_nothing_raises_and_each_standard_stands_once(
    born: date, began: date, done: list[tuple[str, date]], year: int
) -> None:
    found = spm_state(woman(born, began), history(done), year)
    codes = [one.indicator.code for one in found]
    assert len(set(codes)) == len(codes)
    assert all((one.verdict is Verdict.NOT_COUNTED) == bool(one.of(PartState.MISSING)) for one in found)


@given(born=BORN, began=DAYS, done=DONE, more=st.tuples(CODES, DAYS), year=YEARS)
def test_what_was_done_more_never_makes_a_part_worse(
    born: date, began: date, done: list[tuple[str, date]], more: tuple[str, date], year: int
) -> None:
    before = spm_state(woman(born, began), history(done), year)
    after = spm_state(woman(born, began), history([*done, more]), year)
    for old, new in zip(before, after, strict=True):
        assert set(old.of(PartState.THERE)) <= set(new.of(PartState.THERE))


@given(born=BORN, began=DAYS, done=DONE, more=DONE, year=YEARS)
def test_what_comes_after_the_day_that_is_looked_at_changes_nothing(
    born: date, began: date, done: list[tuple[str, date]], more: list[tuple[str, date]], year: int
) -> None:
    on = date(year, 6, 30)
    later = [(code, max(day, on + timedelta(1))) for code, day in more]
    person = woman(born, began)
    assert spm_state(person, history(done), year, on) == spm_state(person, history([*done, *later]), year, on)
