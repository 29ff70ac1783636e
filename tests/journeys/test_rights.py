"""A mother asks what is kept of her: copy and slip on paper, then a restriction, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, faults_at, faults_here, switch_theme

pytestmark = pytest.mark.browser


def ask(page: Page, what: str) -> None:
    page.get_by_label("Apa yang diminta").select_option(label=what)
    page.get_by_label("Siapa yang meminta").select_option(label="Orang yang bersangkutan")
    page.get_by_label("Bukti yang diperiksa").select_option(label="KTP")
    page.get_by_label("Cara diterima").select_option(label="Datang langsung")
    page.get_by_role("button", name="Catat permintaan").click()
    expect(page.locator("h1")).to_have_text(what)


def test_a_copy_is_handed_out_and_a_restriction_asks_whoever_opens(site: Site, visit: Callable[..., Page]) -> None:
    mother = site.cast.mother
    page, own = visit("bidan", width=320), f"{site.address}/hak/orang/{site.cast.mother.pk}/"
    found = faults_at(page, own)
    ask(page, "Melihat atau meminta salinan catatan")
    found += faults_here(page)
    asked = page.url
    for button, says in (
        ("Catatan untuk dicetak", "Salinan catatan kesehatan"),
        ("Siapa yang membuka catatan saya", "Pemeran bidan"),
    ):
        page.get_by_role("button", name=button).click()
        expect(page.locator("main")).to_contain_text(says)
        found += faults_here(page)
        page.goto(asked)
    with page.expect_download() as file:
        page.get_by_role("button", name="Unduh berkas").click()
    assert mother.name.split()[0].lower() not in file.value.suggested_filename.lower()
    page.get_by_role("button", name="Tandai selesai dijawab").click()
    expect(page.locator("main")).to_contain_text("Permintaan ini sudah dijawab.")

    switch_theme(page, site, "dark")
    found += faults_at(page, own)
    ask(page, "Membatasi pemrosesan")
    found += faults_here(page)
    page.get_by_role("button", name="Tandai selesai dijawab").click()
    page.wait_for_selector("text=Permintaan ini sudah dijawab.")
    found += faults_at(page, f"{site.address}/hak/")
    expect(page.locator(".bar nav [aria-current]")).to_be_in_viewport(ratio=1)
    found += faults_at(page, f"{site.address}/orang/{mother.pk}/")
    expect(page.locator("h1")).to_have_text("Untuk apa catatan ini dibuka?")
    page.goto(f"{site.address}/kunjungan/{mother.pk}/catat/")
    expect(page.locator("h1")).to_have_text("Untuk apa catatan ini dibuka?")
    assert found == []
