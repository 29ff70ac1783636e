"""What the close of a day says of whom: only of groups that it served, with the names behind each number."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from tests.cast import NOW, Cast, add_person, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import LAST_MONTH, Desk

LINK = re.compile(r'<a href="([^"]+)">([^<]+)</a>')


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "bidan")
    Desk(cast, "kader").post("open")
    return found


def served(*groups: Group) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Session.objects.update(groups=list(groups))


def links(desk: Desk) -> dict[str, str]:
    page = desk.get("close").content.decode()
    return {unescape(words): unescape(address) for address, words in LINK.findall(page)}


def test_a_day_for_lansia_says_nothing_of_balita_who_were_not_asked_for(desk: Desk) -> None:
    served(Group.LANSIA)
    said = words_of(desk.get("close"))
    for told in ("Balita", "ditimbang", "Naik (N)", desk.cast.balita.name):
        assert told not in said
    assert "Hari ini bukan untuk balita" in words_of(desk.get("page"))


@pytest.mark.parametrize("groups", [(), (Group.BALITA,), (Group.LANSIA, Group.BALITA)])
def test_a_day_for_balita_names_whom_it_missed(desk: Desk, groups: tuple[Group, ...]) -> None:
    served(*groups)
    said = words_of(desk.get("close"))
    assert "0 dari 1 ditimbang" in said
    assert "Tidak ditimbang (1)" in said
    assert desk.cast.balita.name in said
    assert "Hari ini bukan untuk balita" not in words_of(desk.get("page"))


def test_a_child_below_the_line_is_named_on_a_day_for_others_too(desk: Desk) -> None:
    weigh(desk.cast, desk.cast.balita, 5.5)
    served(Group.LANSIA)
    said = words_of(desk.get("close"))
    assert desk.cast.balita.name in said
    assert "Tidak ditimbang" not in said


def test_the_name_of_a_group_leads_to_those_of_it_who_have_not_come(desk: Desk) -> None:
    here = desk.cast.campurejo.rt[0]
    with transaction.atomic(), work_area_scope(whole_city()):
        old = add_person(desk.cast, "Sepuh Pemeran", Sex.FEMALE, date(1950, 1, 1), here)
        came = add_person(desk.cast, "Datang Pemeran", Sex.MALE, date(1951, 1, 1), here)
    weigh(desk.cast, came, 60.0)
    way = links(desk)["Lansia"]
    assert way == f"{desk.address('queue')}?kelompok={Group.LANSIA}&saring=belum"
    said = words_of(desk.client.get(way))
    assert old.name in said
    assert came.name not in said
    served(Group.LANSIA, Group.DEWASA)
    assert {"Lansia", "Dewasa"} == links(desk).keys() & {"Ibu hamil", "Bayi, balita, apras", "Lansia", "Dewasa"}


def test_what_is_told_to_the_pustu_stands_in_one_line_with_its_links(desk: Desk) -> None:
    recap = f"{reverse('recap:page', args=[desk.cast.posyandu.pk])}?bulan=2026-11"
    assert "Yang disampaikan ke Pustu atau Puskesmas: Rekap bulanan" in words_of(desk.get("close"))
    weigh(desk.cast, desk.cast.balita, 9.4, LAST_MONTH)
    weigh(desk.cast, desk.cast.balita, 9.4)
    found = links(desk)
    assert (found["1 yang perlu diperiksa"], found["Rekap bulanan"]) == ("#periksa", recap)
    page = desk.get("close").content.decode()
    assert 'id="periksa"' in page
    assert "yang merah atau dirujuk" not in page
