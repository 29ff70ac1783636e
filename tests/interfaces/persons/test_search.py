"""The way to a person: by a part of the name, inside the work area, and no name in an address or a log."""

from datetime import date
from typing import Any

from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.records.access.models import StaffMember
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.search import SEARCH_LIMIT
from tests.cast import Cast, add_person
from tests.interfaces.test_every_door import enter_as

SEARCH = "/orang/cari/"


def search(staff: StaffMember, text: str) -> Any:
    answer = enter_as(staff).post(SEARCH, {"name": text})
    assert answer.status_code == 200
    return answer


def names(staff: StaffMember, text: str) -> list[str]:
    return [person.name for person in search(staff, text).context["found"]]


def test_the_start_of_a_name_and_its_inside_are_found(cast: Cast) -> None:
    assert names(cast.bidan, "wiras") == names(cast.bidan, "  WIRASENA ") == names(cast.bidan, "asena")
    assert names(cast.bidan, "wiras") == [cast.balita.name]


def test_nobody_is_found_outside_the_area(cast: Cast) -> None:
    assert names(cast.other_bidan, "wiras") == []
    assert names(cast.kader, "kencana") == [], "the RT of the other Posyandu"
    assert names(cast.bidan, "kencana") == [cast.neighbour.name]


def test_too_little_and_strange_letters_find_nobody(cast: Cast) -> None:
    for text in ("", "w", "%%", "__", "\\\\", "a\0", "'; --", "x" * 500):
        assert names(cast.bidan, text) == []


def test_a_name_stands_in_no_address_and_no_log(cast: Cast) -> None:
    page = enter_as(cast.bidan).get(SEARCH + "?name=wiras")
    assert page.context["found"] is None
    search(cast.bidan, "wiras")
    event = Event.objects.get(action="person.search")
    assert event.detail == {"found": 1}
    assert "wiras" not in f"{event.purpose}{event.detail}".lower()


def test_a_list_that_was_cut_says_so(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        for number in range(SEARCH_LIMIT + 1):
            add_person(cast, f"Samaran {number}", Sex.MALE, date(2020, 1, 1), cast.campurejo.rt[0])
    assert "yang pertama ditampilkan" in search(cast.bidan, "samaran").content.decode()
    assert "yang pertama ditampilkan" not in search(cast.bidan, "wiras").content.decode()
