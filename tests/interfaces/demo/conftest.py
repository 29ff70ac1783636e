"""A small invented city, loaded as the demo loads its own: once for a file, and each test finds it untouched."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from simpul.interfaces.cli.demo.load import load_city

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """What was said while it was loaded."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_city(
            city="35.71", people=1_200, months=2, seed=7, today=TODAY, password="kata-sandi-uji", say=said.append
        )
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def city(loaded: list[str], django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
