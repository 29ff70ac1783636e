"""A real server with its worker on the test's own databases, and a real Chromium that looks at it."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.error import URLError

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page

from simpul.config import settings as of_product
from simpul.interfaces.cli.serve import simpul
from tests import database
from tests.cast import PASSWORD, Cast, make_cast, weigh
from tests.journeys.chromium import PATIENCE, chromium
from tests.journeys.days import a_month_before, nine_of, today

# Playwright keeps an event loop in this thread; the tests read the database beside it, not inside of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"


@dataclass
class Site:
    """The running product: its address, its cast, and the means to stop and start it."""

    port: int
    cast: Cast
    process: subprocess.Popen[bytes] | None = None
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [*simpul(), "serve", "--port", str(self.port), "--workers", "1"]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until(self.answers)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(20)
        wait_until(lambda: not self.answers())

    def figures_follow(self) -> None:
        """Wait until the figures have heard of everything."""
        wait_until(lambda: self.behind() == 0)

    def behind(self) -> int:
        with urllib.request.urlopen(f"{self.address}/api/v1/sehat", timeout=5) as answer:
            return int(json.load(answer)["behind"])

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/api/v1/sehat", timeout=2):
                return True
        except (URLError, OSError):
            return False


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.05)


@contextmanager
def running_site(day: date | None = None) -> Iterator[Site]:
    """The cast, one weighing a month before the day (today), and the server."""
    with override_settings(PASSWORD_HASHERS=of_product.PASSWORD_HASHERS):  # the server logs them in
        cast = make_cast()
    weigh(cast, cast.balita, 9.4, nine_of(a_month_before(day or today())))
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "simpul.config.settings", "PYTHONPATH": str(ROOT / "src")}
    environment |= database.addresses(database.place(), {name: database.clone_name(name) for name in database.PAIRS})
    environment["PYTHONWARNINGS"] = "ignore"
    found = Site(unused_port(), cast, environment=environment)
    try:  # one that does not answer in time is ended too
        found.start()
        yield found
    finally:
        found.stop()


@pytest.fixture
def site(live_database: None) -> Iterator[Site]:
    with running_site() as found:
        yield found


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def visit(site: Site, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Log in as one of the cast and land on the worklist: visit("kader", width=320, theme="dark")."""
    contexts: list[BrowserContext] = []

    def enter(part: str, width: int = 360, theme: str = "light", language: str = "id") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 760}, locale=language, bypass_csp=True, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies(
            [
                {"name": "theme", "value": theme, "url": site.address},
                {"name": "django_language", "value": language, "url": site.address},
            ]
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(site.address)
        page.fill("[name=username]", part)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("nav")
        return page

    yield enter
    for context in contexts:
        context.close()


def open_today(page: Page) -> None:
    """From the worklist to the column of today, by the keyboard."""
    page.locator("main button:has-text('Buka sesi'), main a:has-text('Lanjutkan sesi')").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("form.line")


def faults_of(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("async () => (await axe.run(document)).violations")
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def overflow_of(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def faults_at(page: Page, *addresses: str, in_both: bool = False) -> list[str]:
    """What axe and a ruler find at these addresses: in the theme of this page, or in both."""
    found = []
    for address in addresses:
        page.goto(address)
        found += faults_in_both(page) if in_both else faults_here(page)
    return found


def faults_here(page: Page) -> list[str]:
    """The same of the page as it stands."""
    wide = [f"{overflow_of(page)} px too wide"] if overflow_of(page) > 0 else []
    return [f"{page.url}: {fault}" for fault in (*faults_of(page), *wide)]


def faults_in_both(page: Page) -> list[str]:
    """What axe and a ruler find on the page as it stands, and its contrasts in the other theme."""
    found = faults_here(page)
    other = page.evaluate("""async () => {
        const root = document.documentElement, theme = root.dataset.theme ?? "light";
        root.dataset.theme = theme === "dark" ? "light" : "dark";
        const found = (await axe.run(document, { runOnly: ["color-contrast"] })).violations;
        root.dataset.theme = theme;
        return found.flatMap((one) => one.nodes).map((node) => node.html.slice(0, 160));
    }""")
    return found + [f"{page.url}: contrast in the other theme: {html}" for html in other]


def switch_theme(page: Page, site: Site, theme: str) -> None:
    """From the next page on."""
    page.context.add_cookies([{"name": "theme", "value": theme, "url": site.address}])
