"""The village on the stage of one test, its figures open from December 2024 to December 2026."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.actions import extend
from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.monitoring.village import Village, catch_up


@pytest.fixture
def village(db: None) -> Iterator[Village]:
    with transaction.atomic():
        here = Village()
        with work_area_scope(whole_city()):
            extend(Month(2026, 12))
            catch_up()
            yield here
