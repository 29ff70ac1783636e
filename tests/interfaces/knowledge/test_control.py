"""Control of hypertension asked by the shell: the day of the last pressure, or the pressure of today itself."""

import json
from typing import Any

import pytest

from tests.interfaces.knowledge.asking import asker

CALM = {"last_systolic": 130, "last_diastolic": 80}


@pytest.mark.parametrize(
    ("person", "findings", "band", "missing"),
    [
        ({"pressure_on": "2026-11-05", **CALM}, {}, "kontrol", []),  # 25 days: worked check 8 of ilp.md 15
        ({"pressure_on": "2026-10-29", **CALM}, {}, "tidak_kontrol", []),  # 32 days
        ({"pressure_on": "2026-10-29", **CALM}, {"systolic": 130, "diastolic": 80}, "kontrol", []),
        ({"pressure_on": "2026-10-29", **CALM}, {"systolic": 195, "diastolic": 125}, "tidak_terkendali", []),
        ({"pressure_on_record": False}, {}, "belum_pernah", []),
        ({"pressure_on": "2026-11-05"}, {}, None, ["last_systolic", "last_diastolic"]),
        ({"pressure_on": "2026-11-05", **CALM}, {"diastolic": 80}, None, ["last_systolic"]),
        ({}, {"systolic": 85, "diastolic": 88}, None, []),
        ({"pressure_on": "2026-11-05", "last_systolic": 85, "last_diastolic": 88}, {}, None, []),
    ],
)
def test_how_long_ago_the_pressure_was_measured_and_what_it_was(
    person: dict[str, Any], findings: dict[str, Any], band: str | None, missing: list[str],
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    content = {
        "on": "2026-11-30",
        "person": {"birth_date": "1970-01-05", "sex": "L", **person},
        "findings": {"own_hypertension": "ya", **findings},
    }
    code, told = asker(capsys, monkeypatch)("assess", content)
    found = next(one for one in json.loads(told)["answers"] if one["rule"] == "HT-KONTROL")
    assert code == 0
    assert (found["band"] or {}).get("code") == band
    assert found["missing"] == missing
    crossed = findings.get("systolic") == 85
    again = [one["rule"] for one in json.loads(told)["answers"] if one["state"] == "ukur_ulang"]
    assert ("TD-DEWASA" in again) is crossed


OF_TODAY: dict[str, dict[str, Any]] = {
    "crossed": {"systolic": 88, "diastolic": 125},
    "a number too high": {"systolic": 300, "diastolic": 85},
    "one number": {"diastolic": 80},
}


@pytest.mark.parametrize("found", OF_TODAY.values(), ids=OF_TODAY)
@pytest.mark.parametrize(
    ("on", "before", "least"),
    [
        ("2026-11-05", (130, 80), None),  # no older pressure is a word on today
        ("2026-11-22", (210, 120), "tidak_terkendali"),
        ("2026-10-01", (210, 120), "tidak_terkendali_tidak_kontrol"),
        ("2026-10-29", (130, 80), "tidak_kontrol"),  # 32 days
    ],
)
def test_a_pressure_of_today_that_is_half_or_cannot_be_takes_nothing_away_of_the_one_before(
    found: dict[str, int], on: str, before: tuple[int, int], least: str | None,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """And nothing is in order by it. One number of today is a measurement of today: nobody failed to come."""
    person = {"pressure_on": on, "last_systolic": before[0], "last_diastolic": before[1]}
    content = {
        "on": "2026-11-30",
        "person": {"birth_date": "1970-01-05", "sex": "L", **person},
        "findings": {"own_hypertension": "ya", **found},
    }
    told = json.loads(asker(capsys, monkeypatch)("assess", content)[1])["answers"]
    control = next(one for one in told if one["rule"] == "HT-KONTROL")
    half = found.keys() == {"diastolic"}
    came = {"tidak_kontrol": None, "tidak_terkendali_tidak_kontrol": "tidak_terkendali"} if half else {}
    assert (control["state"], control["band"]) == ("tidak_lengkap" if half else "ukur_ulang", None)
    assert (control["at_least"] or {}).get("code") == came.get(least, least)
    assert "last_systolic" in (control["missing"] if half else control["again"])


def test_a_pressure_that_cannot_be_with_none_before_is_a_home_visit_after_a_month(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    person = {"birth_date": "1970-01-05", "sex": "L", "last_systolic": 140, "last_diastolic": 150}
    for on, least in (("2026-10-01", "tidak_kontrol"), ("2026-10-30", None)):
        content = {
            "on": "2026-11-30",
            "person": person | {"pressure_on": on},
            "findings": {"own_hypertension": "ya"},
        }
        told = json.loads(asker(capsys, monkeypatch)("assess", content)[1])["answers"]
        control = next(one for one in told if one["rule"] == "HT-KONTROL")
        assert (control["state"], (control["at_least"] or {}).get("code")) == ("ukur_ulang", least)


def test_a_day_to_come_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"on": "2026-11-30", "person": {"pressure_on": "2026-12-01"}, "findings": {"own_hypertension": "ya"}}
    code, told = asker(capsys, monkeypatch)("assess", content)
    assert code == 1
    assert "person.pressure_on" in told
