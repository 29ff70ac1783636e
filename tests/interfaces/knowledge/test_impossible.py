"""Files of the right shape whose content cannot be: each is answered, or named by path, and nothing raises.

Drawn from the table that describes the files (fields.toml), so that a field that comes is drawn too.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpul.interfaces.cli.knowledge import setting
from simpul.interfaces.cli.knowledge.asked.agreeing import BEFORE_BIRTH, NOT_PREGNANT
from simpul.interfaces.cli.knowledge.asked.answering import TWICE
from simpul.interfaces.cli.knowledge.asked.checking import WHOLE
from simpul.interfaces.cli.knowledge.asked.codes import CODES
from simpul.interfaces.cli.knowledge.asked.fields import Field, words
from simpul.interfaces.cli.knowledge.word import NO_DATABASE
from simpul.interfaces.cli.main import main
from simpul.knowledge.concepts import Concept, concepts
from tests.interfaces.knowledge.asking import Ask

# Days of before anybody, a child of three, a woman, around the day that is asked about, and of nobody yet.
DAYS = st.sampled_from(
    ["1800-01-01", "1999-03-02", "2023-11-30", "2026-02-28", "2026-10-05", "2026-11-29", "2026-11-30", "2026-12-01",
     "2027-08-01", "2199-12-31"]
)  # fmt: skip
HOURS = st.builds("{}T{}".format, DAYS, st.sampled_from(["00:00Z", "10:00+07:00", "23:59+09:00"]))
VALUES = st.sampled_from(
    [None, True, False, -1, 0, 1, 60, 95, 140, 8000, 10**9, 10**30, -0.5, "", " ", "ya", "10,4", "-1", "9" * 30]
)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "day": DAYS, "hour": HOURS, "area": st.sampled_from(["35.71", "94"]), "text": st.sampled_from(["", "PMB"]),
    "yes_no": st.booleans(),
}  # fmt: skip


def value_of(concept: Concept | None) -> st.SearchStrategy[Any]:
    return st.sampled_from([one.code for one in concept.options]) | VALUES if concept and concept.options else VALUES


def drawn(one: Field) -> st.SearchStrategy[Any]:
    match one.kind:
        case "object":
            parts = {name: drawn(part) for name, part in one.parts.items()}
            must = {name: parts.pop(name) for name in list(parts) if one.parts[name].must}
            return st.fixed_dictionaries(must, optional=parts)
        case "list":
            return st.lists(drawn(one.parts["[]"]), max_size=3)
        case "map":
            within, known = one.parts["{}"], sorted(CODES[one.codes]())
            pairs = st.sampled_from(known).flatmap(
                lambda code: st.tuples(
                    st.just(code), value_of(concepts().get(code)) if within.kind == "value" else drawn(within)
                )
            )
            return st.lists(pairs, max_size=6).map(dict)
        case "whole":
            return st.integers(one.lowest, one.highest)
        case "choice":
            return st.sampled_from(one.options)
        case "code":
            return st.sampled_from(sorted(CODES[one.codes]()))
        case "value":
            return VALUES
        case kind:
            return KINDS[kind]


@pytest.mark.parametrize("word", list(words()))
@settings(
    max_examples=60, derandomize=True, database=None, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data())
def test_what_cannot_be_is_named_and_never_raises(word: str, ask: Ask, data: st.DataObject) -> None:
    content = data.draw(drawn(words()[word].takes))
    content["on"] = data.draw(st.sampled_from(["2026-11-30", "2026-12-31", "2027-02-01"]))
    if "year" in content:
        content["year"] = 2026
    code, out = ask(word, content)
    told = json.loads(out)
    assert code in (0, 1)
    assert (set(told) == {"unread"} and told["unread"] != {}) is (code == 1)
    assert all(isinstance(one, str) and one.endswith(".") for one in told["unread"].values()), told["unread"]
    assert ask(word, content, "--words")[0] == code
    if word == "spm" and content["person"]["sex"] == "L":
        assert {one["indicator"] for one in told.get("states", ())} & {"SPM01", "SPM02"} == set()


@pytest.mark.parametrize("weight", ["", "  ", 99_999_999, "0", "berat"])
def test_a_weight_of_another_day_that_says_nothing_or_cannot_be_is_named(weight: Any, ask: Ask) -> None:
    person = {"birth_date": "2025-11-25", "sex": "L"}
    content = {"on": "2026-11-20", "person": person, "findings": {"body_weight": "8,3"},
               "weighings": [{"on": "2026-10-20", "weight": weight}]}  # fmt: skip
    code, out = ask("assess", content)
    assert code == 1
    assert list(json.loads(out)["unread"]) == ["weighings[0].weight"]


DAY = {"on": "2026-12-01"}
WOMAN = {"birth_date": "1990-11-30", "sex": "P", "area": "35.71", "pregnant": False}


@pytest.mark.parametrize(
    ("word", "content", "path", "sentence"),
    [
        ("due", {"person": WOMAN | {"pregnant_since": "2026-09-01"}}, "person.pregnant_since", NOT_PREGNANT),
        (
            "assess",
            {"person": {"birth_date": "1990-11-30", "pregnant": False, "last_period": "2026-09-01"}, "findings": {}},
            "person.last_period",
            NOT_PREGNANT,
        ),
        (
            "ckg",
            {"person": {"birth_date": "1990-11-30", "sex": "P"}, "done": {"systolic": "1990-11-29"}},
            "done.systolic",
            BEFORE_BIRTH,
        ),
    ],
)
def test_what_contradicts_the_rest_of_the_file_is_named_and_not_used(
    word: str, content: dict[str, Any], path: str, sentence: str, ask: Ask
) -> None:
    code, out = ask(word, DAY | content)
    told = json.loads(out)
    assert (code, told["unread"]) == (0, {path: sentence})
    assert "Periksa hamil" not in out


@pytest.mark.parametrize(
    "content", ['{"on": "2026-12-01", "on": "2026-12-02"}', '{"person": {"sex": "P", "sex": "L"}}']
)
def test_one_question_with_two_answers_is_refused(content: str, ask: Ask) -> None:
    for word in words():
        code, out = ask(word, content)
        assert (code, json.loads(out)) == (1, {"unread": {WHOLE: TWICE}})


def test_where_nothing_can_be_read_it_is_said() -> None:
    """As where a service starts it with its input closed."""
    run = [
        sys.executable,
        "-c",
        "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])",
    ]
    said = subprocess.run(
        [*run, "-m", "simpul.interfaces.cli.main", "spm"], capture_output=True, text=True, check=False, env=os.environ
    )
    assert (said.returncode, said.stderr) == (1, "")
    assert json.loads(said.stdout)["unread"]


def test_without_a_database_a_city_is_not_asked_in_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.db import OperationalError

    def none(_arguments: object) -> int:
        raise OperationalError("connection is bad")

    monkeypatch.setattr(setting, "run", none)
    assert main(["knowledge", "setting", "C14", "230", "--by", "x"]) == 1
    assert capsys.readouterr().err == f"simpul: {NO_DATABASE}\n"
