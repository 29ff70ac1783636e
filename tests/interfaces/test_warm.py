"""What a process of pages reads before the first person: nothing of it is left for her, and nothing of it is broken."""

import gc
import runpy
import signal
from pathlib import Path

import pytest
from django.template import Engine
from django.template.loaders.cached import Loader

from simpul.interfaces.web.warm import warm


def test_every_template_is_read_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: done.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    warm()
    engine = Engine.get_default()
    (cached,) = engine.template_loaders
    files = [one for folder in engine.dirs for one in Path(folder).rglob("*.html")]
    assert len(files) > 50
    assert isinstance(cached, Loader)
    assert len(cached.get_template_cache) >= len({str(one) for one in files})
    assert done == ["collect", "freeze"]


def test_a_process_that_still_reads_its_pages_hears_that_it_is_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr("django.core.wsgi.get_wsgi_application", lambda: None)
    monkeypatch.setattr("simpul.interfaces.web.warm.warm", lambda: heard.append(signal.getsignal(signal.SIGTERM)))
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        runpy.run_module("simpul.config.wsgi")
    finally:
        signal.signal(signal.SIGTERM, before)
    assert heard == [signal.SIG_DFL]
