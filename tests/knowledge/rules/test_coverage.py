"""Each part of the collection is a rule, stands elsewhere, or is named with the reason why not; no rule is left out."""

import re
from pathlib import Path

import pytest

from simpul.interfaces.cli.knowledge.word import covered
from simpul.knowledge.rules import coverage, rules
from simpul.knowledge.rules.coverage import parts

KNOWLEDGE = Path(coverage.__file__).parents[1]


def test_every_rule_belongs_to_a_part_and_no_part_names_a_rule_that_left() -> None:
    named = {code for part in parts() for code in part.rules}
    assert named == {code for code, _ in rules()}


def test_what_stands_elsewhere_is_there() -> None:
    for part in parts():
        for path in re.findall(r"[a-z_]+/[a-z_./]+\.(?:toml|json|py)|[a-z_]+/[a-z_]+(?=[,;])", part.by):
            assert (KNOWLEDGE / path).exists(), path


def test_whatever_is_missing_has_a_reason() -> None:
    assert all(": " in one for part in parts() for one in part.missing)


def test_the_command_names_each_part_and_what_is_missing() -> None:
    said = "\n".join(covered())
    for part in parts():
        assert part.code in said
        assert all(one in said for one in part.missing)


def test_a_part_of_which_nothing_is_said_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.toml").write_text('["GROW-1"]\ntitle = "Umur"\n')
    monkeypatch.setattr(coverage, "FILE", tmp_path / "x.toml")
    parts.cache_clear()
    try:
        with pytest.raises(ValueError, match="GROW-1"):
            parts()
    finally:
        parts.cache_clear()
