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
    {"on": "2025-12-31"}, {"on": "2026-06-30", "person": MOTHER["person"] | {"birth_date": "2026-07-01"}},
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


def told(content: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(answered(content, capsys=capsys, monkeypatch=monkeypatch))
    return answer


def test_a_pregnancy_or_a_delivery_of_a_man_is_named_and_counted_nowhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    man = told(MOTHER | {"person": MOTHER["person"] | {"sex": "L"}}, capsys, monkeypatch)
    assert man["states"] == []
    assert man["unread"] == {
        "person.pregnancies[0]": "Kehamilan dan persalinan tidak berlaku bagi laki-laki. Isian ini tidak dipakai.",
        "person.deliveries[0]": "Kehamilan dan persalinan tidak berlaku bagi laki-laki. Isian ini tidak dipakai.",
    }


WHOLE = {"began": "2026-01-01", "due_on": "2026-10-08"}
ODD: list[tuple[str, dict[str, Any], int]] = [
    ("person.pregnancies[1]", {"pregnancies": [WHOLE, WHOLE]}, 1),
    ("person.pregnancies[0].began", {"pregnancies": [WHOLE | {"began": "2003-02-01", "due_on": "2003-11-08"}]}, 0),
    ("person.pregnancies[0].began", {"pregnancies": [WHOLE | {"began": "2027-01-01", "due_on": "2027-10-08"}]}, 0),
    ("person.pregnancies[0].due_on", {"pregnancies": [WHOLE | {"due_on": "2025-12-31"}]}, 0),
    ("person.pregnancies[0].due_on", {"pregnancies": [WHOLE | {"due_on": "2026-10-30"}]}, 0),
    ("person.pregnancies[0].ended_on", {"pregnancies": [WHOLE | {"ended_on": "2025-12-31"}]}, 0),
    ("person.pregnancies[0].ended_on", {"pregnancies": [WHOLE | {"ended_on": "2026-10-30"}]}, 0),
    ("person.pregnancies[0].due_on", {"pregnancies": [WHOLE | {"due_on": "2025-12-31"}, WHOLE]}, 1),
    ("person.deliveries[1]", {"deliveries": [{"on": "2026-10-05"}, {"on": "2026-10-05", "place": "rs"}]}, 1),
    ("person.deliveries[0].on", {"deliveries": [{"on": "1999-03-01"}]}, 0),
    ("person.deliveries[0].on", {"deliveries": [{"on": "2027-01-01"}]}, 0),
]


@pytest.mark.parametrize(("path", "person", "counted"), ODD, ids=str)
def test_what_cannot_be_or_stands_twice_is_named_and_the_rest_is_counted(
    path: str, person: dict[str, Any], counted: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    base = {"birth_date": "1999-03-02", "sex": "P", "area": "35.71"}
    answer = told({"year": 2026, "on": "2026-12-31", "person": base | person}, capsys, monkeypatch)
    assert list(answer["unread"]) == [path]
    assert len(answer["states"]) == counted


def test_a_pregnancy_of_43_weeks_is_the_longest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    person = MOTHER["person"] | {"pregnancies": [WHOLE | {"ended_on": "2026-10-29"}]}
    assert told(MOTHER | {"person": person}, capsys, monkeypatch)["unread"] == {}


def test_what_was_done_before_the_birth_or_after_the_day_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = [{"code": "anc", "on": day} for day in ("1999-03-01", "2026-02-01", "2026-07-01")]
    person = MOTHER["person"] | {"deliveries": []}
    answer = told(MOTHER | {"on": "2026-06-30", "done": done, "person": person}, capsys, monkeypatch)
    assert answer["unread"] == {
        "done[0].on": "Sebelum lahir.",
        "done[2].on": "Sesudah hari yang ditanyakan.",
    }
