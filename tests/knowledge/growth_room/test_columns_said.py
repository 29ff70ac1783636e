"""A column under another name than ours is left as it is, and whoever runs the word is told so."""

from pathlib import Path

import pytest

from simpul.interfaces.cli.growth.lines import COLUMNS
from simpul.interfaces.cli.growth.read import READERS
from simpul.interfaces.cli.main import main


def test_a_weight_without_its_unit_is_left_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "children.csv", tmp_path / "z.csv"
    source.write_text("id,sex,age_days,weight,length_cm\n1,L,365,9.6,76\n")
    assert main(["growth", "--in", str(source), "--out", str(target)]) == 0
    said = capsys.readouterr().err
    assert "Kolom yang dibaca: sex, age_days, length_cm. Yang dibiarkan: id, weight." in said
    assert "tidak lengkap" in target.read_text()


def test_the_columns_that_are_named_are_those_that_are_read() -> None:
    assert set(COLUMNS) == READERS.keys()
