"""The figures in a real browser: city, kelurahan, months, the scale and the summed recap, by keyboard, in two sizes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, faults_at, faults_here

pytestmark = pytest.mark.browser
SIZES = [(320, "light"), (1280, "dark")]


def reach(page: Page, name: str) -> None:
    """Go to a link by the Tab key alone, and follow it."""
    page.locator("body").focus()
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            break
    assert page.evaluate("document.activeElement.textContent.trim()") == name
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_the_dinas_goes_through_the_city_by_keyboard(site: Site, visit: Callable[..., Page]) -> None:
    site.figures_follow()
    for width, theme in SIZES:
        page = visit("dinkes", width=width, theme=theme)
        found = faults_at(page, f"{site.address}/kota/")
        reach(page, "Menurut kecamatan")
        expect(page.locator("#tabel")).to_have_text("Kecamatan dan kelurahan")
        found += faults_here(page)
        reach(page, "Kecamatan Mojoroto")
        expect(page.locator("h1")).to_have_text("Kecamatan Mojoroto")
        page.get_by_text("Lihat sebagai tabel").press("Enter")
        expect(page.locator("main table")).to_be_visible()
        found += faults_here(page)
        found += faults_at(page, f"{site.address}/kota/proyeksi/?sasaran=lansia", f"{site.address}/rekap/")
        reach(page, "Puskesmas Campurejo")
        expect(page.locator("h1")).to_have_text("Puskesmas Campurejo")
        found += faults_here(page)
        assert found == []


def test_a_bidan_goes_from_a_kelurahan_to_names_months_and_the_scale(site: Site, visit: Callable[..., Page]) -> None:
    site.figures_follow()
    for width, theme in SIZES:
        page, here = visit("bidan", width=width, theme=theme), site.cast.campurejo.area
        found = faults_at(page, f"{site.address}/kelurahan/{here.code}/")
        reach(page, site.cast.posyandu.name)
        expect(page.locator("h1")).to_have_text(site.cast.posyandu.name)
        found += faults_here(page)
        page.go_back()
        row = page.locator("tr", has=page.get_by_role("link", name=site.cast.posyandu.name, exact=True))
        row.get_by_role("link", name="1", exact=True).first.press("Enter")
        expect(page.locator("main")).to_contain_text(site.cast.balita.name)
        found += faults_here(page)
        page.go_back()
        reach(page, "Mutu timbangan")
        expect(page.locator("h1")).to_have_text("Mutu timbangan")
        found += faults_here(page)
        reach(page, site.cast.posyandu.name)
        expect(page.locator("#pilih")).to_have_text(site.cast.posyandu.name)
        found += faults_here(page)
        found += faults_at(page, f"{site.address}/rekap/jumlah/")
        assert found == []


def test_a_head_sees_the_puskesmas_and_no_name(site: Site, visit: Callable[..., Page]) -> None:
    site.figures_follow()
    page, here = visit("kepala", width=320), site.cast.campurejo.area
    found = faults_at(page, f"{site.address}/kelurahan/", f"{site.address}/kelurahan/{here.code}/timbangan/")
    found += faults_at(page, f"{site.address}/kelurahan/bulan/?kelurahan={here.code}", f"{site.address}/rekap/")
    expect(page.locator("main")).not_to_contain_text("Pemeran")
    assert found == []
