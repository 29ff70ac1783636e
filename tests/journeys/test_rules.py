"""The doctor in a real browser: from the navigation to a rule, a dry run over real records, and the signature."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.journeys.conftest import Site, faults_here, faults_in_both

pytestmark = pytest.mark.browser


def test_a_doctor_reads_tries_and_signs_a_rule(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("dokter")
    page.get_by_role("link", name="Aturan", exact=True).click()
    expect(page.locator("h1")).to_have_text("Aturan")
    found = faults_here(page)
    page.get_by_role("link", name="Anemia pada ibu hamil").click()
    expect(page.locator("main")).to_contain_text("saran saja")
    found += faults_in_both(page)
    page.get_by_role("link", name="Uji aturan").click()
    expect(page.locator("main")).to_contain_text("3 orang di wilayah kerja Anda")
    found += faults_here(page)
    page.get_by_role("link", name="Tidak berlaku: 3").click()
    expect(page.locator("main")).to_contain_text(site.cast.balita.name)
    found += faults_here(page)
    page.get_by_role("link", name="Anemia pada ibu hamil").click()
    page.get_by_role("link", name="Tanda tangani").click()
    found += faults_in_both(page)
    page.get_by_label("Dasar atau catatan").fill("Dibahas pada rapat klinis.")
    page.keyboard.press("Tab")
    page.keyboard.type("bukan ini")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Kata sandi tidak cocok.")
    found += faults_here(page)
    expect(page.get_by_label("Dasar atau catatan")).to_have_value("Dibahas pada rapat klinis.")
    page.get_by_label("Kata sandi Anda").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("ditandatangani untuk Puskesmas Campurejo")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("main")).not_to_contain_text("saran saja")
    assert found == []
