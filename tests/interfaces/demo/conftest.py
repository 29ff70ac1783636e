"""The invented city at which most tests of this folder look: loaded once for a file, and each finds it untouched."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.interfaces.demo.loads import SEED, load


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """What was said while it was loaded."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load("35.71", people=2_500, months=3, seed=SEED)
        transaction.set_rollback(True)


@pytest.fixture
def city(loaded: list[str], django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
