"""The invented city at which most tests of this folder look: loaded once, and each finds it untouched."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests import database
from tests.interfaces.demo.loads import SEED, load


@pytest.fixture(scope="session")
def kept_city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> tuple[str, list[str]]:
    """The database of a worker in which it stands, and what was said while it was loaded.

    Kept for real and not rolled back: PostgreSQL would take its tables for empty, and go through them row by row.
    """
    name = database.make_clone("city")
    with django_db_blocker.unblock(), connected_to(name), transaction.atomic():
        said = load("35.71", people=2_500, months=3, seed=SEED)
    database.analyze(name)
    return name, said


@pytest.fixture(scope="module")
def loaded(kept_city: tuple[str, list[str]], django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """What was said while it was loaded; the tests of the file are connected to it."""
    name, said = kept_city
    with django_db_blocker.unblock(), connected_to(name):
        yield said


@pytest.fixture
def city(loaded: list[str], django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
