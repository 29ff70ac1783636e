"""simpul demo: everything on this machine, from nothing to pages. Run again, it keeps its data."""

import argparse
import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

from simpul.foundation.key_set import create_key_file
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import addresses, prepare
from simpul.interfaces.cli.cluster.place import Place, find_place
from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.cluster.server import start, stop
from simpul.interfaces.cli.demo.cities.known import CITIES
from simpul.interfaces.cli.demo.logins import LOGINS, PASSWORD
from simpul.interfaces.cli.serve import refuse_taken_port, simpul
from simpul.interfaces.cli.state import state_folder

LEAST_FREE_MB = 600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--city", default="35.71", choices=sorted(CITIES), help="kode kota, bawaan Kota Kediri")
    parser.add_argument("--prepare-only", action="store_true", help="siapkan semuanya, tanpa melayani")


def run(arguments: argparse.Namespace) -> int:
    state = state_folder()
    refuse_taken_port(arguments.port)
    refuse_full_disk(state)
    place = find_place(state, find_binaries())
    try:
        prepare_site(state, place, arguments.city)
        if arguments.prepare_only:
            return 0
        print_welcome(arguments.port)
        return serve_until_stopped(arguments.port)
    except KeyboardInterrupt:
        return 0
    finally:
        stop(place)


def prepare_site(state: Path, place: Place, city: str) -> None:
    """Keys, server, databases, city; each step is skipped where it is done already."""
    create_key_file(state / "keys.json", "demo-1")
    create_key_file(state / "ipwl-keys.json", "ipwl-demo-1")
    secret = state / "secret"
    if not secret.exists():
        secret.write_text(secrets.token_urlsafe(48))
        secret.chmod(0o600)
    start(place)
    prepare(place)
    os.environ.update(addresses(place))
    os.environ.update(SIMPUL_MODE="demo", SIMPUL_STATE_DIR=str(state), SIMPUL_SECRET_KEY=secret.read_text())
    for word in (["migrate"], ["load-demo", "--city", city]):
        if subprocess.call([*simpul(), *word]) != 0:
            raise SetupError(f"Langkah {word[0]} gagal; keterangannya ada di atas. Jalankan lagi sesudah diperbaiki.")


def serve_until_stopped(port: int) -> int:
    """Ctrl+C reaches the server too: it is waited for, so that nothing is left when the database stops."""
    server = subprocess.Popen([*simpul(), "serve", "--port", str(port)])
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        return server.wait()
    except KeyboardInterrupt:
        return server.wait(30)


def print_welcome(port: int) -> None:
    print(f"\nSimpul: http://127.0.0.1:{port}/   kata sandi semua akun contoh: {PASSWORD}")
    for username, what in LOGINS.items():
        print(f"  {username:<11} {what}")
    print("Semua orang di dalamnya rekaan. Berhenti: Ctrl+C\n", flush=True)


def refuse_full_disk(state: Path) -> None:
    free = shutil.disk_usage(state).free // 1_000_000
    if free < LEAST_FREE_MB:
        raise SetupError(f"Sisa ruang {free} MB, perlu {LEAST_FREE_MB} MB. Kosongkan sedikit, lalu jalankan lagi.")
