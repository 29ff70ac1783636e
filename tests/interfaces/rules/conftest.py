"""The browser of somebody of the cast, at nine o'clock of the day of the tests."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.services.signing.conftest import edit_rule, rule_files

__all__ = ["edit_rule", "rule_files"]


@pytest.fixture
def enter(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Client]:
    """enter("dokter"): logged in as that one."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)

    def as_part(part: str) -> Client:
        client = Client()
        client.force_login(cast.staff[part], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_part
