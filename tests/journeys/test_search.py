"""Somebody stands at the table: found by half a name in any spelling, or received as a guest, in a real browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.sex import Sex
from tests.cast import NIKS, add_person
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
