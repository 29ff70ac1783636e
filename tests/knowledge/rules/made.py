"""A small rule for one test, whole except for what the test is about."""

from typing import Any

from simpul.knowledge.rules.language.definition import Rule
from simpul.knowledge.rules.language.schema import rule_of
from simpul.knowledge.rules.language.settings import numbers

BAND = {"label_id": "x", "label_en": "x", "action_id": "x", "action_en": "x", "refer": "tidak", "colour": "hijau"}


def content(bands: list[dict[str, Any]], inputs: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "rule": "TRY",
        "edition": "2026.11",
        "valid_from": "2026-11-01",
        "title_id": "Percobaan",
        "title_en": "Try",
        "status": "engineering",
        "source": "for a test",
        "inputs": inputs,
        "bands": [BAND | one for one in bands],
    } | more


def rule_with(bands: list[dict[str, Any]], inputs: dict[str, Any], **more: Any) -> Rule:
    return rule_of(content(bands, inputs, **more), numbers())
