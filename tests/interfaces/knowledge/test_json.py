"""The JSON that the words of the shell read: documented, its examples run, and whatever is written into it is named."""

import copy
import json
import os
import subprocess
import sys
from random import Random
from typing import Any

import pytest

from simpul.interfaces.cli.knowledge.asked.fields import words
from simpul.interfaces.cli.knowledge.reference_page import PAGE, examples_of, json_page
from simpul.interfaces.cli.main import READER_GONE, main
from simpul.records.pregnancies.kinds import BirthHelper, BirthPlace
from tests.interfaces.knowledge.asking import Ask

EXAMPLES = [(word, example) for word in words() for example in examples_of(word)]
OPEN = {"answers[].band", "answers[].at_least", "answers[].inputs", "answers[].derived", "plan", "after_birth",
        "unread", "visit.unread", "visit.td", "dates.hpht", "dates.usg", "services[].evidence",
        "not_counted[].evidence", "premarital"}  # fmt: skip


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text() == json_page(), "renew: .venv/bin/python -m simpul.interfaces.cli.knowledge.reference_page"


@pytest.mark.parametrize(("word", "example"), EXAMPLES, ids=str)
def test_an_example_is_answered_in_both_ways_and_by_nothing_that_the_page_does_not_name(
    word: str, example: str, ask: Ask
) -> None:
    assert f"```json\n{example}\n```" in PAGE.read_text()
    code, out = ask(word, example)
    told = json.loads(out)
    assert (code, told["unread"] if word != "due" else {}) == (0, {})
    assert set(paths_of(told)) <= words()[word].answers.keys()
    code, said = ask(word, example, "--words")
    assert code == 0
    assert len(said.splitlines()) > 1 or word == "ckg"


def test_every_answer_of_the_page_is_one_that_an_example_shows(ask: Ask) -> None:
    for word in words():
        shown = {path for one in examples_of(word) for path in paths_of(json.loads(ask(word, one)[1]))}
        missing = words()[word].answers.keys() - shown
        assert {path for path in missing if not path.startswith("not_counted")} == set(), word


def paths_of(told: Any, path: str = "") -> list[str]:
    """Every path of an answer that the page may name; what is open inside stops at its name."""
    if isinstance(told, dict) and path not in OPEN:
        return [one for key, value in told.items() for one in paths_of(value, f"{path}.{key}" if path else key)]
    if isinstance(told, list) and told and isinstance(told[0], dict) and path not in OPEN:
        return [one for line in told for one in paths_of(line, f"{path}[]")]
    return [path] if not (isinstance(told, list) and f"{path}[]" in LISTS) else []


LISTS = {path.rpartition(".")[0] for word in words().values() for path in word.answers if path.count("[]")}


def test_help_shows_the_first_example_and_where_all_fields_stand(capsys: pytest.CaptureFixture[str]) -> None:
    for word in words():
        with pytest.raises(SystemExit):
            main([word, "--help"])
        shown = capsys.readouterr().out
        assert examples_of(word)[0] in shown
        assert "docs/reference/json.md" in shown


def test_places_and_helpers_of_a_delivery_are_those_of_the_record() -> None:
    rows = {one.path: one.options for one in words()["spm"].rows}
    assert rows["person.deliveries[].place"] == tuple(BirthPlace)
    assert rows["person.deliveries[].helper"] == tuple(BirthHelper)


FUZZ = 60
NASTY: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**30, 0.5, -1e308, "", " ", "x", "2026-02-30", "2026-11-29", "9999-12-31", "0001-01-01",
    "2026-11-29T25:00", "2026-11-29T10:00+07:00", "35.71", "99.99", "\ud800", "a\x00b", "ya" * 5000, [], {}, [None],
    {"x": 1}, [[]], {"": {}},
)  # fmt: skip


@pytest.mark.parametrize("word", list(words()))
def test_whatever_is_written_into_it_is_answered_or_named(word: str, ask: Ask) -> None:
    draw = Random(word)
    for _ in range(FUZZ):
        content = json.loads(draw.choice(examples_of(word)))
        for _ in range(draw.choice((1, 1, 2, 3))):
            spoil(content, draw)
        code, out = ask(word, content)
        told = json.loads(out)
        assert code in (0, 1)
        assert (set(told) == {"unread"} and told["unread"] != {}) is (code == 1)
        assert all(isinstance(one, str) and one.endswith(".") for one in told["unread"].values()), told["unread"]
        assert ask(word, content, "--words")[0] == code


def spoil(content: Any, draw: Random) -> None:
    """Somewhere inside stands something else, twice, or nothing any more."""
    here = content
    while True:
        if not here:
            return
        key = draw.choice(list(here) if isinstance(here, dict) else list(range(len(here))))
        if isinstance(here[key], (dict, list)) and here[key] and draw.random() < 0.8:
            here = here[key]
            continue
        if draw.random() < 0.2:
            del here[key]
        elif draw.random() < 0.1 and isinstance(here, list):
            here.append(copy.deepcopy(here[key]))
        else:
            here[key] = copy.deepcopy(draw.choice(NASTY))
        return


@pytest.mark.parametrize("content", ["", "{", "[]", "1", "null", '{"on": NaN}', "[" * 100_000, "9" * 5000, '{"on": 1}'])
def test_what_is_no_such_file_is_named(content: str, ask: Ask) -> None:
    for word in words():
        code, out = ask(word, content)
        assert code == 1
        assert json.loads(out)["unread"]


def test_whoever_stops_reading_ends_it_quietly() -> None:
    """As behind `| head`: the reader is gone before anything was written."""
    reader, writer = os.pipe()
    os.close(reader)
    said = subprocess.run(
        [sys.executable, "-m", "simpul.interfaces.cli.main", "knowledge", "coverage"],
        stdout=writer, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (said.returncode, said.stderr) == (READER_GONE, b"")
