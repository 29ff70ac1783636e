"""An open day of the first Posyandu, as it stands when somebody looks at its recap."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.cast import NOW, Cast
from tests.monitoring.recap.day import Day


@pytest.fixture
def day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    with transaction.atomic(), work_area_scope(whole_city()):
        yield Day(cast)
