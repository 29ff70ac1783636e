"""A sheet as the field has it, misspelt columns and grams beside kilograms: looked at, written, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from simpul.records.people.models import Person
from tests.journeys.conftest import Site, faults_at, faults_here, switch_theme
from tests.services.takeover.sheets import city, sheet

pytestmark = pytest.mark.browser
HEAD = ["Nma Anak", "Tgl Lahir", "JK", "RT", "RW", "Kelurahan", "Tanggal Pengukuran", "BB", "TB", "Cara Ukur"]
HERE = ["P", "1", "1", "Campurejo", "04/11/2026"]
SCRIPT = "<script>document.title='x'</script> Contoh"
ROWS = (
    ["=HYPERLINK(1) Contoh", "05/03/2025", *HERE, "8,4", "72,5", "Terlentang"],
    [SCRIPT, "05/03/2025", *HERE, "8400", "72,5", "Terlentang"],
    ["Contoh Gagal", "06/03/2025", *HERE, "abc", "", ""],
)


def people() -> list[str]:
    with city():
        standing = Person.objects.filter(withdrawn_at__isnull=True, name__contains="Contoh")
        return sorted(standing.values_list("name", flat=True))


def test_a_sheet_is_looked_at_written_and_taken_back(site: Site, visit: Callable[..., Page], tmp_path: Path) -> None:
    (tmp_path / "anak.csv").write_bytes(sheet(HEAD, *ROWS))
    page, found = visit("dokter", width=320), faults_at(visit("pj", theme="dark"), f"{site.address}/impor/")
    page.goto(f"{site.address}/impor/")
    found += faults_here(page)
    page.get_by_label("Lembar .xlsx atau .csv").set_input_files(tmp_path / "anak.csv")
    page.get_by_role("button", name="Unggah dan periksa").click()
    # The page moves on by itself as soon as the sheet has been read.
    page.wait_for_selector("select[name=column]", timeout=20_000)
    chosen = page.locator("select[name=column]").evaluate_all("all => all.map(one => one.value)")
    assert chosen[0] == "nama"
    assert "" not in chosen, "every column was understood, the misspelt one too"
    found += faults_here(page)

    page.get_by_role("button", name="Periksa semua baris").click()
    page.wait_for_selector("button:has-text('Simpan 2 baris')", timeout=20_000)
    expect(page.locator("main")).to_contain_text("Terisi “abc”.")
    assert people() == [], "a dry run writes nothing"
    found += faults_here(page)
    switch_theme(page, site, "dark")
    page.get_by_role("button", name="Simpan 2 baris").click()
    page.wait_for_selector(".chip:text-is('Selesai')", timeout=20_000)
    assert people() == sorted([SCRIPT, ROWS[0][0]])
    page.get_by_role("link", name="Orang baru").click()
    expect(page.get_by_role("link", name=SCRIPT)).to_be_visible()
    assert page.title() != "x"
    found += faults_here(page)

    page.locator("summary:has-text('Batalkan seluruh impor')").click()
    page.locator("main [name=reason]").fill("lembar keliru")
    page.locator("main button.undo").click()
    page.wait_for_selector(".chip:text-is('Dibatalkan')", timeout=20_000)
    assert people() == []
    found += faults_here(page)
    assert found == []
