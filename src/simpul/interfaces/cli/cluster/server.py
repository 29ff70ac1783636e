"""How is the private cluster made, started and stopped? Each step may be repeated, and may have been cut off before.

The server listens on a socket in a 0700 folder and on no port. Whoever can enter that folder is trusted, so this is for
the demo, the tests and a small site on one machine; a production site names its own servers in DATABASE_URL.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from simpul.interfaces.cli.cluster.place import Place
from simpul.interfaces.cli.cluster.refusal import SetupError

SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "wal_compression": "on",
    "log_min_messages": "warning",
    # A statement in a log line may hold what a person typed.
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "jit": "off",
}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def start(place: Place, *, throwaway: bool = False) -> None:
    """Bring the server up; a running one is left alone. Raises SetupError."""
    if is_running(place):
        return
    create(place)
    settings = SETTINGS | {"unix_socket_directories": f"'{place.inside}'"} | (THROWAWAY if throwaway else {})
    lines = "".join(f"{key} = {value}\n" for key, value in settings.items())
    (place.data / "postgresql.auto.conf").write_text(lines)
    _own(place, place.data / "postgresql.auto.conf")
    answer = _run(place, ["pg_ctl", "-D", str(place.data), "-l", str(place.log), "-w", "-t", "60", "start"])
    if answer.returncode != 0:
        raise SetupError(f"PostgreSQL tidak mau berjalan: {_last_line(place)} Lihat {place.log}.")


def stop(place: Place) -> None:
    """Bring the server down; one that does not run is left alone."""
    if is_running(place):
        _run(place, ["pg_ctl", "-D", str(place.data), "-m", "fast", "-w", "stop"])


def is_running(place: Place) -> bool:
    if not (place.data / "PG_VERSION").exists():
        return False
    return _run(place, ["pg_ctl", "-D", str(place.data), "status"]).returncode == 0


def create(place: Place) -> None:
    """Make the data folder beside its final name and move it there whole, so that half a folder is never used."""
    if (place.data / "PG_VERSION").exists():
        return
    part = place.inside / "data.part"
    shutil.rmtree(part, ignore_errors=True)
    wanted = ["initdb", "-D", str(part), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    answer = _run(place, wanted)
    if answer.returncode != 0:
        shutil.rmtree(part, ignore_errors=True)
        reason = (answer.stderr.strip().splitlines() or ["tanpa keterangan."])[-1]
        raise SetupError(f"Folder data PostgreSQL tidak dapat dibuat di {place.inside}: {reason}")
    part.rename(place.data)


def _run(place: Place, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a server program under the cluster's account, with nothing of our environment but the language."""
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(place.inside)}
    answer: subprocess.CompletedProcess[str] = subprocess.run(
        [str(place.binaries / command[0]), *command[1:]],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if command[0] == "initdb" else subprocess.DEVNULL,
        text=True,
        check=False,
        **place.become(),  # type: ignore[call-overload]
    )
    return answer


def _own(place: Place, path: Path) -> None:
    if place.account:
        os.chown(path, place.account.pw_uid, place.account.pw_gid)


def _last_line(place: Place) -> str:
    lines = place.log.read_text(errors="replace").strip().splitlines() if place.log.exists() else []
    return lines[-1] if lines else "tanpa keterangan."
