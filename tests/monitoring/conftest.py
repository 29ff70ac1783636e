"""The village on the stage of one test, its figures open from December 2024 to December 2026."""

from collections.abc import Iterator

import pytest

from tests.monitoring.village import Village, on_stage


@pytest.fixture
def village(db: None) -> Iterator[Village]:
    with on_stage() as here:
        yield here
