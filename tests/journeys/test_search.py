"""Somebody stands at the table: found by half a name in any spelling, or received as a guest, in a real browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city
from simpul.records.people.actions import issue_card
from tests.cast import NIKS, PASSWORD, add_person
from tests.journeys.conftest import Site, faults_here, switch_theme
from tests.services.takeover.sheets import city

pytestmark = pytest.mark.browser
OLD_SPELLING = "Moh. Choirul Djoenaidi"


def search(page: Page, text: str) -> None:
    page.locator("[name=text]").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_selector("main [role=status], main [role=alert]")


def test_half_a_name_in_another_spelling_leads_to_the_person(site: Site, visit: Callable[..., Page]) -> None:
    with city():
        born = local_date(timezone.now(), LocalZone.WIB) - timedelta(days=500)
        add_person(site.cast, OLD_SPELLING, Sex.MALE, born, site.cast.campurejo.rt[0])
    page, found = visit("kader", width=320), []
    page.goto(f"{site.address}/orang/cari/")
    search(page, "muhammad hoirul")
    expect(page.locator("ul.found")).to_contain_text(OLD_SPELLING)
    assert page.url == f"{site.address}/orang/cari/", "no name in an address"
    found += faults_here(page)

    # The first one found has the focus: a scanner or a keyboard needs nothing else.
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(OLD_SPELLING)

    switch_theme(page, site, "dark")
    page.goto(f"{site.address}/orang/cari/")
    for text, says in (
        (NIKS[2], site.cast.balita.name),
        ("zz tidak ada", "Tidak ada di wilayah kerja Anda"),
        ("1", ""),
    ):
        search(page, text)
        expect(page.locator("main")).to_contain_text(says)
        found += faults_here(page)
    assert found == []


def test_a_guest_is_received_asked_about_and_seen_off(site: Site, visit: Callable[..., Page]) -> None:
    balita, page, found = site.cast.balita, visit("other_bidan", theme="dark"), []
    page.goto(f"{site.address}/orang/tamu/")
    for born in ("2025-09-08", balita.birth_date.isoformat()):
        page.get_by_label("NIK, atau kode kartu").fill(NIKS[2])
        page.get_by_label("Tanggal lahir").fill(born)
        page.get_by_role("button", name="Buka untuk dilayani").click()
        if born == "2025-09-08":
            expect(page.get_by_role("alert")).to_have_text("Tidak ada yang cocok. Periksa nomor dan tanggal lahirnya.")
            found += faults_here(page)

    expect(page.locator("h1")).to_have_text("Untuk apa catatan ini dibuka?")
    found += faults_here(page)
    page.get_by_label("Melayani orang ini").check()
    page.get_by_role("button", name="Buka catatan").click()
    expect(page.locator("h1")).to_have_text(balita.name)

    page.goto(f"{site.address}/orang/tamu/")
    found += faults_here(page)
    page.get_by_role("button", name=f"Selesai melayani: {balita.name}").click()
    expect(page.locator("[role=status]")).to_contain_text("Catatannya tertutup lagi untuk unit Anda.")
    closed = page.goto(f"{site.address}/orang/{balita.pk}/")
    assert closed is not None
    assert (closed.status, found) == (404, [])


# Chromium reads QR on phones only: the reader is made up here, the camera, its permission and the policies are real.
READER = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect(video) { return video.videoWidth ? [{ rawValue: "%s" }] : []; }
};
"""


def test_a_card_is_read_by_the_camera_and_leads_to_its_person(site: Site, browser: Browser) -> None:
    person = site.cast.balita
    with city():
        code = issue_card(
            actor_id=site.cast.bidan.pk, area=whole_city(), person_id=person.pk, now=timezone.now()
        ).reveal()
    for reader in (READER % code, ""):
        context = browser.new_context(viewport={"width": 360, "height": 760}, locale="id", permissions=["camera"])
        context.set_default_timeout(8_000)
        context.add_init_script(reader or "delete window.BarcodeDetector;")
        page = context.new_page()
        page.goto(f"{site.address}/masuk/?next=/orang/cari/")
        page.fill("[name=username]", "kader")
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("form.searching")
        button = page.get_by_role("button", name="Pindai kartu")
        if reader:
            expect(button).to_be_visible()
            button.click()
            expect(page.locator("ul.found")).to_contain_text(person.name)
            assert page.url == f"{site.address}/orang/cari/"
        else:
            expect(button).to_be_hidden()
        context.close()
