"""What was found at a visit fulfils a service as what was given does: read from the rows, of whoever recorded it."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.knowledge.due import Done
from simpul.records.facilities.work_area import work_area_scope
from simpul.services.due.given import given_to
from tests.cast import TODAY, Cast
from tests.services.due.giving import seen

DAY = TODAY - timedelta(days=3)


def told(cast: Cast) -> list[tuple[str, date, int]]:
    area = cast.standing("bidan").area
    with transaction.atomic(), work_area_scope(area), CaptureQueriesContext(connection) as asked:
        found = given_to(area, [cast.balita.pk, cast.mother.pk])
    assert len(asked) == 1
    done: list[Done] = [one for person in sorted(found) for one in found[person]]
    return sorted((one.code, one.on, one.count) for one in done)


def test_what_was_found_stands_beside_what_was_given(cast: Cast) -> None:
    seen(cast, cast.balita, "vitamin_a_biru", found={"kpsp_yes": 0, "tb_cough": 1}, day=DAY)
    assert told(cast) == [("kpsp_yes", DAY, 0), ("vitamin_a_biru", DAY, 0)], "also a screening without a single yes"


@pytest.mark.parametrize(("answer", "is_done"), [(1, True), (0, False)])
def test_a_no_is_evidence_of_nothing(cast: Cast, answer: int, is_done: bool) -> None:
    seen(cast, cast.mother, found={"dentist_seen": answer}, day=DAY)
    assert told(cast) == ([("dentist_seen", DAY, 0)] if is_done else [])


def test_of_capsules_the_number_counts(cast: Cast) -> None:
    seen(cast, cast.mother, "vitamin_a_nifas", found={"vitamin_a_capsules": 2}, day=DAY)
    assert told(cast) == [("vitamin_a_capsules", DAY, 2), ("vitamin_a_nifas", DAY, 0)]
