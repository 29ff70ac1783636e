"""The real Chromium of the journeys."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",  # a camera that shows a moving picture
]

PATIENCE = 20_000  # ms that a page may take on a busy machine


@contextmanager
def chromium() -> Iterator[Browser]:
    where = shutil.which("chromium") or sys.exit("chromium is missing")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=where, args=FLAGS)
        yield found
        found.close()
