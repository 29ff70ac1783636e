"""Which actions are there, and what does the band of each say? Words, priority, days and source stand in a rule, with
the numbers of the city (ADR 0052); actions.toml names the band.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simpul.knowledge.rules import Rule

FILE = Path(__file__).parent / "actions.toml"


@dataclass(frozen=True, slots=True)
class Action:
    """priority P1 (now) to P4; text Indonesian; recheck_days 0 is today; status as the source was read

    rules  the editions on which it rests, code and edition: where a doctor did not sign them all it is advice
    """

    code: str
    priority: str
    text: str
    source: str
    status: str
    recheck_days: int
    rules: tuple[tuple[str, str], ...] = ()

    @property
    def for_kader(self) -> str:
        """What a kader says: never a diagnosis, and no number of days, which her bidan has from the task."""
        said: str = self.text if self.code in content()["plain"] else content()["calls"][self.priority]
        return said


@dataclass(frozen=True, slots=True)
class Complication:
    """One row of the checklist of gizi buruk: its code is what `counsel` is given."""

    code: str
    text: str


def actions(rules: "Mapping[str, Rule]") -> list[Action]:
    """All that these rules say, worst first."""
    found = [_of_band(row, rules[row["rule"]]) for row in content()["band"] if row["rule"] in rules]
    for row in content()["said"]:
        if rules.keys() >= {*row["rests_on"]}:
            rests_on = tuple(rules[code].key for code in row["rests_on"])
            found.append(Action(**{key: one for key, one in row.items() if key != "rests_on"}, rules=rests_on))
    return sorted(found, key=lambda action: action.priority)


def _of_band(row: Mapping[str, Any], rule: "Rule") -> Action:
    whole = next(one for one in rule.bands if one.code == row["band"])
    band = (row.get("least") and whole.least) or whole
    return Action(
        code=row["code"],
        priority=band.priority.value,
        text=band.action_id,
        source=band.source,
        status=band.status.value,
        recheck_days=band.recheck_days or 0,
        rules=(rule.key,),
    )


@cache
def complications_of_gizi_buruk() -> tuple[Complication, ...]:
    """The checklist that makes of gizi buruk an emergency."""
    return tuple(Complication(**row) for row in content()["complication"])


@cache
def content() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text())
