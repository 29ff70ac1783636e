"""The longest of the Posyandu cards is filled on a phone, opened again, and read by who may."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from simpul.foundation.sex import Sex
from tests.cast import add_person
from tests.journeys.conftest import Site, faults_here
from tests.services.takeover.sheets import city

pytestmark = pytest.mark.browser


def test_the_card_of_the_elderly_on_a_phone(site: Site, visit: Callable[..., Page]) -> None:
    with city():
        man = add_person(site.cast, "Lansia Pemeran", Sex.MALE, date(1950, 2, 3), site.cast.campurejo.rt[0])
    page, found = visit("kader", width=320, theme="dark"), []
    address = f"{site.address}/kunjungan/{man.pk}/catat/"
    page.goto(address)
    expect(page.locator("h1")).to_have_text("Kartu lanjut usia")
    found += faults_here(page)
    page.get_by_label("Berat badan").fill("58")
    page.get_by_label("Tekanan darah sistolik").fill("150")
    page.get_by_label("Jiwa 1: kurang bersemangat").fill("7")
    page.get_by_role("button", name="Simpan kunjungan").click()
    expect(page.get_by_role("alert").first).to_contain_text("Belum disimpan")
    expect(page.get_by_label("Tekanan darah sistolik")).to_have_value("150")
    page.get_by_label("Jiwa 1: kurang bersemangat").fill("2")
    page.get_by_role("button", name="Simpan kunjungan").dblclick()
    expect(page.locator("main")).to_contain_text("150 mmHg")
    expect(page.locator("main")).not_to_contain_text("Jiwa 1")
    found += faults_here(page)

    page.goto(address)
    again = page.locator("details.v-again")
    expect(page.get_by_label("Tekanan darah sistolik")).to_be_hidden()
    again.first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tekanan darah sistolik")).to_be_visible()
    expect(page.get_by_label("Tekanan darah sistolik")).to_have_value("")
    found += faults_here(page)

    nakes = visit("bidan")
    nakes.goto(f"{site.address}/orang/{man.pk}/")
    expect(nakes.locator("main")).to_contain_text("Jiwa 1: kurang bersemangat")
    assert found == []
