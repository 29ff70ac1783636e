"""Which roles and databases does the cluster hold? Two databases, each with an owner and an application role."""

from urllib.parse import quote

import psycopg
from psycopg import sql

from simpul.interfaces.cli.cluster.place import Place

PAIRS = {"simpul": ("simpul_owner", "simpul_app"), "ipwl": ("ipwl_owner", "ipwl_app")}
EXTENSIONS = ("btree_gist", "btree_gin", "pg_trgm")


def address(place: Place, database: str, role: str) -> str:
    return f"postgresql://{role}@/{database}?host={quote(str(place.inside), safe='')}"


def addresses(place: Place, names: dict[str, str] | None = None) -> dict[str, str]:
    """The four environment variables that point an installation at this cluster."""
    names = names or {"simpul": "simpul", "ipwl": "ipwl"}
    return {
        "DATABASE_URL": address(place, names["simpul"], "simpul_app"),
        "DATABASE_OWNER_URL": address(place, names["simpul"], "simpul_owner"),
        "IPWL_DATABASE_URL": address(place, names["ipwl"], "ipwl_app"),
        "IPWL_DATABASE_OWNER_URL": address(place, names["ipwl"], "ipwl_owner"),
    }


def prepare(place: Place) -> None:
    """Make roles, databases and extensions; what is there already is left as it is."""
    with psycopg.connect(address(place, "postgres", "postgres"), autocommit=True) as connection:
        for role in (role for pair in PAIRS.values() for role in pair):
            make_role(connection, role)
        for name, pair in PAIRS.items():
            make_database(connection, name, *pair)
    with psycopg.connect(address(place, "simpul", "postgres"), autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


def make_role(connection: psycopg.Connection, role: str) -> None:
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
        form = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")
        connection.execute(form.format(sql.Identifier(role)))


def make_database(connection: psycopg.Connection, name: str, owner: str, app: str, template: str = "template0") -> None:
    """One database that only its own two roles may enter."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
        form = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        connection.execute(form.format(*map(sql.Identifier, (name, owner, template))))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    for role in (owner, app):
        form = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
        connection.execute(form.format(sql.Identifier(name), sql.Identifier(role)))
