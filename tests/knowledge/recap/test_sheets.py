"""The sheets hold what the print holds, in its order; and a column with a mistake does not load."""

from typing import Any

import pytest

from simpul.knowledge.indicators.catalogue import COUNTED
from simpul.knowledge.recap import GROUPS, Is, RecapError, column_with, concepts_counted, sheets
from simpul.knowledge.recap.sheets import sheets_of

# Columns of the print, the one of the month among them.
PRINTED = {"ibu": 29, "anak": 36, "remaja": 26, "dewasa": 47}
HEADS = {"ibu": ["bumil", "nifas"], "anak": ["bayi", "anak_balita", "apras"],
         "remaja": ["usekrem_6_14", "usekrem_15_18"], "dewasa": ["dewasa", "lansia"]}  # fmt: skip


def test_each_sheet_has_as_many_columns_as_the_print() -> None:
    assert {sheet.code: len(sheet.columns) + 1 for sheet in sheets()} == PRINTED


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.code)
def test_a_sheet_begins_with_registered_came_and_not_came_of_each_group(sheet: Any) -> None:
    groups = HEADS[sheet.code]
    expected = [(how, group) for how in (Is.REGISTERED, Is.CAME, Is.NOT_CAME) for group in groups]
    found = [(column.count.how, *column.groups) for column in sheet.columns[: len(expected)]]
    assert found == expected
    assert all(column.count.how not in (Is.REGISTERED, Is.CAME) for column in sheet.columns[len(expected) :])
    assert frozenset().union(*(column.groups for column in sheet.columns)) == set(groups)


def test_every_group_is_on_one_sheet() -> None:
    assert [group for groups in HEADS.values() for group in groups] == list(GROUPS)


def test_what_a_kader_may_not_read_rests_on_an_answer_of_class_c3() -> None:
    sensitive = {column.code for sheet in sheets() for column in sheet.columns if column.is_sensitive}
    assert sensitive == {
        "remaja_mind_low", "remaja_mind_high",
            "dewasa_mind_low", "dewasa_mind_high", "dewasa_mind_17", "lansia_skilas_mood", "lansia_skilas_mood_no",
    }  # fmt: skip
    assert {"srq20_total", "skilas_sad"} <= concepts_counted()


def test_the_names_of_a_class_of_growth_are_for_nakes_and_those_of_a_colour_for_all() -> None:
    nakes = {code for code in ("anak_length_bad", "anak_weight_bad", "anak_arm_other", "apras_bmi_bad")
             if column_with(code).names_are_for_nakes}  # type: ignore[union-attr]  # fmt: skip
    assert nakes == {"anak_length_bad", "anak_weight_bad", "apras_bmi_bad"}


def test_the_recap_and_pws_close_the_names_of_the_same_classes() -> None:
    """Otherwise the names that one page keeps from a kader would open on the other."""
    in_pws = {(code.split(".")[0].lower(), one.names_are_for_nakes) for code, one in COUNTED.items() if "." in code}
    growth = [column for sheet in sheets() for column in sheet.columns if column.count.how is Is.GROWTH]
    in_recap = {(str(column.count.index), column.names_are_for_nakes) for column in growth}
    assert in_pws == {("bbu", True), ("tbu", True), ("lila", False)}
    assert in_pws <= in_recap
    assert len(in_recap) == len({index for index, _ in in_recap}), "one index is open and closed"


def test_a_column_that_does_not_exist() -> None:
    assert column_with("x") is None


def table(**column: Any) -> dict[str, Any]:
    whole = {
        "code": "a", "label_id": "a", "label_en": "a", "groups": ["bumil"], "status": "secondary",
        "count": {"is": "concept", "concept": "ttd_daily", "options": ["setiap_hari"]},
    }  # fmt: skip
    row = {key: value for key, value in (whole | column).items() if value is not None}
    return {"source": "s", "sheet": [{"code": "x", "label_id": "x", "label_en": "x", "column": [row]}]}


def test_the_table_of_these_tests_loads() -> None:
    assert [column.code for sheet in sheets_of(table()) for column in sheet.columns] == ["a"]


MISTAKES: dict[str, dict[str, Any]] = {
    "no status": {"status": None},
    "a field too many": {"colour": "red"},
    "an unknown status": {"status": "sure"},
    "an unknown group": {"groups": ["bujang"]},
    "no group": {"groups": []},
    "an unknown word": {"count": {"is": "guessed"}},
    "an unknown concept": {"count": {"is": "written", "concept": "shoe_size"}},
    "an unknown option": {"count": {"is": "concept", "concept": "ttd_daily", "options": ["kadang"]}},
    "a field of another word": {"count": {"is": "written", "concept": "education_topic", "value": 1}},
    "a number of a text": {"count": {"is": "at_least", "concept": "education_topic", "value": 1}},
    "a measurement of a text": {"count": {"is": "measured", "concept": "education_topic"}},
    "a sum of yes and no": {"count": {"is": "sum_below", "concepts": ["tb_fever"], "value": 1}},
    "a sum without a limit": {"count": {"is": "sum_below", "concepts": ["jiwa_1"]}},
    "a text of a number": {"count": {"is": "written", "concept": "srq20_total"}},
    "signs that are no yes or no": {"count": {"is": "symptoms", "concepts": ["ttd_daily"], "at_least": 1}},
    "an unknown service": {"count": {"is": "given", "services": ["shoes"]}},
    "services and kinds": {"count": {"is": "given", "services": ["ttd"], "kinds": ["food"]}},
    "an unknown category": {"count": {"is": "growth", "index": "tbu", "categories": ["gizi_baik"]}},
    "an unknown index": {"count": {"is": "growth", "index": "x", "categories": []}},
    "an unknown status of a weighing": {"count": {"is": "weighing", "statuses": ["X"]}},
    "a weighing without a status": {"count": {"is": "weighing", "bands": ["merah"]}},
    "a register of two groups": {"count": {"is": "came"}, "groups": ["bumil", "nifas"]},
    "a note in one language": {"note_id": "hanya ini"},
    "blank without a reason": {"count": {"is": "not_recorded", "why_id": "", "why_en": ""}},
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_does_not_load(mistake: str) -> None:
    with pytest.raises(RecapError, match="column a"):
        sheets_of(table(**MISTAKES[mistake]))


def test_two_columns_with_one_code_do_not_load() -> None:
    twice = table()
    twice["sheet"].append(twice["sheet"][0])
    with pytest.raises(RecapError, match="same code"):
        sheets_of(twice)
