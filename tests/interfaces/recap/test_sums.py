"""The recaps added up: page, workbook and print say the same, no name and nothing small for who only counts."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.recap.presenters import Line, Table
from simpul.interfaces.web.recap.summed.attendance import rows_of
from simpul.interfaces.web.recap.summed.beside import groups_beside
from simpul.knowledge.recap import sheets
from simpul.monitoring.pws.denominators import Expected
from simpul.monitoring.recap.consumer import RecapConsumer
from simpul.monitoring.recap.models import KelurahanSum, Waiting
from simpul.monitoring.recap.summing import work_through
from simpul.monitoring.recap.sums import PlaceSum
from simpul.records.audit.models import Event
from simpul.records.feed.runner import run_once
from tests.cast import NAMES, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.recap.test_screens import enter_as
from tests.monitoring.recap.day import Day

COUNTING = ("kepala", "surveilans", "lurah", "dinkes")


@pytest.fixture
def summed(day: Day) -> Day:
    """Nine anak balita came, two of them with a checklist that is not complete; one adolescent answered."""
    for number in range(8):
        day.see(
            day.add(f"Anak {number}", day.cast.balita.birth_date), {"development_checklist": 2 if number < 2 else 1}
        )
    day.see(day.cast.balita, {"development_checklist": 1})
    adolescent = day.add("Remaja", date(2011, 3, 3))
    day.see(adolescent, {"jiwa_1": 3, "jiwa_2": 3, "waist_circumference": 610})
    catch_up()
    return day


def catch_up() -> None:
    run_once([RecapConsumer()])
    while work_through():
        pass


def cells(day: Day, part: str, **asked: object) -> dict[str, str]:
    answer = enter_as(day.cast.staff[part]).get(reverse("recap:sum"), asked)
    assert answer.status_code == 200
    return {line.code: line.shown for table in answer.context["tables"] for line in table.lines}


@pytest.mark.parametrize("part", COUNTING)
def test_who_counts_sees_sums_and_nobody(summed: Day, part: str) -> None:
    shown = cells(summed, part)
    assert shown["anak_balita_came"] == "9"
    assert shown["anak_no_checklist"] == shown["anak_checklist"] == "disembunyikan"  # the rest of 7 of 9 is 2
    assert shown["remaja_mind_high"] == shown["remaja_waist"] == "disembunyikan"
    assert shown["nifas_no_vitamin_a"] == shown["ibu_ttd"] == ""
    answer = enter_as(summed.cast.staff[part]).get(reverse("recap:sum"))
    assert "/nama/" not in answer.content.decode()
    seen = words_of(answer)
    assert not any(name in seen for name in NAMES)
    assert "• disembunyikan" in seen
    assert "• = Disembunyikan: angka 1 sampai 4" in seen
    assert "Belum dicatat oleh kartu" in seen


def test_who_serves_sees_the_sum_unhidden_and_class_c3_is_for_nakes(summed: Day) -> None:
    assert [cells(summed, "bidan")[code] for code in ("anak_no_checklist", "remaja_mind_high")] == ["2", "1"]
    assert [cells(summed, "kader_pustu")[code] for code in ("anak_no_checklist", "remaja_mind_high")] == ["2", "–"]


def test_the_dinas_asks_for_a_puskesmas_and_others_cannot(summed: Day) -> None:
    unit = summed.cast.puskesmas.pk
    assert cells(summed, "dinkes", puskesmas=unit)["anak_balita_came"] == "9"
    for part, asked in (("kepala", unit), ("dinkes", summed.cast.dinas.pk), ("dinkes", "x")):
        answer = enter_as(summed.cast.staff[part]).get(reverse("recap:sum"), {"puskesmas": asked})
        assert answer.status_code == 404


def test_the_list_leads_to_the_sums_and_to_no_posyandu(summed: Day) -> None:
    seen = {part: words_of(enter_as(summed.cast.staff[part]).get(reverse("recap:list"))) for part in COUNTING}
    assert "Puskesmas Campurejo" in seen["kepala"]
    assert "Seluruh wilayah" in seen["dinkes"]
    assert "1 dari 2 Posyandu buka" in seen["lurah"]
    assert all(summed.cast.posyandu.name not in page for page in seen.values())


@pytest.mark.parametrize("part", ["kepala", "bidan"])
def test_the_workbook_is_the_page_and_leaves_a_trace(summed: Day, part: str) -> None:
    shown = cells(summed, part)
    answer = enter_as(summed.cast.staff[part]).get(reverse("recap:sum_workbook"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    for sheet in sheets():
        page = book[sheet.label_id]
        row = [page.cell(4, at).value for at in range(2, len(sheet.columns) + 2)]
        found = ["" if value is None else str(value) for value in row]
        assert found == [shown[column.code] for column in sheet.columns]
    assert Event.objects.filter(action="recap.file", subject_kind="recap_sum").count() == 1


def test_the_print_is_a_pdf_of_four_sheets(summed: Day) -> None:
    answer = enter_as(summed.cast.staff["dinkes"]).get(reverse("recap:sum_document"))
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer.content.count(b"/Type /Page/") == len(sheets())


@pytest.mark.parametrize("part", ["dinkes", "kepala", "bidan"])
def test_a_second_month_says_what_its_own_page_says_and_a_change_where_both_shares_stand(
    summed: Day, part: str
) -> None:
    """In October seven of seventeen came, two of them with a checklist that is not complete."""
    october, then = Month(2026, 10), datetime(2026, 10, 21, 2, 0, tzinfo=UTC)
    for number in range(7):
        child = summed.add(f"Oktober {number}", summed.cast.balita.birth_date)
        summed.see(child, {"development_checklist": 2 if number < 2 else 1}, at=then)
    catch_up()
    page = enter_as(summed.cast.staff[part])
    alone = {month: page.get(reverse("recap:sum"), {"bulan": month}).context for month in (Month(2026, 11), october)}
    answer = page.get(reverse("recap:sum"), {"banding": october})
    now, before = (lines_in(one["tables"]) for one in alone.values())
    assert {code: replace(line, then=None) for code, line in lines_in(answer.context["tables"]).items()} == now
    assert {code: line.then for code, line in lines_in(answer.context["tables"]).items()} == before
    assert ("disembunyikan" in {line.shown for line in before.values()}) == (part != "bidan")
    rows = answer.context["groups"]
    assert [replace(row, then=None, changes=()) for row in rows] == alone[Month(2026, 11)]["groups"]
    assert [row.then for row in rows] == alone[october]["groups"]
    told = {change for row in rows for change in row.changes}
    assert {change for change in told if change.startswith(("naik", "turun"))}
    seen = words_of(answer)
    assert "Nov 2026, dibandingkan dengan Okt 2026" in seen
    assert re.search(r"Okt 2026: \d+ dari \d+ Posyandu buka", seen)  # fewer Posyandu are not fewer people
    assert all(one in seen for one in told)
    unopened = words_of(page.get(reverse("recap:sum"), {"banding": Month(2026, 8)}))
    assert "Rekap Agu 2026 belum dihitung atau tidak ada hari buka, jadi tidak bisa dibandingkan." in unopened
    assert "Agu 2026:" not in unopened


def test_a_change_is_told_of_no_share_that_is_hidden() -> None:
    with translation.override("id"):
        now, then = rows_of(sum_like(), EXPECTED), rows_of(sum_like(hidden=frozenset({"bumil_came"})), EXPECTED)
        both = {row.label: row for row in groups_beside(now, then)}
        same = {row.label: row for row in groups_beside(now, now)}
    assert both["Ibu hamil"].changes == ("", "")
    assert same["Ibu hamil"].changes == ("tetap", "tetap")


def lines_in(tables: list[Table]) -> dict[str, Line]:
    return {line.code: line for table in tables for line in table.lines}


def asked_for(day: Day, part: str, month: str) -> HttpResponse:
    return enter_as(day.cast.staff[part]).get(reverse("recap:sum"), {"bulan": month})


def test_a_month_that_was_not_added_up_says_so(summed: Day) -> None:
    KelurahanSum.objects.filter(month=Month(2026, 8).index).delete()
    answer = asked_for(summed, "dinkes", "2026-08")
    seen = words_of(answer)
    assert "2 kelurahan belum dihitung" in seen
    assert "Tidak ada hari buka" not in seen  # that is not known yet
    assert "Posyandu buka pada bulan ini" not in seen  # nor how many were open
    assert answer.context["tables"] == []
    listed = words_of(enter_as(summed.cast.staff["dinkes"]).get(reverse("recap:list"), {"bulan": "2026-08"}))
    assert "Seluruh wilayah belum dihitung" in listed
    assert "Posyandu buka" not in listed.replace("hari buka Posyandu", "")


OLD = Month(2025, 10)  # the thirteen months that are added up by themselves begin in November


def test_an_older_month_says_why_it_has_no_sum_and_is_added_up_when_somebody_asks(summed: Day) -> None:
    cast = summed.cast
    then = datetime(2025, 10, 21, 2, 0, tzinfo=UTC)
    weigh(cast, summed.add("Sulung", date(2023, 3, 3)), 12.4, then)
    seen = words_of(asked_for(summed, "dinkes", str(OLD)))
    assert "menjumlahkan sendiri 13 bulan terakhir" in seen
    assert "Tidak ada hari buka" not in seen
    client = enter_as(cast.staff["dinkes"])
    sent = client.post(f"{reverse('recap:count_sum')}?bulan={OLD}")
    assert sent["Location"] == f"{reverse('recap:sum')}?bulan={OLD}"
    assert "sedang dihitung" in words_of(client.get(sent["Location"]))
    while work_through():
        pass
    page = client.get(sent["Location"])
    assert page.context["found"].opened == 1
    assert "tidak lagi mengikuti catatan yang menyusul" in words_of(page)
    assert "Hitung ulang" in words_of(page)


def test_who_asks_has_added_up_what_they_count_and_no_more_and_no_month_that_follows_the_news(summed: Day) -> None:
    for part, month in (("kepala", OLD), ("dinkes", Month(2026, 11))):
        enter_as(summed.cast.staff[part]).post(f"{reverse('recap:count_sum')}?bulan={month}")
    waiting = set(Waiting.objects.values_list("kelurahan_id", "month"))
    assert waiting == {(one, OLD.index) for one in summed.cast.standing("kepala").area.counted}


def test_a_sum_says_on_which_day_it_was_counted(summed: Day) -> None:
    KelurahanSum.objects.update(counted_at=datetime(2026, 11, 20, 17, 30, tzinfo=UTC))
    assert "Dihitung 21 Nov 2026 00.30." in words_of(asked_for(summed, "dinkes", "2026-11"))


def test_a_month_in_which_no_posyandu_was_open_says_so(summed: Day) -> None:
    answer = enter_as(summed.cast.staff["dinkes"]).get(reverse("recap:sum"), {"bulan": "2026-08"})
    seen = words_of(answer)
    assert "Tidak ada hari buka" in seen
    assert "belum dihitung" not in seen


def test_no_number_stands_before_every_kelurahan_was_added_up(summed: Day) -> None:
    KelurahanSum.objects.filter(kelurahan_id=summed.cast.bandar.area.pk).delete()
    answer = enter_as(summed.cast.staff["dinkes"]).get(reverse("recap:sum"))
    assert (answer.context["tables"], answer.context["groups"]) == ([], [])
    assert "1 kelurahan belum dihitung" in words_of(answer)
    assert cells(summed, "kepala")["anak_balita_came"] == "9"


def sum_like(**given: object) -> PlaceSum:
    counts = {"bumil_registered": 40, "bumil_came": 30, "bumil_not_came": 10, "bayi_registered": 9, "bayi_came": 6}
    told: dict[str, object] = {
        "areas": (1, 2), "counts": counts, "hidden": frozenset(), "opened": 3, "posyandu": 3, "counted_at": None,
        "missing": 0, "waits": False,
    }  # fmt: skip
    return PlaceSum(**(told | given))  # type: ignore[arg-type]


EXPECTED = {"bumil": {1: Expected(30, "SK"), 2: Expected(15, "SK")}, "bayi": {1: Expected(9, "SK")}}


def told_of(found: PlaceSum) -> dict[str, tuple[str, ...]]:
    with translation.override("id"):
        rows = rows_of(found, EXPECTED)
    assert len(rows) in (0, 9)
    return {
        row.label: (row.registered, row.projected, row.gap, row.came, row.of_registered, row.of_projected)
        for row in rows
    }


def test_both_denominators_stand_beside_each_other_by_stage_of_life() -> None:
    rows = told_of(sum_like())
    assert rows["Ibu hamil"] == ("40", "45", "−5", "30", "75\u00a0%", "67\u00a0%")
    # one kelurahan of two has a projection: a part is not the whole
    bayi = next(row for label, row in rows.items() if "ayi" in label)
    assert bayi == ("9", "–", "–", "6", "67\u00a0%", "–")
    assert ("–", "–", "–", "–", "–", "–") in rows.values()


def test_there_is_no_gap_while_a_posyandu_was_not_open_and_no_row_while_none_was() -> None:
    assert told_of(sum_like(opened=2))["Ibu hamil"][:3] == ("40", "45", "–")
    assert told_of(sum_like(opened=0)) == {}


def test_what_is_hidden_is_in_no_gap_and_no_share() -> None:
    rows = told_of(sum_like(hidden=frozenset({"bumil_registered"})))
    sign = formats.hidden_sign()
    assert rows["Ibu hamil"] == (sign, "45", sign, "30", sign, "67\u00a0%")
    rows = told_of(sum_like(hidden=frozenset({"bumil_came"})))
    assert rows["Ibu hamil"] == ("40", "45", "−5", sign, sign, sign)
