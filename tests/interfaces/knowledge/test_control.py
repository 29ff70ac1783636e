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
        ({"pressure_on": "2026-11-05", **CALM}, {"systolic": 85, "diastolic": 88}, "kontrol", []),  # the last possible
        ({"pressure_on": "2026-10-29", **CALM}, {"systolic": 85, "diastolic": 88}, "tidak_kontrol", []),
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


def test_a_day_to_come_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"on": "2026-11-30", "person": {"pressure_on": "2026-12-01"}, "findings": {"own_hypertension": "ya"}}
    code, told = asker(capsys, monkeypatch)("assess", content)
    assert code == 1
    assert "person.pressure_on" in told
