"""simpul maternal: a woman in, her dates, the items of a visit and the plan of the birth out."""

import io
import json
from typing import Any

import pytest

from simpul.interfaces.cli.main import main

WOMAN: dict[str, Any] = {
    "on": "2027-02-26",
    "last_period": "2027-01-01",
    "birth_date": "1999-03-02",
    "area": "35.71",
    "td": [],
    "visit": 1,
    "now": {"hemoglobin": "10,9", "body_weight": "52"},
    "given": ["ttd"],
    "before": {"body_length": "155"},
    "plan": {"penolong": True, "pendonor": False},
}


def answered(content: Any, *words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(content)))
    assert main(["maternal", *words]) == 0
    return capsys.readouterr().out


def test_dates_items_and_plan(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(answered(WOMAN, capsys=capsys, monkeypatch=monkeypatch))
    assert told["dates"]["gestation"] == ["8+0", "8+0"]
    assert told["dates"]["hpht"] == {"due_280": ["2027-10-08"] * 2, "due_naegele": ["2027-10-08"] * 2}
    states = {one["item"]: one["state"] for one in told["visit"]["items"]}
    assert (states["berat"], states["tinggi"], states["ttd"], states["hb"]) == ("terpenuhi",) * 4
    assert (states["tetanus"], states["tata_laksana"], states["lila"]) == ("kurang",) * 3
    assert told["visit"]["td"] == {"dose": 1, "state": "jatuh_tempo", "earliest": "2014-03-02"}
    assert (told["visit"]["on_time"], told["visit"]["complete"]) == (True, False)
    assert (told["plan"]["complete"], told["plan"]["penolong"], told["plan"]["kb"]) == (False, "siap", "belum_ditanya")


def test_which_visit_after_a_birth(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"on": "2026-05-03", "born_at": "2026-05-01T10:00:00+07:00", "at": "2026-05-03T10:01:00+07:00"}
    told = json.loads(answered(asked, capsys=capsys, monkeypatch=monkeypatch))
    assert told["after_birth"] == {"KF": ["KF1", "terlambat"], "KN": ["KN1", "terlambat"]}
    assert "KN1: Terlambat: sesudah 48 jam." in answered(asked, "--words", capsys=capsys, monkeypatch=monkeypatch)


def test_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = WOMAN | {"scans": [{"on": "2027-02-26", "days": 50}]}
    said = answered(asked, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert "USG dipakai: USG trimester 1 berbeda lebih dari batas." in said
    assert "HPL 2027-10-14. Usia kehamilan 7+1." in said
    assert "LiLA: Belum ada." in said
    assert "Tinggi fundus" not in said, "not asked for at K1"
    assert "Calon pendonor darah: Belum ada." in said


def test_what_an_earlier_visit_left_is_told_and_not_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = WOMAN | {"on": "2027-05-20", "visit": 3, "now": {"hiv_result": "nonreaktif"}, "shows": ["dokter"]}
    told = json.loads(answered(later, capsys=capsys, monkeypatch=monkeypatch))
    left = {one["item"]: (one["left"], one["since"]) for one in told["visit"]["items"] if one["left"]}
    assert left["sifilis"] == left["lila"] == left["usg"] == ("belum_tercatat", "K1")
    assert left["tetanus"] == ("dosis_jatuh_tempo", "K1")
    assert not {"hiv", "dokter", "tinggi", "gds"} & left.keys(), "found today, shown, or asked for at K3 itself"
    assert not {"sifilis", "lila"} & set(told["visit"]["missing"])
    said = answered(later, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert "\nLiLA: Belum tercatat sejak K1.\n" in said
    assert "Imunisasi tetanus menurut status T: Jatuh tempo menurut jadwal imunisasi." in said


def test_only_the_month_and_nothing_of_the_visit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"on": "2027-03-27", "last_period": "2027-01-01", "precision": "month"}
    told = json.loads(answered(asked, capsys=capsys, monkeypatch=monkeypatch))
    assert (told.keys(), told["unread"]) == ({"unread", "dates"}, {})
    assert (told["dates"]["gestation"], told["dates"]["trimester"]) == (["7+6", "12+1"], None)
    nothing = json.loads(answered({"on": "2027-03-27", "visit": 2}, capsys=capsys, monkeypatch=monkeypatch))
    assert (nothing["dates"]["due"], nothing["visit"]["on_time"]) == (None, None)


MISTAKES: list[dict[str, Any]] = [
    {"visit": 7}, {"on": "26-02-2027"}, {"plan": {"ambulans": True}}, {"plan": {"kb": "ya"}},
    {"given": ["x"]}, {"nik": 1},
]  # fmt: skip


def test_a_girl_of_five_is_no_mother(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(WOMAN | {"birth_date": "2021-11-01"})))
    assert main(["maternal"]) == 1
    said = "Umurnya pada hari itu tidak wajar untuk hamil atau bersalin. Isian ini tidak dipakai."
    assert json.loads(capsys.readouterr().out) == {"unread": {"birth_date": said}}


@pytest.mark.parametrize("content", [[], "x", *(WOMAN | one for one in MISTAKES)], ids=str)
def test_a_mistake_is_one_sentence(
    content: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(content)))
    assert main(["maternal"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer.keys() == {"unread"}
    assert {said.endswith(".") for said in answer["unread"].values()} == {True}, "a sentence for each place"


def test_a_dose_of_before_her_birth_or_of_a_day_to_come_is_named_and_not_used(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = ["1999-03-02", "2027-02-26"]
    spoiled = WOMAN | {"td": ["1999-03-01", *good, "2027-02-27"]}
    told = json.loads(answered(spoiled, capsys=capsys, monkeypatch=monkeypatch))
    assert told["unread"] == {"td[0]": "Sebelum lahir.", "td[3]": "Sesudah hari yang ditanyakan."}
    right = json.loads(answered(WOMAN | {"td": good}, capsys=capsys, monkeypatch=monkeypatch))
    assert (right["unread"], right["visit"]["td"]) == ({}, told["visit"]["td"])
