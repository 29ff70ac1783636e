"""The history of a Buku KIA: each row a visit of its own with its source, and what is refused stays on the sheet."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry, Given, MonthlyWeighing, Visit
from tests.cast import NOW, Cast, weigh
from tests.interfaces.visits.sending import as_part


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def where(cast: Cast) -> str:
    return reverse("visits:book", kwargs={"person_id": cast.balita.pk})


def sheet(*rows: dict[str, str], **more: Any) -> dict[str, Any]:
    """Rows as the browser sends them."""
    sent = {"source_ref": "Buku KIA hal. 37", "dose_id": str(new_id()), "what": "simpan"}
    for number, row in enumerate(rows):
        sent |= {f"r{number}-id": str(new_id()), **{f"r{number}-{box}": text for box, text in row.items()}}
    return {**sent, **more}


def send(cast: Cast, *rows: dict[str, str], **more: Any) -> Any:
    return as_part(cast, "bidan").post(where(cast), sheet(*rows, **more))


def months() -> list[tuple[date, int, str]]:
    with transaction.atomic(), work_area_scope(whole_city()):
        rows = MonthlyWeighing.objects.order_by("month")
        return list(rows.values_list("local_date", "weight_grams", "status"))


def count(model: Any) -> int:
    with transaction.atomic(), work_area_scope(whole_city()):
        return model.objects.count()


SEPTEMBER = {"date": "19-09-2026", "weight": "9,0", "length": "74", "posture": "l"}
OCTOBER = {"date": "20/10/2026", "weight": "9,1"}


def test_each_day_is_a_visit_with_its_source_and_later_months_are_judged_anew(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    assert months()[0][2] == "B"
    answer = send(cast, OCTOBER, SEPTEMBER)
    assert (answer.status_code, answer["Location"]) == (302, f"/orang/{cast.balita.pk}/")
    assert [status for _, _, status in months()] == ["B", "T", "N"]
    with transaction.atomic(), work_area_scope(whole_city()):
        visits = Visit.objects.filter(source="buku").order_by("local_date")
        assert [(one.local_date.month, one.source_ref, one.kind) for one in visits] == [
            (9, "Buku KIA hal. 37", "pustu"), (10, "Buku KIA hal. 37", "pustu"),
        ]  # fmt: skip


def test_sent_twice_is_taken_over_once(cast: Cast) -> None:
    sent = sheet(SEPTEMBER, OCTOBER, **{"d-bcg": "10-10-2025"})
    for _ in range(2):
        assert as_part(cast, "bidan").post(where(cast), sent).status_code == 302
    assert (count(Visit), count(Given)) == (3, 1)
    assert count(Entry) == 4


def test_doses_of_a_day_stand_in_the_visit_of_that_day(cast: Cast) -> None:
    send(cast, {"date": "10-11-2025", "weight": "5,2"}, **{"d-dpt_hb_hib_1": "10-11-2025", "d-opv_2": "2025-11-10"})
    assert (count(Visit), count(Given)) == (1, 2)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"date": "", "weight": "9,0"}, "Tulis tanggalnya."),
        ({"date": "20-10-2026"}, "Isi paling sedikit satu hasil ukur."),
        ({"date": "31-02-2026", "weight": "9,0"}, "Tulis tanggal seperti"),
        ({"date": "29-02-2026", "weight": "9,0"}, "Tulis tanggal seperti"),
        ({"date": "22-11-2026", "weight": "9,0"}, "belum tiba"),
        ({"date": "08-09-2025", "weight": "3,0"}, "Mendahului tanggal lahir."),
        ({"date": "20-10-2026", "weight": "3500"}, "Ukur ulang."),
        ({"date": "20-10-2026", "weight": "9,0", "length": "7"}, "Ukur ulang."),
        ({"date": "20-10-2026", "weight": "4,1"}, "Periksa lagi: 4,1 kg tidak lazim."),
        ({"date": "19-09-2026", "weight": "9,0"}, "Tanggal ini sudah ditulis di baris lain."),
        ({"date": "21-11-2026", "weight": "9,9"}, "Hari itu sudah tercatat 9,4 kg."),
    ],
)
def test_a_row_that_is_refused_stays_filled_and_the_others_are_kept(
    cast: Cast, row: dict[str, str], sentence: str
) -> None:
    weigh(cast, cast.balita, 9.4)
    answer = send(cast, SEPTEMBER, row)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert 'value="74"' not in text, "the row that was kept is gone from the sheet"
    for typed in row.values():
        assert f'value="{typed}"' in text
    assert [weight for _, weight, _ in months()] == [9000, 9400]


def test_an_odd_number_is_kept_when_the_book_says_so(cast: Cast) -> None:
    assert send(cast, {"date": "20-10-2026", "weight": "4,1"}).status_code == 422
    assert send(cast, {"date": "20-10-2026", "weight": "4,1", "sure": "4100"}).status_code == 302
    assert count(MonthlyWeighing) == 1


def test_the_same_number_of_the_same_day_adds_nothing(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    assert send(cast, {"date": "21-11-2026", "weight": "9,4"}).status_code == 302
    assert count(Visit) == 1


@pytest.mark.parametrize(("typed", "sentence"), [("1-1-2030", "belum tiba"), ("x", "Tulis tanggal seperti"),
                                                 ("01-01-2020", "Mendahului tanggal lahir.")])  # fmt: skip
def test_a_dose_that_cannot_be_stays_on_the_sheet(cast: Cast, typed: str, sentence: str) -> None:
    answer = send(cast, **{"d-bcg": typed, "d-hb0": "09-09-2025"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode()
    assert count(Given) == 1


def test_without_a_source_nothing_is_taken_over(cast: Cast) -> None:
    answer = send(cast, SEPTEMBER, source_ref=" ")
    assert (answer.status_code, "Tulis halaman" in answer.content.decode()) == (422, True)
    assert 'value="74"' in answer.content.decode()
    assert count(Visit) == 0


def test_more_rows_keep_what_was_typed(cast: Cast) -> None:
    answer = send(cast, SEPTEMBER, what="tambah")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="74"' in text
    assert "r6-date" in text
    assert count(Visit) == 0


def test_an_empty_sheet_is_asked_to_be_filled(cast: Cast) -> None:
    assert send(cast, {"date": "", "weight": ""}).status_code == 422


def test_what_stands_already_is_said_and_not_asked(cast: Cast) -> None:
    send(cast, **{"d-bcg": "10-10-2025"})
    text = as_part(cast, "bidan").get(where(cast)).content.decode()
    assert "sudah tercatat 10 Okt 2025" in text
    assert 'name="d-bcg"' not in text
