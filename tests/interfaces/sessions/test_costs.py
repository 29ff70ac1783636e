"""What a page of an open day asks of the database does not grow with the people who stand on it, or who have come."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.posyandu.actions import arrive
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.sessions.test_column import Desk

PAGES = {
    "queue-balita": ("queue", {"kelompok": Group.BALITA}, 25),
    "queue-dewasa": ("queue", {"kelompok": Group.DEWASA}, 24),
    "queue-bumil": ("queue", {"kelompok": Group.BUMIL}, 24),
    "weights": ("page", {}, 18),
    "close": ("close", {}, 26),
}


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    Desk(cast, "kader").post("open")
    return Desk(cast, "bidan")


def crowd(cast: Cast, count: int, offset: int = 0) -> None:
    """Balita and adults, each second of whom comes; of those a half is examined. One mother has two of the children."""
    kader = cast.standing("kader")
    session = Session.objects.get()
    for number in range(offset, offset + count):
        for born in (TODAY - timedelta(days=400 + number), date(1990, 1, 1) + timedelta(days=number)):
            sex, rt = (Sex.FEMALE, Sex.MALE)[number % 2], cast.campurejo.rt[0]
            mother = cast.mother if born.year > 2000 else None
            one = add_person(cast, f"Ramai {number:02} {born.year} Pemeran", sex, born, rt, None, mother)
            if number % 2 == 0:
                arrive(
                    actor_id=kader.staff_id, area=kader.area, session=session, person_id=one.pk,
                    arrival_id=new_id(), at=NOW, now=NOW,
                )  # fmt: skip
            if number % 4 == 0:
                weigh(cast, one, 10.0 if born.year > 2000 else 55.0)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_many_costs_what_a_page_of_few_costs(desk: Desk, page: str) -> None:
    name, asked, most = PAGES[page]

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.client.get(desk.address(name), asked).status_code == 200
        return len(captured)

    with transaction.atomic(), work_area_scope(whole_city()):
        crowd(desk.cast, 4)
    few = statements()
    with transaction.atomic(), work_area_scope(whole_city()):
        crowd(desk.cast, 16, 4)
    assert statements() == few <= most
