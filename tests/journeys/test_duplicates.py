"""Two records of one girl: seen side by side, merged, and taken apart again, in a real browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.sex import Sex
from simpul.services.duplicates.consumer import catch_up
from tests.cast import add_person
from tests.journeys.conftest import Site, faults_at, faults_here, switch_theme
from tests.services.takeover.sheets import city

pytestmark = pytest.mark.browser
NAMES = ("Ratih Pemeran Kembali", "Ratih Pemeran Kembalie")


def test_a_pair_is_compared_merged_and_taken_apart_for_good(site: Site, visit: Callable[..., Page]) -> None:
    born = local_date(timezone.now(), LocalZone.WIB) - timedelta(days=700)
    with city():
        for name in NAMES:
            add_person(site.cast, name, Sex.FEMALE, born, site.cast.campurejo.rt[0], mother=site.cast.mother)
    catch_up()
    page, found = visit("bidan", width=320), []
    page.get_by_role("link", name="Catatan ganda").click()
    expect(page.locator("main")).to_contain_text(NAMES[0])
    found += faults_here(page)
    page.get_by_role("link", name="Bandingkan").first.click()
    expect(page.locator("h1")).to_have_text("Satu orang atau dua?")
    expect(page.locator("table.beside")).to_contain_text(NAMES[1])
    found += faults_here(page)
    together = page.url

    page.get_by_label("Alasan").fill("KK dicocokkan")
    page.get_by_role("button", name="Orang yang sama: gabungkan").click()
    expect(page.locator("[role=status]")).to_contain_text("Digabung.")
    found += faults_here(page)
    # The way back to the pair leads to the one person.
    page.goto(together)
    expect(page.locator("main")).to_contain_text("Kedua catatan ini sudah digabung.")

    switch_theme(page, site, "dark")
    page.goto(f"{site.address}/ganda/penggabungan/")
    page.locator("summary").first.click()
    found += faults_here(page)
    page.get_by_label("Mengapa ternyata dua orang?").fill("kembar, KK menyebut keduanya")
    page.get_by_role("button", name="Batalkan penggabungan").click()
    expect(page.locator("[role=status]")).to_contain_text("Kedua catatan kini dua orang lagi.")
    catch_up()
    found += faults_at(page, f"{site.address}/ganda/", together)
    expect(page.locator("main")).to_contain_text("Dinyatakan dua orang pada")
    page.goto(f"{site.address}/ganda/")
    expect(page.locator("main")).not_to_contain_text(NAMES[0])
    assert found == []
