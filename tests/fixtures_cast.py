"""The cast on the stage of one test."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Two Puskesmas, their people and one worker of every kind; undone after the test."""
    return make_cast()


@pytest.fixture
def whole_city_scope(cast: Cast) -> Iterator[None]:
    """The scope of a city job for the length of a test."""
    with transaction.atomic(), work_area_scope(whole_city()):
        yield
