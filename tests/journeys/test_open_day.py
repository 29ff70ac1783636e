"""An open day from its plan to its close, by the keyboard alone; every page of it clean in both themes and widths."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from playwright.sync_api import Locator, Page, expect

from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session, SessionStatus
from tests.cast import add_person
from tests.journeys.conftest import Site, faults_at, faults_here

pytestmark = pytest.mark.browser
MOST_TABS = 120


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there, as somebody without a pointer does."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")


def press(page: Page, role: str, name: str, *, within: str = "main", exact: bool = True) -> None:
    reach(page, page.locator(within).get_by_role(role, name=name, exact=exact))  # type: ignore[arg-type]
    page.keyboard.press("Enter")


def write(page: Page, box: Locator, text: str) -> None:
    reach(page, box)
    page.keyboard.type(text)


def state(site: Site) -> tuple[list[str], list[tuple[str, int]]]:
    """How the days of the Posyandu stand, and the weights that were written at them."""
    with transaction.atomic(), work_area_scope(whole_city()):
        weights = Entry.objects.filter(concept="body_weight", visit__session_id__in=_days(site))
        return (
            list(Session.objects.filter(id__in=_days(site)).values_list("status", flat=True)),
            [(one.person.name.split()[0], one.value) for one in weights.select_related("person").order_by("value")],
        )


def _days(site: Site) -> list[object]:
    """The day of today; the one of last month stands behind it."""
    return list(Session.objects.filter(posyandu=site.cast.posyandu).order_by("-date").values_list("id", flat=True)[:1])


def test_a_day_is_run_from_its_plan_to_its_close_by_the_keyboard(site: Site, visit: Callable[..., Page]) -> None:
    cast = site.cast
    with transaction.atomic(), work_area_scope(whole_city()):
        other = add_person(cast, "Anjani Pemeran", Sex.FEMALE, date(2025, 6, 1), cast.campurejo.rt[0])
    page, found = visit("ketua", width=320), []

    # Planned, and opened on the list.
    page.goto(f"{site.address}/posyandu/")
    press(page, "link", f"Jadwal: {cast.posyandu.name}")
    press(page, "link", "Rencanakan hari buka")
    write(page, page.locator("[name=starts_at]"), "8.30")
    found += faults_here(page)
    press(page, "button", "Simpan rencana")
    expect(page.locator("main")).to_contain_text("direncanakan")
    found += faults_at(page, f"{site.address}/posyandu/")
    press(page, "button", f"Buka sesi hari ini: {cast.posyandu.name}")
    expect(page.locator("main")).to_contain_text("Ditimbang 0 dari 2")

    # Two people arrive; the count goes along without a reload.
    press(page, "link", "Daftar hadir")
    press(page, "button", f"Datang: {cast.balita.name}")
    expect(page.locator("main")).to_contain_text("Nomor 1")
    expect(page.locator("#hitungan")).to_contain_text("Datang 1 dari 2")
    found += faults_here(page)
    press(page, "link", "Dewasa")
    press(page, "button", f"Datang: {cast.mother.name}")
    expect(page.locator("main")).to_contain_text("Nomor 2")

    # The weights of the column are saved together; what is odd waits, and the focus is led there.
    press(page, "link", "Berat balita")
    write(page, page.get_by_label(f"Berat, kg: {cast.balita.name}"), "19,5")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("9,1")
    press(page, "button", "Simpan semua yang terisi")
    expect(page.locator("#hitungan")).to_contain_text("Ditimbang 1 dari 2")
    asks = page.locator(f"#orang-{cast.balita.pk}")
    expect(asks).to_contain_text("Timbang ulang")
    expect(asks.get_by_role("link", name="Timbang ulang")).to_be_focused()
    found += faults_here(page)
    press(page, "button", "Simpan semua yang terisi")
    expect(asks).to_contain_text("Belum disimpan.")
    assert state(site)[1] == [(other.name.split()[0], 9_100)], "the button for all is no answer to a question"
    press(page, "button", "Sudah diulang, 19,5 kg benar")
    expect(page.locator("#hitungan")).to_contain_text("Ditimbang 2 dari 2")

    # The card of an adult, by step.
    press(page, "link", "Daftar hadir")
    press(page, "link", "Dewasa")
    press(page, "link", cast.mother.name)
    press(page, "link", "Langkah 2")
    write(page, page.locator("#f-body_weight"), "55,4")
    found += faults_here(page)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Nomor 2 · sudah diperiksa")
    expect(page.locator("main")).to_contain_text("Kunjungan tersimpan.")
    assert f"kelompok={Group.DEWASA}" in page.url, "back where the card was opened"

    # Closed, with what is to be said of the day, and on to the recap of its month.
    press(page, "link", "Tutup sesi")
    expect(page.locator("main")).to_contain_text("2 dari 2")
    found += faults_here(page)
    press(page, "link", "Ke tombol Tutup sesi")
    press(page, "button", "Tutup sesi")
    expect(page.locator("main")).to_contain_text("sudah ditutup")
    press(page, "link", "Ringkasan")
    press(page, "link", "Rekap bulanan")
    expect(page.locator("h1")).to_have_text(cast.posyandu.name)
    assert state(site) == (
        [SessionStatus.CLOSED], [("Anjani", 9_100), ("Wirasena", 19_500), (cast.mother.name.split()[0], 55_400)]
    )  # fmt: skip
    assert found == []


def test_every_page_of_the_day_is_clean_in_both_themes_and_fits(site: Site, visit: Callable[..., Page]) -> None:
    page, cast = visit("ketua", width=320), site.cast
    page.goto(f"{site.address}/posyandu/")
    page.get_by_role("button", name="Buka sesi hari ini").first.click()
    expect(page.locator("form.line").first).to_be_visible()
    day = page.url.split("#")[0]
    places = [
        day,
        f"{site.address}/posyandu/{cast.posyandu.pk}/jadwal/",
        f"{site.address}/posyandu/{cast.posyandu.pk}/rencana/",
        f"{day}rencana/",
        f"{day}daftar/",
        f"{day}daftar/?kelompok={Group.DEWASA}&saring=belum",
        f"{day}kolom/{Group.DEWASA}/systolic/",
        f"{day}kolom/{Group.BALITA}/body_length/",
        f"{day}orang/{cast.mother.pk}/?kelompok={Group.DEWASA}&langkah=2",
        f"{day}tutup/",
    ]
    found = faults_at(page, *places, in_both=True)
    found += faults_at(visit("ketua", width=1280), *places, in_both=True)
    assert found == []


def test_a_press_without_a_network_is_said_and_counts_once_later(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("kader")
    page.goto(f"{site.address}/posyandu/")
    page.get_by_role("button", name="Buka sesi hari ini").first.click()
    page.get_by_label(f"Berat, kg: {site.cast.balita.name}").fill("9,6")
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan semua yang terisi").click()
    expect(page.locator(".v-send [data-unsent]")).to_contain_text("Belum terkirim")
    expect(page.get_by_label(f"Berat, kg: {site.cast.balita.name}")).to_have_value("9,6")
    page.context.set_offline(False)
    page.get_by_role("button", name="Simpan semua yang terisi").click()
    expect(page.locator("#hitungan")).to_contain_text("Ditimbang 1 dari 1")
    assert state(site)[1] == [(site.cast.balita.name.split()[0], 9_600)]
