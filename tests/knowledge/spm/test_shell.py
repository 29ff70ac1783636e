"""simpul spm: a person in, the standards of a year out, and what is missing of each."""

import io
import json
from typing import Any

import pytest

from simpul.interfaces.cli.main import main

MOTHER: dict[str, Any] = {
    "year": 2026,
    "person": {
        "birth_date": "1999-03-02", "sex": "P", "area": "35.71",
        "pregnancies": [{"began": "2026-01-01", "due_on": "2026-10-08", "ended_on": "2026-10-05"}],
        "deliveries": [{"on": "2026-10-05", "place": "puskesmas", "helper": "bidan"}],
    },
    "done": [{"code": "anc", "on": "2026-02-01"}],
}  # fmt: skip


def answered(content: Any, *words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(content)))
    assert main(["spm", *words]) == 0
    return capsys.readouterr().out


def test_a_mother_in_two_standards(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(answered(MOTHER, capsys=capsys, monkeypatch=monkeypatch))
    assert [(one["indicator"], one["verdict"]) for one in told["states"]] == [
        ("SPM01", "belum"),
        ("SPM02", "terhitung"),
    ]
    assert told["states"][0]["parts"][0]["lacking"] == ["K2", "K3", "K4", "K5", "K6"]
    assert told["status"] == "from-memory"


def test_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = answered(MOTHER, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert "Pelayanan kesehatan ibu hamil (SPM01): Belum terhitung." in said
    assert "  Enam kunjungan, 1-2-3 menurut trimester: Kurang. K2, K3, K4, K5, K6" in said
    man = MOTHER | {"person": {"birth_date": "1980-01-01", "sex": "L", "area": "35.71"}}
    assert "Tidak termasuk sasaran" in answered(man, "--words", capsys=capsys, monkeypatch=monkeypatch)


MISTAKES: list[dict[str, Any]] = [
    {"year": 2023}, {"year": "2026"}, {"person": {}}, {"done": [{"code": "anc"}]}, {"on": "x"}, {"nik": "1"},
]  # fmt: skip


@pytest.mark.parametrize("content", [[], *(MOTHER | one for one in MISTAKES)], ids=str)
def test_a_mistake_is_one_sentence(
    content: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(content)))
    assert main(["spm"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer.keys() == {"unread"}
    assert {said.endswith(".") for said in answer["unread"].values()} == {True}, "a sentence for each place"
