"""Five minutes of typing outlive a login, a page and a network, and are nobody else's."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival
from tests.cast import PASSWORD, add_person
from tests.journeys.conftest import Site, faults_here, faults_in_both

pytestmark = pytest.mark.browser
STORED = "JSON.stringify({...localStorage, ...sessionStorage})"
NAMES = "Object.keys(localStorage).filter(name => name.startsWith('draf'))"
SYSTOLIC, DIASTOLIC, JIWA = "Tekanan darah sistolik", "Tekanan darah diastolik", "Jiwa 1: kurang bersemangat"


@pytest.fixture
def elder(site: Site) -> Person:
    """Their card asks everything, what is sensitive too."""
    with transaction.atomic(), work_area_scope(whole_city()):
        born = timezone.localdate() - timedelta(days=70 * 365)
        return add_person(site.cast, "Lansia Pemeran", Sex.MALE, born, site.cast.campurejo.rt[0])


def open_card(page: Page, person: Person) -> str:
    """The card of the elder at the day of today, by the list; its address."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + "/posyandu/")
    page.locator("main button:has-text('Buka sesi'), main a:has-text('Lanjutkan sesi')").first.click()
    page.get_by_role("link", name="Daftar hadir").click()
    page.get_by_role("link", name="Lansia", exact=True).click()
    page.get_by_role("link", name=person.name).click()
    expect(page.locator("h1")).to_have_text("Kartu lanjut usia")
    return page.url


def type_card(page: Page) -> None:
    page.get_by_label(SYSTOLIC).fill("151")
    page.get_by_label(JIWA).fill("2")
    page.wait_for_function(f"{NAMES}.length === 1")


def log_in(page: Page, part: str) -> None:
    page.fill("[name=username]", part)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")


def found(concept: str) -> list[int]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Entry.objects.filter(concept=concept).values_list("value", flat=True))


def test_a_login_that_runs_out_in_the_middle_leads_back_to_the_card_as_it_was(
    site: Site, visit: Callable[..., Page], elder: Person
) -> None:
    page = visit("kader")
    address = open_card(page, elder)
    type_card(page)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Simpan kunjungan").click()
    page.wait_for_url("**/masuk/**")
    log_in(page, "kader")
    page.wait_for_url(address)
    said = page.locator("[data-draft-restored]").first
    expect(said).to_contain_text("Isian yang belum terkirim ditaruh kembali.")
    expect(said).to_contain_text("Jawaban yang peka tidak disimpan di perangkat ini: isi lagi.")
    expect(page.get_by_label(SYSTOLIC)).to_have_value("151")
    expect(page.get_by_label(JIWA)).to_have_value("")
    assert faults_here(page) == []
    page.get_by_role("button", name="Simpan kunjungan").click()
    expect(page.locator("main")).to_contain_text("Kunjungan tersimpan.")
    expect(page.locator("main")).to_contain_text("Dari kartu yang baru disimpan ada yang perlu diperiksa")
    assert page.url.endswith(f"?kelompok={Group.LANSIA}"), "what has to be told stands at the top of the list"
    assert found("systolic") == [151]
    assert page.evaluate(NAMES) == []


def test_a_page_that_was_closed_is_put_back_sealed_and_can_be_thrown_away(
    site: Site, visit: Callable[..., Page], elder: Person
) -> None:
    page = visit("kader")
    address = open_card(page, elder)
    type_card(page)
    assert "151" not in page.evaluate(STORED)
    again = page.context.new_page()
    page.close()
    again.goto(address)
    expect(again.get_by_label(SYSTOLIC)).to_have_value("151")
    again.get_by_role("button", name="Buang isian ini").click()
    expect(again.get_by_label(SYSTOLIC)).to_have_value("")
    expect(again.locator("[data-draft-restored]").first).to_be_hidden()
    assert again.evaluate(NAMES) == []
    again.reload()
    expect(again.get_by_label(SYSTOLIC)).to_have_value("")


def test_without_a_network_it_is_said_and_goes_later(site: Site, visit: Callable[..., Page], elder: Person) -> None:
    page = visit("kader")
    open_card(page, elder)
    type_card(page)
    page.context.set_offline(True)
    asked = page.get_by_text(
        "Ukur ulang: Tekanan darah sistolik 151 mmHg tidak di atas tekanan darah diastolik 160 mmHg."
    )
    page.get_by_label(DIASTOLIC).fill("160")
    page.get_by_label(DIASTOLIC).blur()
    expect(asked).to_be_visible()
    assert faults_here(page) == []
    page.get_by_label(DIASTOLIC).fill("")
    page.get_by_label(DIASTOLIC).blur()
    expect(asked).to_have_count(0)
    page.get_by_role("button", name="Simpan kunjungan").click()
    expect(page.locator(".v-send [data-unsent]")).to_contain_text("Belum terkirim")
    expect(page.get_by_label(SYSTOLIC)).to_have_value("151")
    assert len(page.evaluate(NAMES)) == 1
    page.context.set_offline(False)
    page.get_by_role("button", name="Simpan kunjungan").dblclick()
    expect(page.locator("main")).to_contain_text("Kunjungan tersimpan.")
    assert (found("systolic"), found("jiwa_1")) == ([151], [2])


def test_the_next_hand_on_the_tablet_sees_nothing_and_takes_nothing_away(
    site: Site, visit: Callable[..., Page], elder: Person
) -> None:
    page = visit("kader")
    address = open_card(page, elder)
    type_card(page)
    page.context.clear_cookies(name="sessionid")
    page.goto(address)
    log_in(page, "second_kader")
    expect(page.locator("h1")).to_have_text("Kartu lanjut usia")
    expect(page.get_by_label(SYSTOLIC)).to_have_value("")
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/**")
    page.goto(address)
    log_in(page, "kader")
    expect(page.get_by_label(SYSTOLIC)).to_have_value("151")
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/**")
    assert page.evaluate(NAMES) == []


def test_a_newborn_is_brought_into_the_column_by_the_keyboard(site: Site, visit: Callable[..., Page]) -> None:
    page, found_faults = visit("kader", width=320), []
    page.goto(f"{site.address}/posyandu/")
    page.get_by_role("button", name="Buka sesi hari ini").first.click()
    page.get_by_role("link", name="Orang baru").click()
    found_faults += faults_in_both(page)
    page.get_by_label("Ibunya: nama").fill("zubaedah")
    page.keyboard.press("Enter")
    birth = page.get_by_role("link", name=f"Catat kelahiran: {site.cast.mother.name}")
    expect(birth).to_be_visible()
    found_faults += faults_in_both(page)
    birth.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Tanggal lahir").fill(timezone.localdate().strftime("%d-%m-%Y"))
    page.get_by_label("Nama bayi").fill("Bayi Baru Pemeran")
    page.locator("input[name=sex0][value=P]").check(force=True)
    page.get_by_role("button", name="Catat kelahiran").click()
    expect(page.locator("main")).to_contain_text("Sudah datang dengan nomor 1.")
    expect(page.get_by_label("Berat, kg: Bayi Baru Pemeran")).to_be_visible()
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Arrival.objects.get().person.name == "Bayi Baru Pemeran"
    assert found_faults == []
