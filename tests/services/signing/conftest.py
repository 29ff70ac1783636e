"""Rule files of a test's own: those of the house, copied, with made editions beside them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.rules import registry

Edit = Callable[[dict[str, Any]], None]


@pytest.fixture
def rule_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of editions, as a copy that a test may change."""
    folder = tmp_path / "editions"
    shutil.copytree(registry.EDITIONS, folder)
    monkeypatch.setattr(registry, "EDITIONS", folder)
    return folder


@pytest.fixture
def edit_rule(rule_files: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Edit], None]:
    """Change what a file says, as somebody who edits it and starts the product anew: edit("X-2026.11", change)."""

    def edit(name: str, change: Edit, into: str | None = None) -> None:
        content = json.loads((rule_files / f"{name}.json").read_text())
        change(content)
        (rule_files / f"{into or name}.json").write_text(json.dumps(content))
        folder = rule_files.with_name(f"{rule_files.name}-{len(list(rule_files.parent.iterdir()))}")
        shutil.copytree(rule_files, folder)
        monkeypatch.setattr(registry, "EDITIONS", folder)

    return edit
