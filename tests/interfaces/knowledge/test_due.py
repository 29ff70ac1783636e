"""simpul due: a person in, the services that are due out; a file with a mistake is one sentence."""

import io
import json
from typing import Any

import pytest

from simpul.interfaces.cli.main import main

CHILD: dict[str, Any] = {
    "on": "2026-03-10",
    "person": {"birth_date": "2025-07-10"},
    "done": [{"code": "vitamin_a_biru", "on": "2026-02-11", "place": "PMB"}],
}


def test_evidence_from_any_place_closes_a_service(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """ilp.md 15, check 11."""
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(CHILD)))
    assert main(["due"]) == 0
    found = {one["service"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["VITAMIN-A"]["state"] == "terpenuhi"
    assert found["VITAMIN-A"]["evidence"] == {"on": "2026-02-11", "place": "PMB"}


def test_a_child_of_four_months_without_the_doses_of_the_third(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """ilp.md 15, check 7."""
    done = [{"code": code, "on": "2026-03-10"} for code in ("dpt_hb_hib_1", "opv_2", "rv_1", "pcv_1")]
    done.append({"code": "opv_1", "on": "2026-01-20"})
    born = {"birth_date": "2026-01-10", "sex": "L", "area": "35.71"}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"on": "2026-05-10", "person": born, "done": done})))
    assert main(["due"]) == 0
    found = {one["service"]: one["state"] for one in json.loads(capsys.readouterr().out)}
    assert {found[code] for code in ("dpt_hb_hib_2", "opv_3", "rv_2", "pcv_2")} == {"terlambat"}
    assert "dpt_hb_hib_3" not in found, "one dose after the other"


def test_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(CHILD | {"done": []})))
    assert main(["due", "--words"]) == 0
    assert "Vitamin A: terlambat. Waktunya sampai 2026-02-28, belum tercatat di mana pun." in capsys.readouterr().out


MISTAKES: list[dict[str, Any]] = [{"on": "x"}, {"person": {"name": "x"}}, {"done": [{}]}, {"done": 1}]


@pytest.mark.parametrize("content", ["", "[]", "{}", *(json.dumps(CHILD | one) for one in MISTAKES)])
def test_a_file_with_a_mistake_is_one_sentence(
    content: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(content))
    assert main(["due"]) == 1
    assert capsys.readouterr().err.startswith("simpul: Berkas orang tidak terbaca")


WRONG_DAYS: list[tuple[str, dict[str, Any]]] = [
    ("on", {"on": "10/03/2026"}),
    ("on", {"on": "20260310"}),
    ("birth_date", {"person": {"birth_date": "3571012003250001"}}),
    ("birth_date", {"person": {"birth_date": 20250710}}),
    ("until", {"not_done": [{"code": "VITAMIN-A", "on": "2026-02-05", "until": "2026-02-30"}]}),
]


@pytest.mark.parametrize(("name", "changed"), WRONG_DAYS, ids=str)
def test_a_day_that_is_none_is_named_by_its_field_and_not_repeated(
    name: str, changed: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(CHILD | changed)))
    assert main(["due"]) == 1
    said = f"{name} bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-03-10"
    assert capsys.readouterr().err == f"simpul: Berkas orang tidak terbaca: {said}\n"


SLIPS: list[tuple[dict[str, Any], str]] = [
    ({"done": [{"code": "opv1", "on": "2026-01-20"}]}, "done: kode layanan tidak dikenal; mungkin opv_1"),
    ({"done": [{"code": "3571012003250001", "on": "2026-01-20"}]}, "done: kode layanan tidak dikenal"),
    (
        {"not_done": [{"code": "VITAMIN-B", "on": "2026-01-20"}]},
        "not_done: kode layanan tidak dikenal; mungkin VITAMIN-A",
    ),
    (
        {"person": {"birth_date": "2025-07-10", "sex": "L", "area": "Pasuruan"}},
        "area: tulis kode provinsi, kabupaten atau kota, misalnya 35.71",
    ),
]


@pytest.mark.parametrize(("changed", "said"), SLIPS, ids=str)
def test_a_slip_of_the_pen_is_named_and_makes_nobody_late(
    changed: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(CHILD | changed)))
    assert main(["due"]) == 1
    assert capsys.readouterr().err == f"simpul: Berkas orang tidak terbaca: {said}\n"
