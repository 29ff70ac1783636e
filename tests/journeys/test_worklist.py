"""The first page in a real browser: from a number to its names and to where it is mended, on a phone and a desk."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import work_area_scope
from simpul.services.posyandu.actions import Plan, open_session, plan_session
from tests.cast import Cast
from tests.journeys.conftest import Site, faults_here

pytestmark = pytest.mark.browser


def a_day_was_held_and_one_is_planned(cast: Cast) -> None:
    """Yesterday nobody came; like the day a month ago it was not closed. The day after tomorrow is planned."""
    now = timezone.now()
    today, kader = local_date(now, LocalZone.WIB), cast.standing("kader")
    with transaction.atomic(), work_area_scope(kader.area):
        open_session(
            actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=today - timedelta(days=1), now=now
        )
        plan_session(
            actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=today + timedelta(days=2),
            plan=Plan(place_name="Balai RW 1"), today=today,
        )  # fmt: skip


def test_a_bidan_comes_from_a_number_to_the_names(site: Site, visit: Callable[..., Page]) -> None:
    a_day_was_held_and_one_is_planned(site.cast)
    for width, theme in ((320, "light"), (1280, "dark")):
        page = visit("bidan", width=width, theme=theme)
        found = faults_here(page)
        expect(page.locator("#hari-buka")).to_contain_text("Balai RW 1")
        page.get_by_role("link", name=f"1, Tidak datang, {site.cast.posyandu.name}").click()
        expect(page.locator("#hari-buka-terakhir")).to_contain_text(site.cast.balita.name)
        found += faults_here(page)
        page.get_by_role("link", name=f"Periksa dan tutup: {site.cast.posyandu.name}").first.click()
        expect(page.locator("h1")).to_have_text("Tutup sesi")
        assert found == []


def test_who_leads_comes_from_a_number_to_its_posyandu(site: Site, visit: Callable[..., Page]) -> None:
    a_day_was_held_and_one_is_planned(site.cast)
    found = faults_here(visit("dinkes", width=320))
    page = visit("pj", width=1280)
    found += faults_here(page)
    page.get_by_role("link", name="2, Belum ditutup, Campurejo").click()
    expect(page.locator("#k-belum-ditutup")).to_be_visible()
    expect(page.locator("#hari-buka")).to_contain_text(site.cast.posyandu.name)
    found += faults_here(page)
    assert found == []
