"""The cast on an open day, with the whole city in reach of whoever writes."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.cast import Cast
from tests.monitoring.recap.day import Day


@pytest.fixture
def day(cast: Cast) -> Iterator[Day]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield Day(cast)
