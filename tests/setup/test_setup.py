"""What goes wrong on a machine is said in one sentence, and the next run works."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from simpul.interfaces.cli import demo_site
from simpul.interfaces.cli.cluster import binaries, server
from simpul.interfaces.cli.cluster.place import LONGEST_SOCKET, ROOT_BASE, find_place, short
from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.main import main
from simpul.interfaces.cli.serve import refuse_taken_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    """A state folder whose cluster is taken away again, also where root keeps it elsewhere."""
    yield tmp_path
    for folder in (tmp_path, *(path for path in tmp_path.rglob("*") if path.is_dir())):
        shutil.rmtree(ROOT_BASE / short(folder), ignore_errors=True)


def test_a_taken_port_is_named_with_a_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SetupError, match=rf"Porta {port} .* PORT={port + 1} script/demo"):
            refuse_taken_port(port)


def test_a_full_disk_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo_site, "LEAST_FREE_MB", 10**9)
    with pytest.raises(SetupError, match=r"Sisa ruang \d+ MB"):
        demo_site.refuse_full_disk(tmp_path)


def test_no_postgresql_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "on_this_machine", lambda: None)
    monkeypatch.setattr(binaries, "install_debian_package", lambda: None)
    monkeypatch.setattr(binaries, "from_wheel", lambda: None)
    with pytest.raises(SetupError, match="PostgreSQL 15"):
        binaries.find_binaries()


def test_a_refusal_of_a_command_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simpul.interfaces.cli.cluster_word.find_binaries", _refuse)
    assert main(["cluster", "status"]) == 1
    assert capsys.readouterr().err == "simpul: Tidak ada.\n"


def _refuse() -> None:
    raise SetupError("Tidak ada.")


def test_a_data_folder_that_was_cut_off_is_made_anew(state: Path) -> None:
    place = find_place(state, binaries.find_binaries())
    half = place.inside / "data.part"
    half.mkdir()
    (half / "PG_VERSION").write_text("15\n")
    try:
        server.start(place, throwaway=True)
        assert server.is_running(place)
        server.start(place, throwaway=True)  # again: nothing happens
        server.stop(place)
        server.stop(place)
        assert not server.is_running(place)
        assert not half.exists()
        assert place.inside.stat().st_mode & 0o077 == 0
    finally:
        server.stop(place)


def test_a_long_path_gets_a_short_socket(state: Path) -> None:
    deep = state.joinpath(*["folder-with-a-long-name"] * 6)
    deep.mkdir(parents=True)
    assert len(str(find_place(deep, binaries.find_binaries()).inside)) <= LONGEST_SOCKET


def test_an_old_node_is_named(tmp_path: Path) -> None:
    fake = tmp_path / "node"
    fake.write_text('#!/bin/sh\n[ "$1" = --version ] && echo v18.0.0 && exit 0\nexit 1\n')
    fake.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    answer = subprocess.run(
        ["/bin/bash", "-c", f"source {ROOT}/script/_environment; need_node"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 1
    assert answer.stderr == "simpul: Node.js v18.0.0 terlalu lama; perlu 20.19 atau lebih baru.\n"


def test_no_python_is_named(tmp_path: Path) -> None:
    for name in ("python3.13", "python3.12", "python3.11", "python3"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHON": ""}
    answer = subprocess.run(
        ["/bin/bash", "-c", f"source {ROOT}/script/_environment; find_python"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 1
    assert "Python 3.11" in answer.stderr


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-postgres.txt"])
def test_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("folder", [".", "tests/knowledge/forms/fhir/validator"])
def test_a_lock_of_npm_has_no_address(folder: str) -> None:
    assert '"resolved"' not in (ROOT / folder / "package-lock.json").read_text()
