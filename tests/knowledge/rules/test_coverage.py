"""Each part of the collection is a rule, stands elsewhere, or is named with the reason why not; no rule is left out.

What is claimed is looked for: what stands elsewhere by its words there, what is missing by the words that are nowhere.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from simpul.interfaces.cli.knowledge.word import covered
from simpul.knowledge.rules import coverage, rules
from simpul.knowledge.rules.coverage import Claim, Part, conflicts, parts, untrue
from simpul.knowledge.rules.language.settings import settings

PATH = re.compile(r"[a-z_]+/[A-Za-z_./0-9-]+\.(?:toml|json|py)")


def test_every_rule_belongs_to_a_part_and_no_part_names_a_rule_that_left() -> None:
    named = {code for part in parts() for code in part.rules}
    assert named == {code for code, _ in rules()}


@pytest.mark.parametrize("part", parts(), ids=lambda one: one.code)
def test_what_is_said_is_true(part: Part) -> None:
    assert list(untrue(part)) == []


def test_every_file_that_is_named_is_looked_into_for_a_word() -> None:
    for part in parts():
        for claim in part.stands:
            assert set(PATH.findall(claim.said)) == claim.words.keys(), claim.said
        assert all(words for claim in (*part.stands, *part.gaps) for words in claim.words.values())


WORDS = "maternal/after_birth.json"


@pytest.mark.parametrize(
    ("stands", "gap", "wrong"),
    [
        ({WORDS: ("KF1",)}, {}, []),
        ({WORDS: ("KF1", "vitamin a")}, {}, [f"{WORDS}: vitamin a"]),
        ({}, {WORDS: ("vitamin a",)}, []),
        ({}, {"maternal/*.json": ("kf1",)}, ["maternal/*.json: kf1"]),
    ],
)
def test_a_claim_that_is_untrue_is_found_out(
    stands: Mapping[str, tuple[str, ...]], gap: Mapping[str, tuple[str, ...]], wrong: list[str]
) -> None:
    made = Part("X", "x", stands=(Claim("x", stands),), gaps=(Claim("x", gap),))
    assert list(untrue(made)) == wrong


def test_a_file_that_left_is_no_proof() -> None:
    with pytest.raises(ValueError, match="no file"):
        list(untrue(Part("X", "x", gaps=(Claim("x", {"maternal/gone.json": ("x",)}),))))


def test_whatever_is_missing_has_a_reason_and_no_source_is_called_silent() -> None:
    """Our notes do not hold all that a source writes."""
    said = [one for part in parts() for one in part.missing]
    assert all(": " in one for one in said)
    assert not [one for one in said if "tidak ada dalam sumber" in one or "sumber tidak" in one.casefold()]


CLINICAL, INTEGRATED = 14, 17  # how many contradictions the two collections number (clinical-rules 0.3, ilp.md 14)
OWN = {"KPD"}  # a span that one source gives as two ends: no contradiction of two


def test_each_contradiction_of_the_sources_is_chosen_by_a_city_or_named_with_the_reason() -> None:
    wanted = [*(f"C{one + 1}" for one in range(CLINICAL)), *(f"ILP-{one + 1}" for one in range(INTEGRATED))]
    assert [one.code for one in conflicts()] == wanted
    assert all(bool(one.setting) is not bool(one.gaps) for one in conflicts())
    assert {one.setting for one in conflicts() if one.setting} | OWN == settings().keys()
    assert all(one.setting in {"", one.code} for one in conflicts())
    said = "\n".join(covered())
    for one in conflicts():
        assert f"\n{one.code}: {one.title}\n" in said
        assert not one.setting or f"(simpul knowledge setting {one.code})" in said


def test_the_command_names_each_part_and_what_is_missing() -> None:
    said = "\n".join(covered())
    for part in parts():
        assert part.code in said
        assert all(one in said for one in (*part.missing, part.by))


def test_a_part_of_which_nothing_is_said_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.toml").write_text('["GROW-1"]\ntitle = "Umur"\n')
    monkeypatch.setattr(coverage, "FILE", tmp_path / "x.toml")
    parts.cache_clear()
    try:
        with pytest.raises(ValueError, match="GROW-1"):
            parts()
    finally:
        parts.cache_clear()


def test_a_number_that_no_city_can_choose_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.toml").write_text('["C1"]\ntitle = "IMT"\nsetting = "C1"\n')
    monkeypatch.setattr(coverage, "CONFLICTS", tmp_path / "x.toml")
    conflicts.cache_clear()
    try:
        with pytest.raises(ValueError, match="no city chooses C1"):
            conflicts()
    finally:
        conflicts.cache_clear()
