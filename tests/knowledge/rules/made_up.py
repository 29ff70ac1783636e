"""The rules of vectors/language/made_up.json: forms of the language that no rule in use has (an index, a table)."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from simpul.knowledge.rules import Rule
from simpul.knowledge.rules.language.known import KNOWN, Known
from tests.knowledge.rules.made import rule_with

VECTORS: dict[str, Any] = json.loads((Path(__file__).parents[3] / "vectors/language/made_up.json").read_text())


@cache
def made_up() -> Mapping[str, Rule]:
    """By code. What they are made from is known while they load, and to no other rule."""
    known = {
        code: Known(code, code, code, unit, unit, lowest, highest)
        for code, (unit, lowest, highest) in VECTORS["known"].items()
    }
    with patch.dict(KNOWN, known):
        return {one["rule"]: _rule(one) for one in VECTORS["rules"]}


def _rule(content: Mapping[str, Any]) -> Rule:
    derived = {code: {"label_id": code, "label_en": code} | one for code, one in content["derived"].items()}
    return rule_with(content["bands"], content["inputs"], rule=content["rule"], derived=derived)
