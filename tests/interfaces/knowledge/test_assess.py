"""simpul assess and simpul knowledge: findings in, answers out; a file with a mistake is one sentence."""

import io
import json
from typing import Any

import pytest

from simpul.interfaces.cli.main import main

PERSON = {"birth_date": "1999-03-02", "sex": "P", "pregnant": True, "last_period": "2026-08-01"}
FOUND = {"on": "2026-11-29", "person": PERSON, "findings": {"hemoglobin": "10,4", "arm_circumference": 231}}


def assessed(content: Any, *words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["assess", *words]) == 0
    return capsys.readouterr().out


def test_what_was_typed_and_what_was_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads(assessed(FOUND, capsys=capsys, monkeypatch=monkeypatch))
    bands = {one["rule"]: one["band"] and one["band"]["code"] for one in told["answers"]}
    assert bands["ANC-ANEMIA"] == "ringan"
    assert bands["ANC-KEK"] == "kek"
    assert "ANC-MAP" not in bands, "nobody measured a pressure"


def test_what_follows_from_the_person_alone_is_told_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    young = FOUND | {"person": PERSON | {"birth_date": "2009-03-02"}}
    told = json.loads(assessed(young, capsys=capsys, monkeypatch=monkeypatch))
    bands = {one["rule"]: one["band"] and one["band"]["code"] for one in told["answers"]}
    assert bands["ANC-UMUR"] == "terlalu_muda"
    assert "GROW-2T" not in bands, "of gains nothing is known"


def test_all_rules_of_the_day(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(assessed(FOUND, "--all", capsys=capsys, monkeypatch=monkeypatch))
    states = {one["rule"]: one["state"] for one in told["answers"]}
    assert states["ANC-MAP"] == "tidak_lengkap"
    before = json.loads(assessed(FOUND | {"on": "2020-01-01"}, "--all", capsys=capsys, monkeypatch=monkeypatch))
    none_yet = "Belum ada edisi aturan yang berlaku pada tanggal ini; yang pertama mulai 2026-11-01."
    assert before == {"unread": {"on": none_yet}, "answers": []}
    said = assessed(FOUND | {"on": "2026-10-31"}, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert said.strip() == f"on: {none_yet}"


def test_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = assessed(FOUND, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert "Anemia pada ibu hamil (ANC-ANEMIA 2026.11, verified): Anemia ringan." in said
    assert said.strip().endswith("Saran saja: perintah ini tidak tahu edisi mana yang ditandatangani dokter.")


def test_what_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = FOUND | {"findings": {"hemoglobin": "banyak", "mood": "1", "arm_circumference": 9999}}
    told = json.loads(assessed(content, capsys=capsys, monkeypatch=monkeypatch))
    assert told["unread"].keys() == {"hemoglobin", "mood"}
    assert [one["again"] for one in told["answers"] if one["rule"] == "ANC-KEK"] == [["arm_circumference"]]


MISTAKES: list[dict[str, Any]] = [
    {"more": 1},
    {"on": "29-11-2026"},
    {"person": {"nik": "1"}},
    {"person": {"sex": "X"}},
    {"person": {"pregnant": "ya"}},
    {"person": {"born_at": "2026-05-01T10:00", "at": "2026-05-01T10:00+07:00"}},
    {"settings": {"C14": 1}},
    {"findings": []},
]


@pytest.mark.parametrize("content", ["", "[]", "{", "{}", *(json.dumps(FOUND | one) for one in MISTAKES)])
def test_a_file_with_a_mistake_is_one_sentence(
    content: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(content))
    assert main(["assess"]) == 1
    assert capsys.readouterr().err.startswith("simpul: Berkas temuan tidak terbaca")


def test_the_rules_are_checked_explained_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check"]) == 0
    assert "utuh" in capsys.readouterr().out
    assert main(["knowledge", "explain", "anc-kek"]) == 0
    assert "di bawah 23,5 cm: Kurang energi kronik (KEK) (P3)" in capsys.readouterr().out
    assert main(["knowledge", "explain", "NO-RULE"]) == 1
    assert "Tidak ada aturan NO-RULE" in capsys.readouterr().err
    assert main(["knowledge", "coverage"]) == 0
    assert "posyandu_ibu_hamil" in capsys.readouterr().out


CHILD = {
    "on": "2026-11-20",
    "person": {"birth_date": "2025-11-25", "sex": "L"},
    "findings": {"body_weight": "8,30", "body_length": "73,0", "head_circumference": "45,5"},
    "weighings": [{"on": "2026-09-18", "weight": "8,40"}, {"on": "2026-10-20", "weight": "8,35"}],
}


def test_a_child_is_placed_by_z_scores_and_by_its_weights(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads(assessed(CHILD, capsys=capsys, monkeypatch=monkeypatch))
    bands = {one["rule"]: one["band"] and one["band"]["code"] for one in told["answers"]}
    expected = {"GROW-BBU": "normal", "GROW-LKU": "normal", "GROW-NT": "T", "GROW-2T": "dua_kali_tidak_naik"}
    assert {code: bands.get(code) for code in expected} == expected
    assert bands["GROW-VELOCITY"] == "cukup", "P5 of WHO is below zero at this age"


@pytest.mark.parametrize("row", [{"on": "2026-12-01", "weight": "8"}, {"on": "2020-01-01", "weight": "8"},
                                 {"on": "2026-10-01", "weight": "berat"}, {"on": "2026-10-01"}])  # fmt: skip
def test_a_weighing_that_cannot_be_is_one_sentence(
    row: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(CHILD | {"weighings": [row]})))
    assert main(["assess"]) != 0
    assert "Berkas temuan tidak terbaca" in capsys.readouterr().err
