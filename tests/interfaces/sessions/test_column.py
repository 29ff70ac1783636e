"""The column of a Posyandu day: what is asked, what is kept, what is said, and what it costs."""

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from tests.cast import NAMES, NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.reading import words_of
from tests.services.signing.test_choosing import chose

LAST_MONTH = NOW.replace(month=10)


@pytest.fixture
def day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Wirasena weighed 9,4 kg last month; the day of today is open, and somebody else has come."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4, LAST_MONTH)
    Desk(cast, "kader").post("open")
    return cast


class Desk:
    """One worker at the column."""

    def __init__(self, cast: Cast, part: str, day: str = TODAY.isoformat()) -> None:
        self.cast, self.day, self.client = cast, day, Client()
        self.client.force_login(cast.staff[part], backend="django.contrib.auth.backends.ModelBackend")

    def address(self, name: str, **more: object) -> str:
        kwargs = {"posyandu_id": self.cast.posyandu.pk, **({} if name == "open" else {"day": self.day}), **more}
        return reverse(f"sessions:{name}", kwargs=kwargs)

    def get(self, name: str, **more: object) -> HttpResponse:
        return self.client.get(self.address(name, **more))

    def post(self, name: str, htmx: bool = False, data: dict[str, Any] | None = None, **more: object) -> HttpResponse:
        headers = {"HX-Request": "true"} if htmx else {}
        return self.client.post(self.address(name, **more), data or {}, headers=headers)

    def weigh(
        self, weight: str, *, htmx: bool = True, seen: object = "", entry: UUID | None = None, **more: Any
    ) -> HttpResponse:
        data = {
            "person": self.cast.balita.pk,
            "entry_id": entry or new_id(),
            "weight": weight,
            "seen_entry_id": seen,
            "number": "1",
            **more,
        }
        return self.post("weigh", htmx=htmx, data=data)


def kept() -> list[int]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Entry.objects.filter(local_date=TODAY).order_by("at", "id").values_list("value", flat=True))


def marked(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.parametrize("part", ["kader", "bidan"])
def test_no_z_score_and_no_class_stands_in_the_column(day: Cast, part: str) -> None:
    desk = Desk(day, part)
    said = words_of(desk.weigh("9,8")) + words_of(desk.get("page"))
    assert "SD" not in said
    assert "kurang" not in said


@pytest.mark.parametrize("written", ["abc", "99", "", "9,8,1", "-3", "0,5"])
@pytest.mark.parametrize("htmx", [True, False])
def test_what_cannot_be_read_stays_as_it_was_typed(day: Cast, written: str, htmx: bool) -> None:
    answer = Desk(day, "kader").weigh(written, htmx=htmx)
    assert answer.status_code == 422
    assert f'value="{written}"' in marked(answer)
    assert 'aria-invalid="true"' in marked(answer)
    assert kept() == []


def test_an_odd_weight_is_asked_about_once_and_kept_when_confirmed(day: Cast) -> None:
    desk = Desk(day, "kader")
    assert "Sudah diulang, 6,2 kg benar" in marked(desk.weigh("6,2"))
    assert kept() == []
    desk.weigh("6,2", confirm="1")
    assert kept() == [6200]


def test_without_javascript_the_question_stands_in_the_page(day: Cast) -> None:
    assert "Sudah diulang, 6,2 kg benar" in marked(Desk(day, "kader").weigh("6,2", htmx=False))


def test_the_same_weight_from_a_stale_tab_is_kept_once(day: Cast) -> None:
    Desk(day, "kader").weigh("9,8")
    Desk(day, "second_kader").weigh("9.8")
    assert kept() == [9800]


def test_another_weight_from_a_stale_tab_asks_once_and_keeps_both(day: Cast) -> None:
    Desk(day, "kader").weigh("9,8")
    assert "baru saja ditimbang: 9,8 kg" in marked(Desk(day, "second_kader").weigh("9,9"))
    first = entry_id()
    assert "yang terakhir dihitung" in marked(Desk(day, "second_kader").weigh("9,9", seen=first, confirm="1"))
    assert kept() == [9800, 9900]


def test_a_confirmed_odd_weight_does_not_pass_by_somebody_who_was_faster(day: Cast) -> None:
    """Asked about an odd weight; before the answer came, another screen stored one."""
    Desk(day, "kader").weigh("6,2")
    Desk(day, "second_kader").weigh("9,8")
    assert "baru saja ditimbang" in marked(Desk(day, "kader").weigh("6,2", confirm="1"))
    assert kept() == [9800]


def test_a_correction_gives_back_what_was_typed(day: Cast) -> None:
    desk = Desk(day, "kader")
    desk.weigh("9,8")
    data = {"entry_id": new_id(), "weight": "99", "reason": "timbangan keliru"}
    answer = desk.post("correct", data=data, entry_id=entry_id())
    assert answer.status_code == 422
    assert 'value="99"' in marked(answer)


def test_a_correction_keeps_its_reason_in_sight(day: Cast) -> None:
    desk = Desk(day, "kader")
    desk.weigh("9,8")
    desk.post("correct", data={"entry_id": new_id(), "weight": "9,6", "reason": "salah ketik"}, entry_id=entry_id())
    assert "dibetulkan: salah ketik" in marked(desk.get("page"))


def test_a_closed_day_still_takes_a_weight_and_says_so(day: Cast) -> None:
    Desk(day, "bidan").post("close")
    desk = Desk(day, "kader")
    assert "catatan yang menyusul tetap diterima" in marked(desk.get("page"))
    desk.weigh("9,8")
    assert kept() == [9800]


def test_the_closing_page_names_who_did_not_come_and_who_is_flagged(day: Cast) -> None:
    desk = Desk(day, "bidan")
    assert NAMES[1] in marked(desk.get("close"))
    desk.weigh("9,4")
    said = marked(desk.get("close"))
    assert "Beri tahu bidan sebelum pulang." in said
    assert "Semua sudah ditimbang." in said


def test_where_two_in_a_row_are_told_one_calls_nobody(day: Cast) -> None:
    """C13: the column and the closing page say what the worklist does."""
    chose(day, 2, "C13")
    desk = Desk(day, "bidan")
    for said in (marked(desk.weigh("9,4")), marked(desk.get("close"))):
        assert "Beri tahu bidan sebelum pulang." not in said
    assert "Tidak naik" in marked(desk.get("page"))


def test_the_count_above_the_column_follows_each_row(day: Cast) -> None:
    said = marked(Desk(day, "kader").weigh("9,8"))
    assert 'id="hitungan" hx-swap-oob="true"' in said
    assert "Ditimbang 1 dari 1" in said
    assert "hx-swap-oob" not in marked(Desk(day, "kader").get("page"))


def test_an_adult_who_was_weighed_is_no_balita(day: Cast) -> None:
    weigh(day, day.mother, 55.4)
    said = marked(Desk(day, "kader").get("page"))
    assert "Ditimbang 0 dari 1" in said
    assert NAMES[0] not in [row.name for row in Desk(day, "kader").get("page").context["rows"]]
    assert "0 dari 1" in marked(Desk(day, "bidan").get("close"))


def test_plain_post_comes_back_to_its_row(day: Cast) -> None:
    answer = Desk(day, "kader").weigh("9,8", htmx=False)
    assert answer["Location"].endswith(f"#orang-{day.balita.pk}")


def entry_id() -> UUID:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Entry.objects.filter(local_date=TODAY).latest("at", "id").pk


def crowd(cast: Cast, count: int) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        for number in range(count):
            add_person(
                cast,
                f"Balita Uji {number:02}",
                Sex.MALE,
                cast.balita.birth_date,
                cast.campurejo.rt[0],
                None,
                cast.mother,
            )


def test_the_page_of_sixty_costs_what_the_page_of_one_costs(day: Cast, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk = Desk(day, "kader")
    desk.get("page")
    with CaptureQueriesContext(connection) as few:
        desk.get("page")
    crowd(day, 60)
    with CaptureQueriesContext(connection) as many:
        said = marked(desk.get("page"))
    assert "dari 61" in said
    assert len(many) == len(few)


def test_a_weighing_costs_the_same_in_a_crowd(day: Cast, django_assert_max_num_queries: Any) -> None:
    crowd(day, 60)
    desk = Desk(day, "kader")
    desk.get("page")
    with django_assert_max_num_queries(47):
        desk.weigh("9,8")
