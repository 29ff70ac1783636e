"""simpul migrate: bring both databases to the newest shape, as their owners, then give the application its rights."""

import argparse
import os

from psycopg.conninfo import conninfo_to_dict

OWNERS = {"DATABASE_URL": "DATABASE_OWNER_URL", "IPWL_DATABASE_URL": "IPWL_DATABASE_OWNER_URL"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> int:
    """Migrate. The application's roles are those of DATABASE_URL and IPWL_DATABASE_URL."""
    roles = {
        "default": role_in(os.environ.get("DATABASE_URL", "")) or "simpul_app",
        "ipwl": role_in(os.environ.get("IPWL_DATABASE_URL", "")) or "ipwl_app",
    }
    for app, owner in OWNERS.items():
        os.environ[app] = os.environ.get(owner) or os.environ.get(app, "")
    import django
    from django.core.management import call_command

    django.setup()
    from simpul.records.access.rights import apply_rights

    for alias, role in roles.items():
        call_command("migrate", database=alias, verbosity=0, interactive=False)
        apply_rights(alias, role)
    print("Basis data siap.")
    return 0


def role_in(url: str) -> str | None:
    user = conninfo_to_dict(url).get("user")
    return str(user) if user else None
