"""Which database does a model live in, and how is it reached?

Two databases from the first day: `default` (general) and `ipwl` (the vault). They share no role, no key and no table,
and no relation may cross between them.
"""

from typing import Any

from django.db.models import Model
from psycopg.conninfo import conninfo_to_dict

VAULT_APPS = frozenset({"ipwl"})
VAULT = "ipwl"
PREPARE_FROM = 2  # times a connection was asked the same with other values: then it is planned once (records.prepared)


def database_from_url(url: str) -> dict[str, Any]:
    """Turn a libpq address into Django's settings; unknown parameters are passed on to libpq."""
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"application_name": "simpul", "prepare_threshold": PREPARE_FROM, **parts},
    }


class VaultRouter:
    """Keep the vault's models in the vault and everything else out of it."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return VAULT if model._meta.app_label in VAULT_APPS else "default"

    db_for_write = db_for_read

    def allow_relation(self, left: Model, right: Model, **hints: Any) -> bool:
        return self.db_for_read(type(left)) == self.db_for_read(type(right))

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (app_label in VAULT_APPS) == (db == VAULT)
