"""Members of a list as they may come: children and women of every age, what was done for them and what was said."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done
from simpul.knowledge.due.definition import schedule
from simpul.services.due.members import Member
from simpul.services.due.mothers import Mother
from simpul.services.due.said import Said
from simpul.services.due.shape import About
from tests.cast import TODAY

CODES = [*services(), "anc", "nifas", "neonatal"]
DAYS = st.dates(TODAY - timedelta(days=1900), TODAY + timedelta(days=5))
KPSP = st.builds(
    lambda back, yes: Done("kpsp_yes", TODAY - timedelta(back), value=yes), st.integers(0, 90), st.integers(6, 9)
)
DONE = st.lists(st.builds(Done, st.sampled_from(CODES), DAYS) | KPSP, max_size=8).map(
    lambda found: sorted(found, key=lambda one: one.on)
)

SERVICES = [*(one.code for one in schedule()), *(code for code, one in services().items() if one.antigen)]
SAID = st.lists(
    st.builds(
        lambda code, no, back, ahead: Said(code, no, TODAY - timedelta(back), TODAY + timedelta(max(ahead, -back))),
        st.sampled_from(SERVICES), st.booleans(), st.integers(0, 60), st.integers(-20, 40),
    ),
    max_size=6, unique_by=lambda one: one.code,
)  # fmt: skip


AREA, HEXAVALENT_AREA = "35.71.01.1012", "51.71.01.1001"


def a_member(
    sex: Sex, born: date, exact: bool, mother: Mother, done: list[Done], said: Sequence[Said] = (), area: str = AREA
) -> Member:
    return Member(new_id(), born, About(sex, area, born if exact else None, mother), done, said)


PUPILS = st.builds(  # the ages of the school rows of the schedule
    a_member,
    st.sampled_from(Sex),
    st.dates(date(2009, 1, 1), date(2021, 1, 1)),
    st.booleans(),
    st.just(Mother()),
    DONE,
    SAID,
)
CHILDREN = st.builds(
    a_member,
    st.sampled_from(Sex),
    DAYS.filter(TODAY.__ge__),
    st.booleans(),
    st.just(Mother()),
    DONE,
    SAID,
    st.sampled_from((AREA, HEXAVALENT_AREA)),
)
WOMEN = st.builds(
    a_member,
    st.just(Sex.FEMALE),
    st.dates(date(1976, 1, 1), date(2011, 1, 1)),
    st.booleans(),
    st.builds(
        Mother,
        st.none() | st.dates(TODAY - timedelta(300), TODAY),
        st.none() | st.dates(TODAY - timedelta(50), TODAY),
    ),
    DONE,
    SAID,
)
