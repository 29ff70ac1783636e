"""What every test stands on."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests import database

pytest_plugins = ["tests.fixtures_cast"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Our own template instead of Django's: made by the owner, used by the application's roles."""
    with django_db_blocker.unblock():
        database.make_clones()
        yield
        connections.close_all()


@pytest.fixture
def live_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Real commits, for several connections at once; the databases are made anew afterwards."""
    with django_db_blocker.unblock():
        yield
        connections.close_all()
        database.make_clones()


@pytest.fixture
def as_owner(django_db_setup: None) -> Callable[[str], None]:
    """Run statements as the owner of the general database, past every right and policy."""

    def run(statements: str) -> None:
        where = database.address(database.place(), database.clone_name("simpul"), "simpul_owner")
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statements.encode())

    return run


def pytest_unconfigure(config: pytest.Config) -> None:
    """The controller ends what it started."""
    if not hasattr(config, "workerinput"):
        database.stop_cluster()
