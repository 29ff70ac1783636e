"""A column tells nothing of a restricted record before it is said for what; the box stays and what is typed is kept."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry
from simpul.services.posyandu.groups import Group
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.sessions.test_column import LAST_MONTH, Desk
from tests.interfaces.sessions.test_purpose_on_the_way import answer

ASKS = "Lihat catatannya: katakan dulu untuk apa"
LENGTH = {"group": Group.BALITA, "measure": "body_length"}
IN_THE_COLUMN = ("9,4", "9400", "naik bila", "21 Okt", "data-previous", "placeholder")
AFTER_IT = ("Naik", "Hijau", "+400", "9,4", 'class="mark')


def hold(cast: Cast, person: Person) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=cast.bidan.pk, area=whole_city(), person=person, reason="diminta", now=NOW)


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Wirasena weighed 9,4 kg and was 71,5 cm long last month; his record is restricted since."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: LAST_MONTH)
    weigh(cast, cast.balita, 9.4, LAST_MONTH)
    measure(Desk(cast, "kader", LAST_MONTH.date().isoformat()), "71,5")
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    hold(cast, cast.balita)
    return found


def measure(desk: Desk, value: str) -> Any:
    row = {"person": desk.cast.balita.pk, "entry_id": new_id(), "value": value, "seen_entry_id": "", "confirmed": ""}
    return desk.post("column", htmx=True, data=row, **LENGTH)


def values(concept: str) -> list[int]:
    with transaction.atomic(), work_area_scope(whole_city()):
        rows = Entry.objects.filter(concept=concept, local_date=TODAY).order_by("at", "id")
        return list(rows.values_list("value", flat=True))


def row_of(response: Any, desk: Desk) -> str:
    """The row of the balita as it was sent, without keys and ids that are random."""
    row = re.search(rf'<form class="line" id="orang-{desk.cast.balita.pk}".*?</form>', response.content.decode(), re.S)
    assert row is not None
    return re.sub(r'(value|action|hx-post|href|data-draft|id)="[^"]{16,}"', "", unescape(row[0]))


def test_the_column_of_weights_tells_nothing_and_keeps_its_box(desk: Desk) -> None:
    row = row_of(desk.get("page"), desk).replace('placeholder=" "', "")  # of an empty box
    assert 'name="weight"' in row
    assert ASKS in row
    assert [told for told in IN_THE_COLUMN if told in row] == []


def test_what_is_typed_is_kept_and_nothing_is_made_of_it(desk: Desk) -> None:
    saved = row_of(desk.weigh("9,8"), desk)
    assert values("body_weight") == [9_800]
    assert "9,8" in saved, "said to who typed it"
    other = row_of(Desk(desk.cast, "second_kader").get("page"), desk)
    assert "tercatat" in other
    assert "9,8" not in other
    for row in (saved, other):
        assert ASKS in row
        assert [told for told in AFTER_IT if told in row] == []


def test_all_weights_together_tell_nothing_either(desk: Desk) -> None:
    boxes = {"person": desk.cast.balita.pk, "entry_id": new_id(), "weight": "9,8", "seen_entry_id": "", "confirm": ""}
    row = row_of(desk.post("weigh_all", htmx=True, data=boxes), desk)
    assert values("body_weight") == [9_800]
    assert [told for told in AFTER_IT if told in row] == []


@pytest.mark.parametrize(("weight", "is_asked"), [("2,0", True), ("6,2", False)])
def test_an_odd_weight_is_judged_by_the_age_alone(desk: Desk, weight: str, is_asked: bool) -> None:
    """6,2 kg is odd only beside the 9,4 of last month: to ask would tell of them."""
    row = row_of(desk.weigh(weight), desk)
    assert ("Timbang ulang:" in row) is is_asked
    assert [told for told in ("9,4", "-3", "−3", "sejak", "Okt") if told in row] == []
    assert values("body_weight") == ([] if is_asked else [6_200])


def test_who_was_faster_is_asked_about_without_the_weight(desk: Desk) -> None:
    Desk(desk.cast, "second_kader").weigh("9,6")
    row = row_of(desk.weigh("9,8"), desk)
    assert "Anak ini baru saja ditimbang." in row
    assert "9,6" not in row
    boxes = {"person": desk.cast.balita.pk, "entry_id": new_id(), "weight": "9,8", "seen_entry_id": "", "confirm": ""}
    assert "9,6" not in row_of(desk.post("weigh_all", htmx=True, data=boxes), desk)
    assert values("body_weight") == [9_600]


def test_once_it_is_said_for_what_the_column_tells_it_again(desk: Desk) -> None:
    page = desk.get("page")
    link = re.search(r'href="(/orang/[^"]+)" aria-label="' + ASKS, page.content.decode())
    assert link is not None
    back = answer(desk, {"Location": unescape(link[1])})
    assert back["Location"] == desk.address("page")
    row = row_of(desk.get("page"), desk)
    assert "naik bila" in row
    assert ASKS not in row
    assert "+400" in row_of(desk.weigh("9,8"), desk)
    assert "+400" not in row_of(Desk(desk.cast, "second_kader").get("page"), desk), "asked of each worker"


def test_another_column_tells_nothing_and_keeps_its_box(desk: Desk) -> None:
    row = row_of(desk.get("column", **LENGTH), desk)
    assert 'name="value"' in row
    assert [told for told in ("71,5", "21 Okt") if told in row] == []
    assert ASKS in row
    assert "72,5" in row_of(measure(desk, "72,5"), desk)
    assert values("body_length") == [725]
    other = Desk(desk.cast, "second_kader")
    assert "72,5" not in row_of(other.get("column", **LENGTH), desk)
    faster = row_of(measure(other, "73,0"), desk)
    assert "72,5" not in faster
    assert "dari layar lain" in faster


def test_many_restricted_records_cost_what_one_costs(desk: Desk) -> None:
    def statements(name: str, **more: object) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(name, **more).status_code == 200
        return len(captured)

    few = statements("page"), statements("column", **LENGTH)
    here, born = desk.cast.campurejo.rt[0], desk.cast.balita.birth_date
    for number in range(8):
        with transaction.atomic(), work_area_scope(whole_city()):
            one = add_person(desk.cast, f"Tertutup {number} Pemeran", Sex.MALE, born, here)
        hold(desk.cast, one)
    assert (statements("page"), statements("column", **LENGTH)) == few


def test_the_address_of_a_restricted_row_names_nobody(desk: Desk) -> None:
    asks = reverse("persons:page", args=[desk.cast.balita.pk])
    assert f'href="{asks}?dari=' in desk.get("page").content.decode()
