"""The morning after an open day of sixty people: who is missing, what is handed in, and what the Dinas may know.

Nobody's clock is moved: the day was held yesterday. The tests share one site; what one of them changes, no other asks.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connections, transaction
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import concept
from simpul.knowledge.recap import sheets
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.posyandu.actions import arrive, close_session
from tests import database
from tests.interfaces.recap.test_files import rows, written
from tests.journeys.conftest import Site, faults_in_both, running_site
from tests.journeys.days import a_month_before, nine_of, today
from tests.journeys.sixty import (
    Sixty,
    column,
    enough,
    gather,
    kilograms,
    median,
    new_person,
    turnout_of_month,
    weigh_column,
    weights_of,
)

pytestmark = pytest.mark.browser
TWICE_HERE, TWICE_THERE, GAINED_THERE = 6, 9, 6
SMALL = {"1", "2", "3", "4"}
HIDDEN = "disembunyikan"


def yesterday() -> date:
    return today() - timedelta(days=1)


@pytest.fixture(scope="module")
def staged(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Site, Sixty]]:
    with django_db_blocker.unblock():
        with running_site(yesterday()) as site:
            sixty = gather(site.cast, yesterday())
            in_campurejo(site, sixty, yesterday())
            in_bandar(site, yesterday())
            site.figures_follow()
            yield site, sixty
        connections.close_all()
        database.make_clones()


@pytest.fixture(scope="module")
def site(staged: tuple[Site, Sixty]) -> Site:
    return staged[0]


@pytest.fixture
def sixty(staged: tuple[Site, Sixty]) -> Sixty:
    return staged[1]


def in_campurejo(site: Site, sixty: Sixty, day: date) -> None:
    """Six balita did not gain, twice in a row; six people did not come; one waited in vain; one was referred."""
    cast, posyandu, last = site.cast, site.cast.posyandu, a_month_before(day)
    flat = sixty.groups["balita"][1 : 1 + TWICE_HERE]
    known = weights_of([one for one in sixty.weighed if one != cast.balita], last, thin=flat[:1])
    weigh_column(cast, posyandu, {one: known[one] for one in flat}, a_month_before(last))
    weigh_column(cast, posyandu, known, last)
    come = [one for one in sixty.everybody() if one not in sixty.missing]
    now = {one: known[one] if one in flat else enough(one, known[one], day) for one in come if one in known}
    session = weigh_column(cast, posyandu, now, day)
    high, referred = concept("pressure_class").option("tinggi").number, concept("referral").option("puskesmas").number
    examined = [one for one in come if one not in now and one != sixty.groups["dewasa"][1]]
    column(cast, posyandu, "body_weight", dict.fromkeys(examined, 48_000), day)
    column(cast, posyandu, "pressure_class", dict.fromkeys(sixty.groups["lansia"][1:6], high), day)
    column(cast, posyandu, "referral", {sixty.groups["lansia"][-1]: referred}, day)
    ketua = cast.standing("ketua")
    with transaction.atomic(), work_area_scope(ketua.area):
        for one in come:
            arrive(
                actor_id=ketua.staff_id, area=ketua.area, session=session, person_id=one.pk, arrival_id=new_id(),
                at=nine_of(day), now=timezone.now(),
            )  # fmt: skip
        close_session(actor_id=ketua.staff_id, area=ketua.area, session=session, now=timezone.now())


def in_bandar(site: Site, day: date) -> None:
    """In the other kelurahan nine did not gain, twice in a row."""
    cast, last = site.cast, a_month_before(day)
    posyandu = cast.bandar.posyandu[0]
    with transaction.atomic(), work_area_scope(whole_city()):
        children = [
            new_person(
                cast, f"Bandar {number + 1:02}", (Sex.MALE, Sex.FEMALE)[number % 2],
                day - timedelta(days=500 + 60 * number), cast.bandar.rt[0],
            )
            for number in range(TWICE_THERE + GAINED_THERE)
        ]  # fmt: skip
    flat, known = children[:TWICE_THERE], weights_of(children, last)
    weigh_column(cast, posyandu, {one: known[one] for one in flat}, a_month_before(last))
    weigh_column(cast, posyandu, known, last)
    now = {one: known[one] if one in flat else enough(one, known[one], day) for one in children}
    weigh_column(cast, posyandu, now, day)


def test_the_absent_are_found_next_morning_at_the_pustu(site: Site, sixty: Sixty, visit: Callable[..., Page]) -> None:
    absent = [one for one in sixty.missing if one in (*sixty.weighed, *sixty.groups["lansia"])]
    page, posyandu = visit("bidan"), site.cast.posyandu
    found = faults_in_both(page)
    page.get_by_role("link", name=f"{len(absent)}, Tidak datang, {posyandu.name}").click()
    names = page.locator("#tidak-datang ~ ul")
    assert set(names.get_by_role("link").all_inner_texts()) == {one.name for one in absent}
    behind = page.locator("#hari-buka-terakhir")
    expect(behind.locator("#belum-diperiksa + ul")).to_contain_text(sixty.groups["dewasa"][1].name)
    expect(behind.locator("#merah ~ ul").first).to_contain_text(sixty.groups["lansia"][-1].name)
    found += faults_in_both(page)

    # One is visited: what was found there is written down, and who was seen is looked for no longer.
    one = sixty.groups["bayi"][0]
    names.get_by_role("link", name=one.name, exact=True).click()
    expect(page.locator("h1")).to_contain_text(one.name)
    found += faults_in_both(page)
    page.get_by_role("link", name="Catat kunjungan").first.click()
    before = median(one, a_month_before(yesterday()))
    page.locator("#f-body_weight").fill(kilograms(enough(one, before, today())))
    found += faults_in_both(page)
    page.get_by_role("button", name="Simpan kunjungan").click()
    expect(page.locator("main")).to_contain_text("Kunjungan tersimpan.")
    page.goto(f"{site.address}/?posyandu={posyandu.pk}")
    expect(page.locator("#tidak-datang .count")).to_have_text(str(len(absent) - 1))
    expect(names).not_to_contain_text([one.name])

    # What the day left to follow up ends with what came of it.
    thin = sixty.groups["balita"][1]
    row = page.locator("table.work tbody tr").filter(has_text=thin.name).first
    row.locator("summary").click()
    row.locator("textarea").fill("Dikunjungi, dirujuk ke Puskesmas")
    row.get_by_role("button", name="Dirujuk").click()
    expect(page.locator("[role=status]")).to_contain_text("Tindak lanjut ditutup.")
    assert found == []


def test_the_recap_is_handed_in_on_paper_and_as_a_workbook(
    site: Site, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page, month = visit("bidan", width=1280), Month.of(yesterday())
    page.goto(f"{site.address}/rekap/{site.cast.posyandu.pk}/?bulan={month}")
    shown: dict[str, str] = dict(
        page.locator("[data-column]").evaluate_all(
            "cells => cells.map(cell => [cell.dataset.column, cell.querySelector('.sr') ? '' : cell.innerText.trim()])"
        )
    )
    columns = [column.code for sheet in sheets() for column in sheet.columns]
    assert list(shown) == columns
    truth = turnout_of_month() | {"dewasa_pressure_tinggi": "5", "dewasa_referred": "1", "anak_not_gained": "6"}
    assert {code: shown[code] for code in truth} == truth

    files = {}
    for label in ("Excel", "PDF"):
        with page.expect_download() as file:
            page.get_by_role("link", name=label).click()
        file.value.save_as(tmp_path / label)
        files[label] = SimpleNamespace(content=(tmp_path / label).read_bytes())
    book = [str(cell or "") if cell != 0 else "0" for sheet in rows(files["Excel"]).values() for cell in sheet[3][1:]]
    assert dict(zip(columns, book, strict=True)) == shown
    drawn = iter(written(files["PDF"]))
    for sheet in sheets():
        for one in sheet.columns:
            assert shown[one.code] in drawn, one.code
            assert one.label_id in drawn, one.code

    page.emulate_media(media="print")
    for table in sheets():
        expect(page.locator(f"#{table.code}")).to_be_visible()
    expect(page.get_by_role("link", name="PDF")).to_be_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 360, "height": 760})
    assert faults_in_both(page) == []


def test_the_dinas_finds_where_help_is_needed_and_opens_nobody(
    site: Site, sixty: Sixty, visit: Callable[..., Page]
) -> None:
    page, month, cast = visit("dinkes"), Month.of(yesterday()), site.cast
    page.goto(f"{site.address}/kota/?bulan={month}")
    first = page.locator("section[aria-labelledby=dulu] li")
    expect(first.nth(0)).to_contain_text(f"{cast.bandar.area.name}")
    expect(first.nth(0)).to_contain_text(f"{TWICE_THERE} anak dua kali tidak naik")
    expect(first.nth(1)).to_contain_text(f"{TWICE_HERE} anak dua kali tidak naik")
    found = faults_in_both(page)
    nobody(page)
    first.nth(0).get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text(cast.bandar.area.name)
    expect(page.locator("main")).to_contain_text(HIDDEN)
    found += faults_in_both(page)
    nobody(page)
    page.goto(f"{site.address}/kelurahan/{cast.campurejo.area.code}/?bulan={month}")
    nobody(page)

    code, posyandu, one = cast.campurejo.area.code, cast.posyandu.pk, sixty.groups["balita"][1].pk
    closed = (
        f"orang/{one}/",
        f"kunjungan/{one}/catat/",
        "orang/cari/?q=Pemeran",
        f"kelurahan/{code}/nama/?angka=2T&bulan={month}",
        f"rekap/{posyandu}/?bulan={month}",
        f"rekap/{posyandu}/nama/?bulan={month}&angka=anak_not_gained",
        f"posyandu/{posyandu}/{yesterday().isoformat()}/",
        f"posyandu/{posyandu}/{yesterday().isoformat()}/daftar/",
        f"posyandu/{posyandu}/{yesterday().isoformat()}/tutup/",
    )
    answers = {path: page.request.get(f"{site.address}/{path}").status for path in closed}
    assert answers == dict.fromkeys(closed, 404)
    assert found == []


def nobody(page: Page) -> None:
    """No name, no link to one, and no number that could point at one."""
    main = page.locator("main")
    assert "Pemeran" not in main.inner_text()
    links = main.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [link for link in links if "/nama/" in link or "/orang/" in link] == []
    numbers = main.locator("td.num, [data-tile]").all_inner_texts()
    assert numbers
    assert SMALL & {number.strip() for number in numbers} == set()
