"""The bench of the bundle names every part that a phone fetches, and its section tells each size."""

from datetime import date
from pathlib import Path

import pytest

from bench import bundle, results
from simpul.knowledge.bundle import sizes

DAY = date(2026, 11, 29)


def test_every_part_stands_in_the_section_with_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "RESULTS.md")
    assert bundle.main(DAY) == 0
    kept = (tmp_path / "RESULTS.md").read_text()
    found = sizes(DAY)
    assert bundle.WORDS.keys() == found.keys()
    assert all(f"| {bundle.WORDS[name]} | {size / 1000:.1f} KB gzipped" in kept for name, size in found.items())
