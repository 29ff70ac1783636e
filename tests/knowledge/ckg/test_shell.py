"""simpul ckg: a person in, the package out, and what of it is still asked for."""

import io
import json
from typing import Any

import pytest

from simpul.interfaces.cli.main import main

WOMAN: dict[str, Any] = {
    "on": "2026-11-29",
    "person": {"birth_date": "1992-11-20", "sex": "P", "pregnant": False, "own_hypertension": False, "marrying": True},
    "done": {"systolic": "2026-03-01", "diastolic": "2026-03-01"},
}
NEWBORN: dict[str, Any] = {
    "on": "2026-05-01",
    "person": {
        "birth_date": "2026-05-01", "born_at": "2026-05-01T08:00:00+07:00", "at": "2026-05-01T20:00:00+07:00",
    },
}  # fmt: skip


def answered(content: Any, *words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(content)))
    assert main(["ckg", *words]) == 0
    return capsys.readouterr().out


def test_a_package(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(answered(WOMAN, capsys=capsys, monkeypatch=monkeypatch))
    assert (told["package"], told["opens"], told["closes"]) == ("dewasa_30_39", "2026-11-20", "2026-12-20")
    items = {one["item"]: one for one in told["items"]}
    assert items["tekanan_darah"]["done_on"] == "2026-03-01"
    assert items["serviks"]["asked"] == "tidak_dapat_dicatat"
    assert (items["catin_hb"]["asked"], items["catin_hb"]["lacking"]) == ("diminta", ["hemoglobin"])
    assert items["tbc_dahak"]["unknown"] == ["tb_risk"]
    before = {one["item"]: one["asked"] for one in told["premarital"]}
    assert (before["kespro_lila"], before["kespro_jiwa"]) == ("diminta", "tidak_dapat_dicatat")


def test_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = answered(WOMAN, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert "Dewasa 30-39 tahun, di FKTP. Sedang dibuka. 2026-11-20 sampai 2026-12-20." in said
    assert "Tekanan darah: Sudah diperiksa tahun ini." in said
    assert "Kesehatan reproduksi calon pengantin:\nAnamnesis" in said
    early = answered(NEWBORN, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert early.startswith("Bayi baru lahir, di tempat bersalin (FKTP atau FKTL). Belum waktunya.")


@pytest.mark.parametrize(("on", "is_open"), [("2026-12-20", True), ("2026-12-21", False)])  # thirty days after it
def test_outside_of_the_days_of_the_package_nothing_is_asked_for(
    on: str, is_open: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"on": on, "person": {"birth_date": "1992-11-20", "sex": "P"}, "done": WOMAN["done"]}
    assert json.loads(answered(asked, capsys=capsys, monkeypatch=monkeypatch))["is_open"] is is_open
    said = answered(asked, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert "Tekanan darah: Sudah diperiksa tahun ini." in said
    assert ("Di luar masanya tidak ada yang diminta." in said) is not is_open
    assert (len(said.splitlines()) > 3) is is_open


def test_no_package(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    baby = {"on": "2026-11-29", "person": {"birth_date": "2026-06-01"}}
    assert json.loads(answered(baby, capsys=capsys, monkeypatch=monkeypatch)) == {
        "unread": {}, "edition": "2026.11", "package": None, "items": [],
    }  # fmt: skip
    assert "Tidak ada paket" in answered(baby, "--words", capsys=capsys, monkeypatch=monkeypatch)


MISTAKES: list[dict[str, Any]] = [
    {"on": "2026-02-30"}, {"person": {}}, {"person": {"birth_date": "2027-01-01"}}, {"more": 1},
    {"person": {"birth_date": "1992-11-20", "nik": "1"}}, {"person": {"birth_date": "1992-11-20", "sex": "X"}},
    {"person": NEWBORN["person"] | {"at": "2026-05-01T20:00:00"}, "on": "2026-05-01"},
]  # fmt: skip


@pytest.mark.parametrize("content", [[], *(WOMAN | one for one in MISTAKES)], ids=str)
def test_a_mistake_is_one_sentence(
    content: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(content)))
    assert main(["ckg"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer.keys() == {"unread"}
    assert {said.endswith(".") for said in answer["unread"].values()} == {True}, "a sentence for each place"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ({"sex": "L"}, "Kehamilan dan persalinan tidak berlaku bagi laki-laki. Isian ini tidak dipakai."),
        (
            {"birth_date": "2021-11-20"},
            "Umurnya pada hari itu tidak wajar untuk hamil atau bersalin. Isian ini tidak dipakai.",
        ),
    ],
    ids=str,
)
def test_a_pregnancy_that_cannot_be_is_named(
    who: dict[str, str], sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = WOMAN | {"person": WOMAN["person"] | {"pregnant": True} | who}
    told = json.loads(answered(asked, capsys=capsys, monkeypatch=monkeypatch))
    assert told["unread"] == {"person.pregnant": sentence}
    assert told["package"], "the rest is answered"
