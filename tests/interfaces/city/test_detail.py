"""Classes, the arm and who came of each kelurahan: figures of PWS and of the recap, nobody by name, nothing small."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from simpul.foundation.local_time import Month
from simpul.interfaces.web.city.detail_rows import Cell, sheets, table_of
from simpul.interfaces.web.components import formats
from simpul.knowledge.recap import GROUPS
from simpul.monitoring.pws.actions import rebuild
from simpul.monitoring.pws.queries import counts_of
from simpul.monitoring.recap.consumer import RecapConsumer
from simpul.monitoring.recap.kelurahan.beside import note_behind
from simpul.monitoring.recap.kelurahan.codes import classes_of_recap, codes_of_pws, of_group
from simpul.monitoring.recap.kelurahan.figures import KelurahanFigures, detail_of
from simpul.monitoring.recap.models import KelurahanSum
from simpul.monitoring.recap.summing import work_through
from simpul.monitoring.recap.sums import Sums
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.runner import run_once
from tests.cast import NAMES
from tests.figures import count_figures
from tests.interfaces.city.test_page import GOOD, city
from tests.interfaces.reading import words_of
from tests.interfaces.recap.conftest import day as day
from tests.monitoring.recap.day import NOVEMBER, Day

CM, KILOGRAM = 10, 1000
NO_SUMS = Sums({}, {}, {})


@pytest.fixture
def counted(day: Day) -> Day:
    """Seven girls of two years came to the open day: five as expected, two small; two more did not come."""
    for number in range(7):
        small = number < 2
        answers = {"body_weight": (8 if small else 12) * KILOGRAM, "body_length": (77 if small else 86) * CM}
        day.see(
            day.add(f"Anak {number}", date(2024, 11, 1)), {**answers, "length_posture": 2, "arm_circumference": 140}
        )
    for number in range(2):
        day.add(f"Jauh {number}", date(2024, 11, 1))
    catch_up(NOVEMBER)
    return day


def catch_up(*months: Month) -> None:
    for month in months:
        count_figures(month)
    run_once([RecapConsumer()])
    note_behind()
    while work_through():
        pass


def figures(day: Day) -> KelurahanFigures:
    area = day.cast.standing("dinkes").area
    with transaction.atomic(), work_area_scope(area):
        found = detail_of(area, NOVEMBER).figures
    assert found
    return found


def test_the_numbers_are_those_of_pws_and_of_the_recap_and_none_that_is_small_is_shown(counted: Day) -> None:
    """Seen at the open day only, a class is the same in both; counted anew, all is as before."""
    found, here = figures(counted), counted.cast.campurejo.area.pk
    with transaction.atomic(), work_area_scope(whole_city()):
        of_pws = counts_of(whole_city(), here, NOVEMBER)
        of_recap = KelurahanSum.objects.get(kelurahan_id=here, month=NOVEMBER.index).counts
    assert {code: found.values[here, code] for code in codes_of_pws()} == {
        code: sum(of_pws.get(code, {}).values()) for code in codes_of_pws()
    }
    for column, classes in classes_of_recap().items():
        assert sum(found.values[here, code] for code in classes) == of_recap[column], column
    for code in (code for group in GROUPS for code in of_group(group)):
        assert found.values[here, code] == of_recap[code]
        assert found.values[None, code] == found.sums.places[None].counts[code]
    assert found.values[here, "TBU"] == 7
    assert found.values[here, "TBU.stunting"] == 2
    assert found.at(here, "TBU.stunting") is None
    assert found.at(here, "TBU.normal") is None or found.at(here, "TBU") is None
    assert not any(0 < (found.at(here, code) or 0) < 5 for code in codes_of_pws())
    rebuild()
    KelurahanSum.objects.all().delete()
    note_behind()
    while work_through():
        pass
    anew = figures(counted)
    assert (anew.values, anew.hidden) == (found.values, found.hidden)


def client_of(day: Day, part: str) -> Client:
    client = Client()
    client.force_login(day.cast.staff[part], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_dinas_sees_each_table_and_nobody(counted: Day) -> None:
    client = client_of(counted, "dinkes")
    for sheet in sheets():
        answer = client.get(reverse("city:detail"), {"lembar": sheet})
        seen, table = words_of(answer), answer.context["table"]
        assert counted.cast.campurejo.area.name in seen
        assert "disembunyikan" in seen
        assert "/nama/" not in answer.content.decode()
        assert not any(name in seen for name in NAMES)
        assert {len(row.cells) for row in table.rows} == {len(table.heads)}
    assert client.get(reverse("city:detail"), {"lembar": "rusa"}).status_code == 404
    assert client.get(reverse("city:detail"), {"bulan": "2027-01"}).status_code == 404
    with transaction.atomic(), work_area_scope(whole_city()):
        KelurahanSum.objects.filter(kelurahan_id=counted.cast.bandar.area.pk).delete()
    for sheet in sheets():
        answer = client.get(reverse("city:detail"), {"lembar": sheet})
        seen = words_of(answer)
        assert not answer.context["table"].rows
        assert "Rekap bulan ini belum dijumlahkan; angka rinci tampil sesudahnya. 1 kelurahan masih menunggu." in seen
        assert "Hitung bulan ini" in seen
    client.post(f"{reverse('recap:count_sum')}?bulan={NOVEMBER}")
    while work_through():
        pass
    assert client.get(reverse("city:detail"), {"lembar": "tbu"}).context["table"].rows
    old = words_of(client.get(reverse("city:detail"), {"bulan": "2024-10"}))
    assert "lebih dari dua tahun yang lalu" in old
    assert "Hitung bulan ini" not in old


def rows_for(day: Day, part: str, sheet: str) -> dict[tuple[str, str], list[str]]:
    answer = client_of(day, part).get(reverse("city:detail"), {"lembar": sheet})
    assert not any(name in words_of(answer) for name in NAMES)
    return {(row.kind, row.name): [cell.value for cell in row.cells] for row in answer.context["table"].rows}


def test_who_counts_a_part_has_its_rows_of_the_page_of_the_dinas_and_no_other(counted: Day) -> None:
    """Here nothing of it tells more beside their own pages, so the rows are the same."""
    here, unit = ("kelurahan", counted.cast.campurejo.area.name), ("puskesmas", counted.cast.puskesmas.name)
    for sheet in sheets():
        whole = rows_for(counted, "dinkes", sheet)
        assert {kind for kind, _ in whole} == {"kota", "puskesmas", "kelurahan"}
        for part, rows in (("kepala", [unit, here]), ("surveilans", [unit, here]), ("lurah", [unit, here])):
            found = rows_for(counted, part, sheet)
            assert list(found) == rows, part
            assert found == {row: whole[row] for row in rows}
    for part in ("kader", "bidan", "dokter", "other_bidan", "kader_pustu", "admin"):
        assert client_of(counted, part).get(reverse("city:detail")).status_code == 404


def test_who_counts_a_part_waits_for_the_whole_city_and_comes_from_where_they_start(counted: Day) -> None:
    client = client_of(counted, "kepala")
    for start in ("worklist:page", "kelurahan:list"):
        assert reverse("city:detail") in client.get(reverse(start)).content.decode()
    with transaction.atomic(), work_area_scope(whole_city()):
        KelurahanSum.objects.filter(kelurahan_id=counted.cast.bandar.area.pk).delete()
    answer = client.get(reverse("city:detail"))
    assert not answer.context["table"].rows
    assert "setelah rekap semua kelurahan di kota ini dijumlahkan. 1 kelurahan masih menunggu." in words_of(answer)
    older = words_of(client.get(reverse("city:detail"), {"bulan": "2025-10"}))
    assert "setelah Dinas Kesehatan meminta rekap seluruh kota dihitung" in older


def rows_of(day: Day, part: str, **asked: object) -> dict[tuple[str, str], Sequence[Cell]]:
    answer = client_of(day, part).get(reverse("city:detail"), asked)
    return {(row.kind, row.name): row.cells for row in answer.context["table"].rows}


@pytest.mark.parametrize("part", ["dinkes", "kepala"])
def test_a_second_month_shows_what_its_own_page_shows_and_a_change_where_both_shares_stand(
    counted: Day, part: str
) -> None:
    """In October eleven were weighed, none of them small: then the share stands, and in November it is hidden."""
    october, then = NOVEMBER.previous(), datetime(2026, 10, 21, 2, 0, tzinfo=UTC)
    for number in range(11):
        born = counted.add(f"Oktober {number}", date(2024, 11, 1))
        counted.see(born, {"body_weight": 12 * KILOGRAM, "body_length": 86 * CM, "length_posture": 2}, at=then)
    for number in range(4):  # with who is there they are more than four whose Posyandu was not open
        counted.add(f"Lain {number}", date(2024, 11, 1), rt=1)
    catch_up(NOVEMBER, october)
    told, hidden = list[str](), 0
    for sheet in sheets():
        alone = {month: rows_of(counted, part, lembar=sheet, bulan=month) for month in (NOVEMBER, october)}
        both = rows_of(counted, part, lembar=sheet, bulan=NOVEMBER, banding=october)
        assert both.keys() == alone[NOVEMBER].keys()
        for row, cells in both.items():
            for now, before, cell in zip(alone[NOVEMBER][row], alone[october][row], cells, strict=True):
                assert replace(cell, then=None, change="") == now
                assert cell.then == before
                assert cell.change == formats.points(now.percent, before.percent)
                told += [cell.change] if cell.change else []
                hidden += formats.hidden_sign() in (now.value, before.value)
                assert not cell.change or formats.hidden_sign() not in (now.value, before.value)
    assert told
    assert hidden
    seen = words_of(client_of(counted, part).get(reverse("city:detail"), {"lembar": "datang", "banding": october}))
    assert "Nov 2026, dibandingkan dengan Okt 2026" in seen
    assert told[-1] in seen


def test_a_second_month_that_has_no_figures_is_said_to_have_none(counted: Day) -> None:
    KelurahanSum.objects.filter(month=NOVEMBER.previous().index).delete()
    answer = client_of(counted, "dinkes").get(reverse("city:detail"), {"banding": NOVEMBER.previous()})
    assert "Angka rinci Okt 2026 belum tampil, jadi belum bisa dibandingkan." in words_of(answer)
    assert all(cell.then is None for row in answer.context["table"].rows for cell in row.cells)


def test_a_share_needs_both_of_its_parts_and_the_highest_stands_first() -> None:
    """A class of the Puskesmas is told where that of each kelurahan is."""
    counts = {"TBU": (100, 100, 50), "TBU.stunting": (12, 30, 10), "TBU.normal": (80, 60, 40), "TBU.tinggi": (8, 10, 0)}
    values = {(place, code): at[place] for code, at in counts.items() for place in range(3)}
    found = KelurahanFigures(
        city(GOOD, GOOD, GOOD), NO_SUMS, values, frozenset({(0, "TBU.stunting"), (0, "TBU.tinggi")})
    )
    with translation.override("id"):
        table = table_of(found, "tbu")
    rows = {row.name: [cell.value for cell in row.cells] for row in table.rows}
    assert list(rows)[2:] == ["Kelurahan 1", "Kelurahan 2", "Kelurahan 0"]
    assert rows["Kelurahan 1"][:2] == ["30\u00a0%", "30"]
    assert rows["Kelurahan 0"][:2] == [formats.hidden_sign()] * 2
    assert rows["Kelurahan 0"][-1] == "100"
    assert rows["Puskesmas Contoh"][-3:] == ["180", formats.hidden_sign(), "250"]


def test_statements_do_not_grow_with_areas(counted: Day, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    whole = counted.cast.standing("dinkes").area
    for areas in (1, 2):
        part = replace(whole, counted=whole.counted[:areas], kelurahan=())
        with transaction.atomic(), work_area_scope(part), django_assert_num_queries(9):
            detail_of(part, NOVEMBER)
