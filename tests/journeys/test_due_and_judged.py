"""From the list of who missed what to the page of that person, an agreed day, and what the rules say: in a browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.pregnancies.actions import begin_pregnancy
from tests.cast import TODAY, Cast
from tests.journeys.conftest import Site, faults_in_both
from tests.services.due.giving import seen

pytestmark = pytest.mark.browser


def a_thin_arm_in_pregnancy(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.mother.pk, pregnancy_id=new_id(),
            last_period=TODAY - timedelta(weeks=20), today=TODAY,
        )  # fmt: skip
    seen(cast, cast.mother, found={"arm_circumference": 231})


def test_a_bidan_goes_from_who_missed_what_to_the_person_and_agrees_on_a_day(
    site: Site, visit: Callable[..., Page]
) -> None:
    for width in (360, 1280):
        page = visit("bidan", width=width)
        page.get_by_role("link", name="Yang terlewat").click()
        found = faults_in_both(page)
        page.get_by_role("link", name=site.cast.balita.name).click()
        due = page.locator("#jatuh-tempo")
        expect(due).to_contain_text("Campak-Rubela 1")
        due.locator("summary").first.click()
        assert found + faults_in_both(page) == []
    page.get_by_role("link", name="Sepakati hari: Vitamin A").click()
    found = faults_in_both(page)
    day = page.get_by_label("Hari", exact=True)
    day.fill(day.get_attribute("min") or "")
    page.get_by_label(site.cast.posyandu.name).check()
    page.get_by_role("button", name="Catat harinya").click()
    expect(due).to_contain_text(f"di {site.cast.posyandu.name}.")
    assert found + faults_in_both(page) == []


def test_what_the_rules_say_is_read_with_its_why(site: Site, visit: Callable[..., Page]) -> None:
    a_thin_arm_in_pregnancy(site.cast)
    page = visit("bidan", width=360)
    page.goto(f"{site.address}/orang/{site.cast.mother.pk}/")
    judged = page.locator("#penilaian")
    expect(judged).to_contain_text("Kurang energi kronik (KEK).")
    judged.get_by_text("Mengapa?").first.click()
    expect(judged).to_contain_text("23,1 cm")
    assert faults_in_both(page) == []
