"""Whoever falls into a band gets the priority, place, days and words of the source, read row by row (vectors/acts).

The tables were written from the source, not from the editions; what no source gives stands in them as ours.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.rules import Band, Colour, Priority, Rule, assess, rules
from simpul.knowledge.rules.language.settings import settings
from simpul.knowledge.rules.wording import Words
from tests.knowledge.rules.cases import file_of
from tests.knowledge.rules.mutants import acting_mutants
from tests.knowledge.rules.test_vectors import VECTORS

PATHS = sorted((Path(__file__).parents[3] / "vectors/acts").glob("*.json"))
TABLES: dict[str, dict[str, Any]] = {
    code: row for path in PATHS for code, row in json.loads(path.read_text())["rules"].items()
}
NUMBERS = [{}, *({code: choice.value} for code, one in settings().items() for choice in one.choices)]
BY_NUMBERS = [(chosen, {file_of(rule): rule for rule in rules(chosen).values()}) for chosen in NUMBERS]
RULES = BY_NUMBERS[0][1]
PARTS = ("GROW-", "DEV-", "NEO-", "MTB", "ANC-", "ANEMIA-", "EPDS", "KB-", "PNC-", "PRE-", "WUS-", "INC-",
         "PUMA", "AKS", "JIWA-", "DM-", "TD-", "HT-", "TB-")  # fmt: skip
READ = [name for name in RULES if name.startswith(PARTS)]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
KEPT = re.compile(r"(?<=[A-Za-z])\d+")  # MgSO4, HB0, KN2: a name, and no number


def differences(rule: Rule, band: Band, chosen: dict[str, int]) -> list[str]:
    """What a band says otherwise than its table, under the numbers that a city chose."""
    row = TABLES[file_of(rule)]
    priority, refer, days, *words = row["bands"][band.code]
    days = chosen.get(days, settings()[days].default) if isinstance(days, str) else days
    said = {"priority": band.priority, "refer": band.refer, "recheck_days": band.recheck_days}
    wanted = {"priority": priority, "refer": refer, "recheck_days": days}
    found = [f"{name} {said[name]}, not {wanted[name]}" for name in said if said[name] != wanted[name]]
    found += [f"action without {one}" for one in words if one not in band.action_id]
    if sorted(band.ours) != sorted(row.get("ours", {}).get(band.code, [])):
        found.append(f"ours {band.ours}")
    return found + colours(rule, band, row)


def colours(rule: Rule, band: Band, row: dict[str, Any]) -> list[str]:
    """The colour that the source names; where it names none, green says that nobody has to look (P4)."""
    if named := row.get("colours", {}).get(band.code):
        return [] if band.colour == named else [f"colour {band.colour}, not {named}"]
    is_green = band.colour is Colour.GREEN
    return [] if is_green is (band.priority is Priority.P4) else [f"{rule.code} {band.code} is {band.colour}"]


@pytest.mark.parametrize("name", READ)
def test_a_band_says_what_its_source_says(name: str) -> None:
    """Through the evaluator: by each worked case that falls into a band, or is certain of one. What a lower end says
    while a worse one may come out is read in test_least."""
    for chosen, found in BY_NUMBERS:
        rule = found[name]
        acts = [assess(rule, case["given"]).acts for case in VECTORS[name]["cases"]]
        reached = [band for band in acts if band in rule.bands] + list(rule.bands)
        assert {band.code: told for band in reached if band and (told := differences(rule, band, chosen))} == {}


def test_every_rule_and_band_of_these_parts_has_its_row_and_no_row_is_of_one_that_left() -> None:
    assert set(READ) <= TABLES.keys() <= RULES.keys()
    assert {name: list(row["bands"]) for name, row in TABLES.items()} == {
        name: [band.code for band in RULES[name].bands] for name in TABLES
    }
    for row in TABLES.values():
        assert row["row"]
        assert {*row.get("ours", {}), *row.get("colours", {})} <= row["bands"].keys()


@pytest.mark.parametrize("name", READ)
def test_another_priority_place_day_or_action_is_found_out(name: str) -> None:
    rule, survivors = RULES[name], []
    for mutant, changed in acting_mutants(rule):
        bands = (differences(one, band, chosen) for chosen, one in changed for band in one.bands)
        if changed and not any(bands):
            survivors.append(mutant)
    assert survivors == []


def test_every_kind_of_another_act_is_made() -> None:
    made = [mutant for name in READ for mutant, changed in acting_mutants(RULES[name]) if changed]
    kinds = ("priority P", "refer ", "recheck_days 13", "recheck_days 15", "recheck_days gone", "recheck_days of 14",
             "colour ", "the action of", "another number", "ours without", "ours with")  # fmt: skip
    assert [kind for kind in kinds if not any(kind in one for one in made)] == []


@pytest.mark.parametrize("name", RULES)
def test_an_action_says_the_same_numbers_in_both_languages(name: str) -> None:
    for band in RULES[name].bands:
        in_two = [sorted(_numbers(text)) for text in (band.action_id, band.action_en)]
        assert in_two[0] == in_two[1], band.code


def _numbers(text: str) -> list[str]:
    """200.000 and 200,000 are one number: dots and commas are left out."""
    plain = KEPT.sub("", text)
    return [re.sub(r"[.,]", "", one) for one in NUMBER.findall(plain)]


def test_what_is_ours_is_told_with_the_band() -> None:
    rule = RULES["ANC-SIFILIS"]
    assert Words(rule, "id").ours(rule.bands[0]) == "ketentuan Simpul: tempat rujukan"
    assert Words(rule, "en").ours(rule.bands[0]) == "Simpul's own: place to refer"
    assert Words(rule, "id").ours(rule.bands[1]) == ""
