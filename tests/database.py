"""A throwaway PostgreSQL for the tests: started once, one migrated template, one clone for each worker.

The tests connect as the application's roles, so a right that is missing fails here and not in the field.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from simpul.foundation.key_set import create_key_file
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import PAIRS, address, addresses, make_database, prepare
from simpul.interfaces.cli.cluster.place import Place, find_place
from simpul.interfaces.cli.cluster.server import is_running, start, stop

ROOT = Path(__file__).resolve().parents[1]
STATE = Path(os.environ.get("SIMPUL_TEST_STATE", ROOT / ".build/tests"))
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


def prepare_environment() -> None:
    """Start the cluster and point the settings at this worker's databases. Runs before Django reads its settings."""
    os.environ["SIMPUL_MODE"] = "test"
    os.environ["SIMPUL_STATE_DIR"] = str(STATE)
    with locked("cluster"):
        create_key_file(STATE / "keys.json", "uji-1")
        create_key_file(STATE / "ipwl-keys.json", "ipwl-uji-1")
        here = place()
        if not is_running(here):
            start(here, throwaway=True)
        prepare(here)
    os.environ.update(addresses(here, {name: clone_name(name) for name in PAIRS}))


def place() -> Place:
    return find_place(STATE, find_binaries())


def clone_name(name: str) -> str:
    return f"test_{name}_{WORKER}"


def template_name(name: str) -> str:
    """A new migration or right makes a new template."""
    digest = hashlib.sha256()
    sources = [*ROOT.glob("src/**/migrations/*.py"), ROOT / "src/simpul/records/access/rights.py"]
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return f"template_{name}_{digest.hexdigest()[:10]}"


def make_clones() -> None:
    """Fresh databases for this worker, from the template."""
    here = place()
    with locked("template"), as_superuser(here) as connection:
        make_templates(here, connection)
        for name, (owner, app) in PAIRS.items():
            clone = clone_name(name)
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(clone)))
            make_database(connection, clone, owner, app, template_name(name))


def make_clone(name: str) -> str:
    """One more fresh database for this worker, of the general one; its name."""
    here, (owner, app) = place(), PAIRS["simpul"]
    clone = clone_name(name)
    with locked("template"), as_superuser(here) as connection:
        make_templates(here, connection)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(clone)))
        make_database(connection, clone, owner, app, template_name("simpul"))
    return clone


def analyze(clone: str) -> None:
    """PostgreSQL looks at what stands there, as it does by itself on a site."""
    with as_superuser(place(), clone) as connection:
        connection.execute("ANALYZE")


def make_templates(here: Place, connection: psycopg.Connection) -> None:
    names = {name: template_name(name) for name in PAIRS}
    known = {row[0] for row in connection.execute("SELECT datname FROM pg_database").fetchall()}
    if set(names.values()) <= known:
        return
    parts = {name: f"{template}_part" for name, template in names.items()}
    for name, (owner, app) in PAIRS.items():
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(parts[name])))
        make_database(connection, parts[name], owner, app, name)  # cloned for its extensions
    command = [sys.executable, "-W", "ignore", "-m", "simpul.interfaces.cli.main", "migrate"]
    environment = {**os.environ, **addresses(here, parts), "PYTHONPATH": str(ROOT / "src")}
    environment["DJANGO_SETTINGS_MODULE"] = "simpul.config.settings"
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    for name, template in names.items():
        form = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(form.format(sql.Identifier(parts[name]), sql.Identifier(template)))


@contextmanager
def as_superuser(here: Place, database: str = "postgres") -> Iterator[psycopg.Connection]:
    with psycopg.connect(address(here, database, "postgres"), autocommit=True) as connection:
        yield connection


@contextmanager
def locked(name: str) -> Iterator[None]:
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def stop_cluster() -> None:
    stop(place())
