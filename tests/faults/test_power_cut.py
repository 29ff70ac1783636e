"""The power is cut while a column of sixty is being kept together: all of it stands afterwards or none, and once each.

A tablet that runs on its battery is not cut off: what was typed still stands on it, under the same ids.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from simpul.interfaces.cli.demo.logins import PASSWORD
from tests.faults.durable import Site, until
from tests.faults.sixty import SIXTY
from tests.journeys.chromium import PATIENCE, chromium

pytestmark = pytest.mark.concurrency
ALL = "Simpan semua yang terisi"
UNSENT = "Belum terkirim"
MIDWAY = """
    SELECT count(*) FROM pg_locks waits JOIN pg_locks has USING (pid)
    WHERE NOT waits.granted AND waits.relation = 'feed_change'::regclass
    AND has.granted AND has.relation = 'visits_entry'::regclass AND has.mode = 'RowExclusiveLock'
"""
HALVES = """
    SELECT (SELECT count(*) FROM visits_entry WHERE id = ANY(%(ids)s)),
           (SELECT count(*) FROM visits_visit WHERE id IN (SELECT visit_id FROM visits_entry WHERE id = ANY(%(ids)s))),
           (SELECT count(*) FROM visits_monthlyweighing WHERE entry_id = ANY(%(ids)s)),
           (SELECT count(*) FROM feed_change WHERE body->>'entry' = ANY(%(texts)s))
"""


@contextmanager
def held_midway(site: Site) -> Iterator[None]:
    """A column gets as far as its rows, and waits before the last step of its transaction."""
    connection = site.connection()
    try:
        connection.execute("LOCK TABLE feed_change IN SHARE ROW EXCLUSIVE MODE")
        yield
    finally:
        connection.close()


def kept(site: Site, ids: list[str]) -> tuple[object, ...]:
    """How many of these weights stand in the record, in visits, in the judged weighings and in the feed."""
    with site.connection() as connection:
        row = connection.execute(HALVES.encode(), {"ids": ids, "texts": ids}).fetchone()
    assert row
    return tuple(row)


def boxes(page: Page) -> dict[str, tuple[str, str]]:
    """By person, what stands in the box of each of the sixty and the id under which it will be sent."""
    found: dict[str, tuple[str, str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("form.line")]
            .filter((row) => row.textContent.includes("Enampuluh") && row.querySelector("[data-typed]"))
            .map((row) => [row.id, ["weight", "entry_id"].map((name) => row.querySelector(`[name=${name}]`).value)]))"""
    )
    return found


def type_all(page: Page) -> None:
    """As fast as the hand of a test: each box is told what was typed in it."""
    page.evaluate(
        """() => [...document.querySelectorAll("form.line")]
            .filter((row) => row.textContent.includes("Enampuluh"))
            .forEach((row, at) => {
                const box = row.querySelector("[data-typed]");
                box.value = `11,${at % 10}`;
                box.dispatchEvent(new Event("input", { bubbles: true }));
            })"""
    )


def enter(page: Page, site: Site) -> None:
    page.context.set_default_timeout(PATIENCE)
    page.goto(site.address)
    page.fill("[name=username]", "kader")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("main button:has-text('Buka sesi'), main a:has-text('Lanjutkan sesi')").first.click()
    expect(page.locator("form.line").first).to_be_visible()


def test_a_column_that_is_cut_off_stands_whole_or_not_at_all(durable: Site) -> None:
    site = durable
    site.play("tests.faults.sixty")
    with chromium() as browser:
        page = browser.new_page(locale="id")
        enter(page, site)
        type_all(page)
        typed = boxes(page)
        assert len({entry for _text, entry in typed.values()}) == SIXTY
        ids = [entry for _text, entry in typed.values()]

        # Cut between its rows and its last step: nothing of it is there, and all that was typed still is.
        with held_midway(site):
            page.get_by_role("button", name=ALL).click()
            until(lambda: site.ask(MIDWAY) == [(1,)])
            site.cut_power()
        expect(page.locator(".v-send [data-unsent]")).to_contain_text(UNSENT)
        assert boxes(page) == typed
        site.restore_power()
        assert kept(site, ids) == (0, 0, 0, 0)
        page.reload()
        expect(page.locator("form.line").first).to_be_visible()
        assert boxes(page) == typed

        # Cut after all was kept, before the tablet heard of it: it sends the same once more, and all is there once.
        def cut_before_the_answer(route: Route) -> None:
            assert route.fetch().status == 200
            site.cut_power()
            route.abort()

        page.route("**/timbang-semua/", cut_before_the_answer)
        page.get_by_role("button", name=ALL).click()
        expect(page.locator(".v-send [data-unsent]")).to_contain_text(UNSENT, timeout=2 * PATIENCE)
        page.unroute("**/timbang-semua/")
        assert boxes(page) == typed
        site.restore_power()
        assert kept(site, ids) == (SIXTY, SIXTY, SIXTY, SIXTY)
        page.get_by_role("button", name=ALL).click()
        expect(page.locator("form.line:has-text('Enampuluh') .value")).to_have_count(SIXTY)
    assert kept(site, ids) == (SIXTY, SIXTY, SIXTY, SIXTY)
    site.figures_are_those_of_a_rebuild()
