"""A page of four sheets: each number opens its names, blanks stay blank, and a kader reads no answer of class C3."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from simpul.knowledge.recap import column_with, sheets
from simpul.records.audit.models import Event
from tests.cast import NAMES, TODAY
from tests.interfaces.test_every_door import enter_as
from tests.monitoring.recap.day import Day

CELL = re.compile(r'data-column="(\w+)">(.*?)</td>', re.DOTALL)
OLD = date(1950, 1, 1)


def ask(day: Day, name: str = "page", part: str = "bidan", **asked: str) -> Any:
    address = reverse(f"recap:{name}", kwargs={"posyandu_id": day.cast.posyandu.pk})
    return enter_as(day.cast.staff[part]).get(address, asked)


def cells(answer: Any) -> dict[str, str]:
    """What stands in each cell, without its link; nothing where it is blank."""
    found = {}
    for code, inside in CELL.findall(answer.content.decode()):
        found[code] = re.sub(r"<[^>]+>", "", inside).strip().replace("kosong", "")
    return found


def test_the_page_shows_every_column_of_every_sheet_in_its_order(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    shown = cells(ask(day))
    assert list(shown) == [column.code for sheet in sheets() for column in sheet.columns]
    figures = day.recap().figures
    assert shown == {code: "" if one.number is None else str(one.number) for code, one in figures.items()}


def test_a_number_opens_exactly_its_names(day: Day) -> None:
    second = day.add("Kedua", date(2024, 1, 1))
    day.see(day.cast.balita, {"development_checklist": 1})
    came = ask(day, "names", angka="anak_balita_came").content.decode()
    absent = ask(day, "names", angka="anak_balita_not_came").content.decode()
    assert NAMES[1] in came
    assert second.name not in came
    assert second.name in absent
    assert NAMES[1] not in absent
    assert Event.objects.filter(action="recap.names").count() == 2


def test_every_link_of_the_page_leads_to_as_many_names_as_it_says(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1, "body_weight": 9_400, "tb_cough": 1, "tb_fever": 1})
    page = ask(day).content.decode()
    links = re.findall(r'href="([^"]*angka=[^"]*)" aria-label="[^"]*: (\d+)"', page)
    assert len(links) > 5
    for address, number in links:
        answer = enter_as(day.cast.bidan).get(address.replace("&amp;", "&"))
        assert f'<span class="count">{number}</span>' in answer.content.decode()
        assert answer.content.decode().count('<li class="row apart">') == int(number)


def test_a_blank_says_that_nobody_was_asked_and_a_zero_that_it_is_none(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    assert "Belum ada yang ditanya" in ask(day, "names", angka="anak_mpasi").content.decode()
    assert "Angka ini nol" in ask(day, "names", angka="anak_no_checklist").content.decode()


def test_a_kader_sees_a_dash_with_its_reason_and_opens_no_class(day: Day) -> None:
    old = day.add("Lansia", OLD)
    day.see(old, {"srq20_total": 7, "srq20_item_17": 1, "skilas_sad": 1, "aks_class": 1})
    day.see(day.cast.balita, {"body_weight": 9_400, "body_length": 800, "length_posture": 1})
    for part, mind in (("kader", "–"), ("ketua", "–"), ("kader_pustu", "–"), ("bidan", "1"), ("dokter", "1")):
        shown = cells(ask(day, part=part))
        assert [shown[code] for code in ("dewasa_mind_high", "dewasa_mind_17", "lansia_skilas_mood")] == [mind] * 3
        assert shown["lansia_aks_m"] == "1"
    assert "Hanya ditampilkan kepada tenaga kesehatan." in ask(day, part="kader").content.decode()
    for code in ("dewasa_mind_high", "lansia_skilas_mood", "anak_weight_bad", "anak_length_good", "anak_head_other"):
        assert ask(day, "names", "kader", angka=code).status_code == 404
        assert ask(day, "names", "bidan", angka=code).status_code == 200


def test_a_month_without_an_open_day_is_one_sentence(day: Day) -> None:
    page = ask(day, bulan="2026-10").content.decode()
    assert "Posyandu ini tidak buka pada bulan tersebut" in page
    assert cells(ask(day, bulan="2026-10")) == {}


def test_who_came_without_being_registered_stands_below(day: Day) -> None:
    day.see(day.cast.neighbour, {"body_weight": 11_000})
    assert "1 orang datang tanpa terdaftar" in ask(day).content.decode()
    assert NAMES[2] in ask(day, "names", angka="lain").content.decode()
    seen_by_kader = ask(day, "names", "kader", angka="lain").content.decode()
    assert NAMES[2] not in seen_by_kader
    assert "Sebagian tinggal di luar wilayah kerja Anda" in seen_by_kader


@pytest.mark.parametrize("asked", [{"bulan": "2026-13"}, {"bulan": "x"}, {"bulan": "1999-01"}, {"bulan": "2026-12"}])
def test_a_month_that_cannot_be_does_not_exist(day: Day, asked: dict[str, str]) -> None:
    assert ask(day, **asked).status_code == 404


@pytest.mark.parametrize("code", ["", "x", "anak_balita_came'--", "\x00"])
def test_a_number_that_does_not_exist(day: Day, code: str) -> None:
    assert ask(day, "names", angka=code).status_code == 404


def test_a_unit_that_is_no_posyandu_has_no_recap(day: Day) -> None:
    address = reverse("recap:page", kwargs={"posyandu_id": day.cast.campurejo.pustu.pk})
    assert enter_as(day.cast.bidan).get(address).status_code == 404


def test_no_name_stands_in_an_address_or_in_a_file_name(day: Day) -> None:
    day.see(day.cast.balita, {"body_weight": 9_400})
    page = ask(day).content.decode()
    addresses = re.findall(r'href="([^"]+)"', page)
    assert not [one for one in addresses if "Pemeran" in one or "pemeran" in one.lower()]
    assert day.cast.posyandu.name not in ask(day, "workbook")["Content-Disposition"]


def test_the_page_is_said_in_english_too(day: Day) -> None:
    day.see(day.cast.balita, {"body_weight": 9_400})
    client = enter_as(day.cast.bidan)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("recap:page", kwargs={"posyandu_id": day.cast.posyandu.pk})).content.decode()
    assert "School age and adolescents" in page
    assert "Registered: pregnant women" in page


def test_the_list_leads_to_the_posyandu_of_the_area_and_says_when_they_were_open(day: Day) -> None:
    def listed(part: str, **asked: str) -> str:
        page: str = enter_as(day.cast.staff[part]).get(reverse("recap:list"), asked).content.decode()
        return page

    day.see(day.cast.balita, {"body_weight": 9_400})
    assert [listed(part).count("<li ") for part in ("kader", "bidan", "dokter")] == [1, 3, 3]  # nakes: and the sum
    assert listed("bidan").count("buka 21 Nov 2026") == 1
    assert listed("bidan").count("tidak buka") == 1
    assert listed("bidan", bulan="2026-10").count("tidak buka") == 2


def test_the_page_costs_the_same_for_one_and_for_twelve(day: Day) -> None:
    def statements() -> int:
        client: Client = enter_as(day.cast.bidan)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("recap:page", kwargs={"posyandu_id": day.cast.posyandu.pk}))
        return len(asked)

    day.see(day.add("Lansia", OLD), {"aks_class": 1})
    few = statements()
    for number in range(11):
        day.see(day.add(f"Lansia {number}", OLD), {"aks_class": 2})
    assert statements() == few
    assert column_with("lansia_aks_r") is not None
    assert day.session.date == TODAY


def test_the_calendar_and_the_summary_of_a_day_lead_here(day: Day) -> None:
    day.see(day.cast.balita, {"body_weight": 9_400})
    client, posyandu = enter_as(day.cast.bidan), {"posyandu_id": day.cast.posyandu.pk}
    here = reverse("recap:page", kwargs=posyandu)
    calendar = client.get(reverse("sessions:calendar", kwargs=posyandu)).content.decode()
    summary = client.get(reverse("sessions:close", kwargs=posyandu | {"day": TODAY.isoformat()})).content.decode()
    assert f'href="{here}"' in calendar
    assert f'href="{here}?bulan=2026-11"' in summary
