"""Where are the figures kept? In bench/RESULTS.md, one section for each bench, with machine and date."""

import os
import platform
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
HEAD = "# Measured figures\n\nWritten by `script/bench`; the module that is named says what each line means.\n"


def keep_section(title: str, about: str, rows: Iterable[tuple[str, str]]) -> None:
    """Write one section anew and leave the others; earlier figures stand in the history of the file."""
    text = RESULTS.read_text() if RESULTS.exists() else HEAD
    sections = dict(re.findall(r"^## (.+?)\n\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL))
    table = "".join(f"| {what} | {figure} |\n" for what, figure in rows)
    sections[title] = f"{machine()} {about}\n\n| what | figure |\n|---|---|\n{table}"
    body = "".join(f"\n## {name}\n\n{content.strip()}\n" for name, content in sections.items())
    RESULTS.write_text(HEAD + body)


def machine() -> str:
    kilobytes = int(Path("/proc/meminfo").read_text().split()[1])
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} processors, {kilobytes / 1024 / 1024:.0f} GB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}."
    )
