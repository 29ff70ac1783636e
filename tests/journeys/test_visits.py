"""A visit on the card, put right, moved to the right child; the page of the child, its charts and its paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from simpul.records.visits.models import Visit
from tests.journeys.conftest import Site, faults_at, faults_here, switch_theme
from tests.services.takeover.sheets import city

pytestmark = pytest.mark.browser


def test_a_visit_is_written_put_right_and_moved_to_the_right_child(site: Site, visit: Callable[..., Page]) -> None:
    child, other = site.cast.balita, site.cast.neighbour
    page, found = visit("bidan", width=320), []
    page.goto(f"{site.address}/kunjungan/{child.pk}/catat/")
    found += faults_here(page)
    page.get_by_label("Berat badan").fill("grosir")
    page.get_by_role("button", name="Simpan kunjungan").click()
    expect(page.get_by_role("alert").first).to_contain_text("Belum disimpan")
    expect(page.get_by_label("Berat badan")).to_have_value("grosir")
    found += faults_here(page)
    page.get_by_label("Berat badan").fill("9,7")
    page.get_by_label("Panjang atau tinggi badan").fill("76,5")
    page.get_by_label("Telentang").check(force=True)
    page.get_by_role("button", name="Simpan kunjungan").dblclick()
    expect(page.locator("main")).to_contain_text("Enam indeks")
    found += faults_here(page)
    with city():
        assert Visit.objects.filter(form="growth_measurement").count() == 1, "a double click is one visit"

    switch_theme(page, site, "dark")
    page.get_by_role("link", name="Betulkan").first.click()
    page.locator("#f-body_weight").fill("9,6")
    found += faults_here(page)
    page.get_by_role("button", name="Simpan pembetulan").click()
    expect(page.locator("main")).to_contain_text("9,6 kg")
    expect(page.locator("main")).to_contain_text("dibetulkan")

    page.get_by_role("link", name="Pindahkan ke orang lain").click()
    page.locator("[name=name]").fill(other.name.split()[0])
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Pilih: {other.name}").click()
    found += faults_here(page)
    page.get_by_role("button", name=f"Pindahkan ke {other.name}").click()
    expect(page.locator("[role=status]")).to_contain_text("Kunjungan dipindahkan.")
    expect(page.locator("main")).to_contain_text(other.name)
    found += faults_at(page, f"{site.address}/orang/{child.pk}/")
    expect(page.locator("main")).to_contain_text("Tercatat pada orang yang salah; dipindahkan")
    assert found == []


def test_the_page_of_a_child_by_keyboard_and_on_paper(site: Site, visit: Callable[..., Page]) -> None:
    """A kader has the colours of the KMS and no z; a bidan the lines of the WHO; both have the table and the words."""
    for part, theme in (("kader", "dark"), ("bidan", "light")):
        page = visit(part, width=320, theme=theme)
        address = f"{site.address}/orang/{site.cast.balita.pk}/"
        places = [address, f"{address}grafik/", *([f"{address}?grafik=bbu"] if part == "bidan" else [])]
        found = faults_at(page, *places)
        page.goto(address)
        assert (page.locator("svg.kms").get_attribute("aria-label") or "").startswith("1 kali ditimbang")
        page.locator("summary:has-text('Lihat sebagai tabel')").focus()
        page.keyboard.press("Enter")
        expect(page.locator("figure table")).to_contain_text("9,4")
        tabs = page.locator("nav.tabs a").all_inner_texts()
        assert ("BB/U" in tabs) is (part == "bidan")

        page.goto(f"{address}grafik/")
        page.emulate_media(media="print")
        expect(page.locator(".bar nav")).to_be_hidden()
        expect(page.locator("section.sheet").first).to_contain_text(site.cast.balita.name)
        assert found == []
