"""The wall around the vault: its own database, roles, keys and log, and nothing general that names it."""

from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from pytest_django import DjangoDbBlocker

from simpul.foundation.key_set import read_key_file
from simpul.records.audit.models import Event
from simpul.services.ipwl.keys import vault_keys
from simpul.services.ipwl.models import VaultEvent
from tests import database


def test_the_keys_are_not_those_of_the_general_database() -> None:
    vault_keys.cache_clear()
    vault, general = vault_keys(), read_key_file(settings.KEY_FILE)
    key_id, sealed = vault.seal("x")
    assert vault.open(key_id, sealed) == "x"
    assert vault.keys.keys().isdisjoint(general.keys)


def test_a_shared_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    vault_keys.cache_clear()
    monkeypatch.setattr(settings, "IPWL_KEY_FILE", settings.KEY_FILE)
    with pytest.raises(ValueError, match="key of the general"):
        vault_keys()
    vault_keys.cache_clear()


@pytest.mark.parametrize(("name", "role"), [("ipwl", "simpul_app"), ("simpul", "ipwl_app"), ("ipwl", "simpul_owner")])
def test_a_role_cannot_enter_the_other_database(django_db_setup: None, name: str, role: str) -> None:
    where = database.address(database.place(), database.clone_name(name), role)
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(where)


@pytest.mark.django_db(databases=["default", "ipwl"])
def test_its_log_is_its_own_and_append_only() -> None:
    VaultEvent.objects.create(at="2026-11-24T00:00:00Z", action="x", subject_kind="x", purpose="x")
    assert (VaultEvent.objects.count(), Event.objects.count()) == (1, 0)
    with pytest.raises(Exception, match="permission denied"), connections["ipwl"].cursor() as cursor:
        cursor.execute("DELETE FROM ipwl_vaultevent")


def test_nothing_general_names_it(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%ipwl%'")
        assert cursor.fetchone() == (0,)


def test_no_module_outside_reads_it() -> None:
    source = Path(database.ROOT / "src/simpul")
    readers = {path for path in source.rglob("*.py") if "services.ipwl" in path.read_text()}
    assert {path.relative_to(source).parts[:2] for path in readers} <= {("services", "ipwl"), ("config", "settings.py")}
