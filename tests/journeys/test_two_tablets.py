"""Two tablets at one open day: one queue, one column, wrong clocks, and one closes while the other types."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival, Session, SessionStatus
from tests.journeys.conftest import Site, faults_in_both, open_today
from tests.journeys.days import today

pytestmark = pytest.mark.browser
A_DAY = timedelta(days=1)
SOME = timedelta(hours=1)


def standing(site: Site, concept: str) -> list[Entry]:
    """What was found of the balita today, in the order in which the server heard of it."""
    with transaction.atomic(), work_area_scope(whole_city()):
        mine = Entry.objects.filter(person=site.cast.balita, concept=concept, local_date=today())
        return list(mine.select_related("visit").order_by("at"))


def day_of(site: Site) -> Session:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Session.objects.get(posyandu=site.cast.posyandu, date=today())


def one_queue(site: Site, first: Page, second: Page, address: str) -> None:
    """Who has a number keeps it, whatever the list on the other tablet still shows."""
    for page in (first, second):
        page.goto(f"{address}daftar/?kelompok={Group.BALITA}")
    row = f"#orang-{site.cast.balita.pk}"
    for page in (first, second):
        page.get_by_role("button", name=f"Datang: {site.cast.balita.name}").click()
        expect(page.locator(row)).to_contain_text("Nomor 1")
    with transaction.atomic(), work_area_scope(whole_city()):
        assert list(Arrival.objects.values_list("number", flat=True)) == [1]


def one_column(site: Site, first: Page, second: Page, address: str) -> list[str]:
    """The second is asked, sees what the first wrote, and both stay."""
    for page in (first, second):
        page.goto(f"{address}kolom/{Group.BALITA}/arm_circumference/")
    row = f"#orang-{site.cast.balita.pk}"
    for page, text in ((first, "14,2"), (second, "14,6")):
        page.locator(f"{row} [data-typed]").fill(text)
        page.locator(f"{row} [data-typed]").press("Enter")
        expect(page.locator(row)).to_contain_text("Betulkan" if page is first else "Baru saja dicatat 14,2")
    found = faults_in_both(second)
    second.get_by_role("button", name=f"Simpan juga: {site.cast.balita.name}").click()
    expect(second.locator(f"{row} .value")).to_have_text("14,6")
    assert [one.value for one in standing(site, "arm_circumference")] == [142, 146]
    return found


def wrong_clocks(site: Site, ahead: Page, behind: Page, address: str) -> None:
    """One tablet is a day ahead, the other a day behind: the day and the order are those of the server."""
    row = f"#orang-{site.cast.balita.pk}"
    for page, way in ((ahead, A_DAY), (behind, -A_DAY)):
        page.clock.set_fixed_time(timezone.now() + way)
        page.goto(address)
    for page, text in ((ahead, "9,6"), (behind, "9,7")):
        page.locator(f"{row} [data-typed]").fill(text)
        page.locator(f"{row} [data-typed]").press("Enter")
        expect(page.locator(row)).to_contain_text("Naik" if page is ahead else "baru saja ditimbang: 9,6 kg")
    behind.get_by_role("button", name="sebagai timbangan kedua").click()
    expect(behind.locator(row)).to_contain_text("yang terakhir dihitung")
    weights = standing(site, "body_weight")
    assert [one.value for one in weights] == [9_600, 9_700]
    assert {one.visit.session_id for one in weights} == {day_of(site).pk}
    born = [born_at(one.pk) - timezone.now().timestamp() for one in weights]
    assert born[0] > SOME.total_seconds()
    assert born[1] < -SOME.total_seconds()
    with transaction.atomic(), work_area_scope(whole_city()):
        counts = MonthlyWeighing.objects.get(person=site.cast.balita, local_date=today())
    assert counts.weight_grams == weights[-1].value


def one_card(site: Site, first: Page, second: Page, address: str) -> list[str]:
    """The card that was open meanwhile asks too, by the keyboard: both values stay, and the draft of it is gone."""
    second.goto(f"{address}orang/{site.cast.balita.pk}/?form={Group.BALITA}")
    first.goto(f"{address}kolom/{Group.BALITA}/head_circumference/")
    row = first.locator(f"#orang-{site.cast.balita.pk}")
    row.locator("[data-typed]").fill("45,5")
    row.locator("[data-typed]").press("Enter")
    expect(row).to_contain_text("Betulkan")
    second.locator("#f-head_circumference").fill("45,8")
    second.keyboard.press("Enter")
    expect(second.locator(".v-question")).to_contain_text("layar lain mencatat 45,5 cm")
    expect(second.locator("#f-head_circumference")).to_have_value("45,8")
    found = faults_in_both(second)
    second.locator("#f-head_circumference").press("Enter")
    second.wait_for_url(lambda url: "/daftar/" in url)
    assert [one.value for one in standing(site, "head_circumference")] == [455, 458]
    assert second.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('draf-kartu:'))") == []
    return found


def born_at(one: UUID) -> float:
    """The second that a tablet wrote into an id."""
    return (one.int >> 80) / 1000


def closed_meanwhile(site: Site, first: Page, second: Page, address: str) -> list[str]:
    """Who still types when the day is closed loses nothing, and is told of the close on the next page."""
    row = f"#orang-{site.cast.balita.pk}"
    second.goto(f"{address}kolom/{Group.BALITA}/body_length/")
    second.locator(f"{row} [data-typed]").fill("74,5")
    first.goto(f"{address}tutup/")
    first.get_by_role("button", name="Tutup sesi").click()
    expect(first.locator("main")).to_contain_text("sudah ditutup")
    second.get_by_role("button", name="Simpan semua yang terisi").click()
    expect(second.locator(f"{row} .value")).to_have_text("74,5")
    second.reload()
    expect(second.locator("main")).to_contain_text("sudah ditutup, catatan yang menyusul tetap diterima")
    (length,) = standing(site, "body_length")
    assert length.value == 745
    assert (length.visit.session_id, day_of(site).status) == (day_of(site).pk, SessionStatus.CLOSED)
    return faults_in_both(second)


def test_two_tablets_at_one_day(site: Site, visit: Callable[..., Page]) -> None:
    first, second = visit("ketua"), visit("second_kader", theme="dark")
    open_today(first)
    address = first.url.split("#")[0]
    one_queue(site, first, second, address)
    found = one_column(site, first, second, address)
    wrong_clocks(site, first, second, address)
    found += one_card(site, first, second, address)
    found += closed_meanwhile(site, first, second, address)
    assert found == []
