"""The recap of a month in a real browser: from the calendar to a number and its names, on paper and as a file."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from simpul.foundation.local_time import Month
from tests.journeys.conftest import Site, faults_at, faults_here, open_today, switch_theme

pytestmark = pytest.mark.browser


def test_a_number_of_the_recap_opens_its_names(site: Site, visit: Callable[..., Page]) -> None:
    page, posyandu = visit("kader", width=320), site.cast.posyandu
    open_today(page)
    found = faults_at(page, f"{site.address}/posyandu/{posyandu.pk}/jadwal/")
    page.get_by_role("link", name="Rekap bulanan").click()
    expect(page.locator("h1")).to_have_text(posyandu.name)
    found += faults_here(page)
    page.get_by_role("link", name="Jumlah balita (12 sampai 59 bulan): 1").click()
    expect(page.locator("main")).to_contain_text(site.cast.balita.name)
    found += faults_here(page)
    page.go_back()
    for label, ending in (("Excel", ".xlsx"), ("PDF", ".pdf")):
        with page.expect_download() as file:
            page.get_by_role("link", name=label).click()
        assert file.value.suggested_filename.endswith(ending)
        assert "Pemeran" not in file.value.suggested_filename
    switch_theme(page, site, "dark")
    page.set_viewport_size({"width": 1280, "height": 800})
    this_month = Month.parse(page.evaluate("new Date().toISOString().slice(0, 7)"))
    empty = f"{site.address}/rekap/{posyandu.pk}/?bulan={Month.from_index(this_month.index - 5)}"
    found += faults_at(page, f"{site.address}/rekap/", f"{site.address}/rekap/{posyandu.pk}/", empty)
    expect(page.locator("main")).to_contain_text("Posyandu ini tidak buka pada bulan tersebut")
    assert found == []
