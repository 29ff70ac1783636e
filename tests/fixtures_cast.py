"""The cast on the stage of one test, and a watch over what leaves by the side doors while they play."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change
from tests.cast import NAMES, NIKS, Cast, make_cast


@pytest.fixture
def cast(db: None, caplog: pytest.LogCaptureFixture) -> Iterator[Cast]:
    """Two Puskesmas, their people and one worker of every kind; undone after the test.

    Whatever a test does with them, no name and no NIK of theirs may stand in the audit log, the feed or a log line.
    """
    caplog.set_level(logging.INFO)
    yield make_cast()
    assert told(caplog.text) == []


def told(log: str) -> list[str]:
    """The names and NIK of the cast that stand where none may."""
    written = log
    if not connection.needs_rollback:
        events = Event.objects.values_list("action", "purpose", "detail")
        changes = Change.objects.values_list("kind", "body")
        written += json.dumps([*events, *changes], default=str, ensure_ascii=False)
    secrets = [*NAMES, *(name.lower() for name in NAMES), *NIKS]
    return [secret for secret in secrets if secret in written]


@pytest.fixture
def whole_city_scope(cast: Cast) -> Iterator[None]:
    """The scope of a city job for the length of a test."""
    with transaction.atomic(), work_area_scope(whole_city()):
        yield
