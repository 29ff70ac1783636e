"""What do rules know of a person whose birth is known to the month or the year only?"""

from datetime import UTC, date, datetime

import pytest

from simpul.records.people.models import Person
from simpul.records.people.models.person import BirthPrecision
from simpul.services.due.of_person import Course

DAY = date(2026, 11, 29)
AGES = {"age_days", "age_months", "age_years", "kpsp_form_age"}


@pytest.mark.parametrize(
    ("born", "precision", "is_known"),
    [
        (date(2025, 6, 1), BirthPrecision.EXACT, True),
        (date(2025, 6, 1), BirthPrecision.MONTH, False),
        (date(2014, 1, 1), BirthPrecision.YEAR, False),
        (date(2006, 11, 30), BirthPrecision.YEAR, False),
        (date(2006, 11, 29), BirthPrecision.YEAR, True),
        (date(1954, 1, 1), BirthPrecision.YEAR, True),
    ],
)
def test_of_a_child_no_age_is_known_that_is_not_certain(born: date, precision: BirthPrecision, is_known: bool) -> None:
    person = Person(sex="P", birth_date=born, birth_precision=precision)
    known = Course(person, [], [], None, []).known_on(DAY, datetime(2026, 11, 29, 3, tzinfo=UTC))
    assert (known.keys() >= AGES) is is_known
    assert known.keys() & AGES == (AGES if is_known else set())
    assert known["sex"] == "P"
