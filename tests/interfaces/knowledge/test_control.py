"""Control of hypertension asked by the shell: the day of the last pressure, or the pressure of today itself."""

import json
from typing import Any

import pytest

from tests.interfaces.knowledge.asking import asker


@pytest.mark.parametrize(
    ("measured", "findings", "band"),
    [
        ("2026-11-05", {}, "kontrol"),  # 25 days: worked check 8 of ilp.md 15
        ("2026-10-29", {}, "tidak_kontrol"),  # 32 days
        ("2026-10-29", {"systolic": 130, "diastolic": 80}, "kontrol"),
        (None, {}, None),
    ],
)
def test_how_long_ago_the_pressure_was_measured(
    measured: str | None, findings: dict[str, Any], band: str | None,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    person = {"birth_date": "1970-01-05", "sex": "L", "pressure_on": measured}
    content = {"on": "2026-11-30", "person": person, "findings": {"own_hypertension": "ya", **findings}}
    code, told = asker(capsys, monkeypatch)("assess", content)
    found = next(one for one in json.loads(told)["answers"] if one["rule"] == "HT-KONTROL")
    assert code == 0
    assert (found["band"] or {}).get("code") == band
    assert found["missing"] == ([] if band else ["days_since_pressure"])


def test_a_day_to_come_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"on": "2026-11-30", "person": {"pressure_on": "2026-12-01"}, "findings": {"own_hypertension": "ya"}}
    code, told = asker(capsys, monkeypatch)("assess", content)
    assert code == 1
    assert "person.pressure_on" in told
