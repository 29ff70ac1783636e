"""A kader weighs, the bidan sees: the first thread through the whole house, in a real browser."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from tests.journeys.conftest import Site, faults_at, faults_in_both, open_today

pytestmark = pytest.mark.browser


def entries(site: Site) -> list[int]:
    """The weights of today that the database keeps."""
    today = local_date(timezone.now(), LocalZone.WIB)
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Entry.objects.filter(local_date=today).order_by("at").values_list("value", flat=True))


def test_a_kader_weighs_and_the_bidan_sees(site: Site, visit: Callable[..., Page]) -> None:
    bidan = visit("bidan", width=1280)
    bidan.goto(f"{site.address}/kelurahan/{site.cast.campurejo.area.code}/")
    assert bidan.locator("[data-tile=belum]").inner_text() == "2"

    kader = visit("kader")
    open_today(kader)
    field = kader.locator("input[data-typed]").first
    assert field.get_attribute("placeholder") == "9,4"
    field.focus()
    kader.keyboard.type("9,5")
    expect(kader.locator("[data-preview]").first).to_have_text("+100 g")
    kader.keyboard.press("Enter")
    row = kader.locator("form.line").first
    expect(row).to_contain_text("Tidak naik")
    expect(row).to_contain_text("Beri tahu bidan sebelum pulang.")
    assert "SD" not in kader.locator("main").inner_text()

    # The open page of the bidan follows without a reload.
    expect(bidan.locator("[data-tile=belum]")).to_have_text("1", timeout=8_000)
    expect(bidan.locator("[data-tile=T]")).to_have_text("1")
    bidan.locator("[data-tile=T]").click()
    bidan.get_by_role("link", name=site.cast.balita.name).click()
    expect(bidan.locator("svg.kms")).to_be_visible()
    bidan.goto(site.address)
    expect(bidan.locator("table.work")).to_contain_text(site.cast.balita.name)
    bidan.locator("table.work summary").first.click()
    bidan.locator("textarea").first.fill("Sudah dikunjungi")
    bidan.get_by_role("button", name="Selesai").click()
    expect(bidan.locator("[role=status]")).to_contain_text("Tindak lanjut ditutup.")


def test_another_puskesmas_finds_nothing(site: Site, visit: Callable[..., Page]) -> None:
    stranger = visit("other_bidan")
    for path in (f"/orang/{site.cast.balita.pk}/", f"/kelurahan/{site.cast.campurejo.area.code}/"):
        answer = stranger.goto(site.address + path)
        assert answer is not None
        assert answer.status == 404


def test_a_double_click_and_a_reload_keep_one(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("kader")
    open_today(page)
    page.locator("input[data-typed]").first.fill("9,6")
    page.locator("button.save").first.dblclick()
    expect(page.locator("form.line").first).to_contain_text("Naik")
    page.reload()
    expect(page.locator("form.line .value").first).to_have_text("9,6")
    assert entries(site) == [9600]


def test_what_was_typed_survives_a_reload_and_a_login_that_ran_out(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("kader")
    open_today(page)
    page.locator("input[data-typed]").first.fill("9,7")
    page.reload()
    expect(page.locator("input[data-typed]").first).to_have_value("9,7")
    page.context.clear_cookies(name="sessionid")
    page.locator("input[data-typed]").first.press("Enter")
    page.wait_for_url("**/masuk/**")
    page.fill("[name=username]", "kader")
    page.fill("[name=password]", "kata-sandi-pemeran-uji")
    page.keyboard.press("Enter")
    expect(page.locator("input[data-typed]").first).to_have_value("9,7")
    page.locator("input[data-typed]").first.press("Enter")
    expect(page.locator("form.line").first).to_contain_text("Naik")
    assert entries(site) == [9700]


def test_without_a_network_the_number_stays_and_goes_later(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("kader")
    open_today(page)
    page.context.set_offline(True)
    page.locator("input[data-typed]").first.fill("9,8")
    page.locator("input[data-typed]").first.press("Enter")
    expect(page.locator("[data-unsent]").first).to_contain_text("Belum terkirim")
    expect(page.locator("input[data-typed]").first).to_have_value("9,8")
    page.context.set_offline(False)
    page.locator("input[data-typed]").first.press("Enter")
    expect(page.locator("form.line").first).to_contain_text("Naik")
    assert entries(site) == [9800]


def test_two_tabs_ask_once_and_keep_both(site: Site, visit: Callable[..., Page]) -> None:
    one, two = visit("kader"), visit("second_kader")
    open_today(one)
    open_today(two)
    one.locator("input[data-typed]").first.fill("9,6")
    one.locator("input[data-typed]").first.press("Enter")
    expect(one.locator("form.line").first).to_contain_text("Naik")
    two.locator("input[data-typed]").first.fill("9,7")
    two.locator("input[data-typed]").first.press("Enter")
    expect(two.locator("form.line").first).to_contain_text("baru saja ditimbang: 9,6 kg")
    assert entries(site) == [9600]
    two.get_by_role("button", name="sebagai timbangan kedua").click()
    expect(two.locator("form.line").first).to_contain_text("yang terakhir dihitung")
    assert entries(site) == [9600, 9700]


def test_an_odd_weight_is_asked_for_before_it_is_kept(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("kader")
    open_today(page)
    page.locator("input[data-typed]").first.fill("6,2")
    page.locator("input[data-typed]").first.press("Enter")
    expect(page.locator("form.line").first).to_contain_text("Timbang ulang: −3,2")
    assert entries(site) == []
    page.get_by_role("button", name="Sudah diulang, 6,2 kg benar").click()
    expect(page.locator("form.line").first).to_contain_text("Betulkan")
    assert entries(site) == [6200]


def test_every_page_is_clean_in_both_themes_and_fits_320_px(site: Site, visit: Callable[..., Page]) -> None:
    cast = site.cast
    pages = {
        "kader": ["/", "/posyandu/", f"/orang/{cast.balita.pk}/", f"/kelurahan/{cast.campurejo.area.code}/"],
        "bidan": [
            "/",
            "/orang/cari/",
            f"/orang/{cast.balita.pk}/",
            f"/kelurahan/{cast.campurejo.area.code}/",
            f"/kelurahan/{cast.campurejo.area.code}/nama/?angka=S",
        ],
        "dinkes": ["/", "/kelurahan/", f"/kelurahan/{cast.campurejo.area.code}/", "/tidak-ada/"],
        "kepala": ["/akun/", "/akun/unggah/", "/sandi/", "/komponen/"],
    }
    found = []
    for part, addresses in pages.items():
        page = visit(part, width=320)
        there = [site.address + address for address in addresses]
        found += [f"{part} {fault}" for fault in faults_at(page, *there, in_both=True)]
    kader = visit("ketua", width=320)
    open_today(kader)
    kader.locator("input[data-typed]").first.fill("99")
    kader.locator("input[data-typed]").first.press("Enter")
    expect(kader.locator("[aria-invalid]").first).to_be_visible()
    found += [f"session: {fault}" for fault in faults_in_both(kader)]
    assert found == []
