"""The rights of a city job, for tests that look at the records themselves."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.cast import Cast


@pytest.fixture
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield
