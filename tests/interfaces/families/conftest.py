"""The register is tried at nine in the morning of the day of the cast."""

import pytest

from tests.cast import NOW


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
