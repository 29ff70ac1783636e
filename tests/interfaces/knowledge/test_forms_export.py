"""simpul forms export writes one file for each form and edition, and refuses in one sentence."""

import json
from pathlib import Path

import pytest

from simpul.interfaces.cli.main import main
from simpul.knowledge.forms.registry import forms


def test_every_form_is_written_and_the_same_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "forms"
    assert main(["forms", "export", "--out", str(folder)]) == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main(["forms", "export", "--out", str(folder)]) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    assert len(first) == len(forms())
    assert capsys.readouterr().out.count(f"{len(forms())} formulir ditulis di") == 2
    told = json.loads(first["anc-2026.11.json"])
    assert (told["resourceType"], told["status"]) == ("Questionnaire", "active")
    assert "url" not in told


def test_the_address_of_the_city_and_snomed_are_said_on_the_command(tmp_path: Path) -> None:
    base = "https://simpul.contoh.go.id/fhir/"
    assert main(["forms", "export", "--out", str(tmp_path), "--base", base, "--snomed"]) == 0
    text = (tmp_path / "anc-2026.11.json").read_text()
    assert json.loads(text)["url"] == f"{base}Questionnaire/anc"
    assert '"http://snomed.info/sct"' in text


@pytest.mark.parametrize("base", ["simpul", "ftp://x/fhir", "https:///fhir", "https://x/fhir?a=1"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], base: str) -> None:
    assert main(["forms", "export", "--out", str(tmp_path), "--base", base]) == 1
    assert "Alamat --base tidak terbaca." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["forms", "export", "--out", str(tmp_path / "file")]) == 1
    assert "tidak dapat ditulisi" in capsys.readouterr().err
