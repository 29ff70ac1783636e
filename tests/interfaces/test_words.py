"""English is complete, and says nothing that is no longer said in Indonesian."""

import re
from functools import cache

import polib

from simpul.interfaces.cli.compile_words import run
from tests.interfaces.words import PO, plurals, spoken

HOLES = re.compile(r"%\(\w+\)s|%%")


@cache
def entries() -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(PO))}


def test_every_sentence_has_its_english() -> None:
    known = entries()
    missing = {sentence for sentence in spoken() if sentence not in known or not said(known[sentence])}
    assert missing == set()


def test_what_is_said_of_many_has_an_english_for_one_and_for_many() -> None:
    known = entries()
    assert {one: known[one].msgid_plural for one in plurals()} == plurals()
    assert all(len(known[one].msgstr_plural) == 2 for one in plurals())


def test_no_translation_is_stale() -> None:
    assert entries().keys() - spoken() == set()


def test_a_translation_has_the_same_places_for_values() -> None:
    wrong = []
    for entry in entries().values():
        said_in_indonesian = [entry.msgid, entry.msgid_plural or entry.msgid]  # of one, of many
        for text, original in zip(said(entry), said_in_indonesian, strict=False):
            if sorted(HOLES.findall(text)) != sorted(HOLES.findall(original)):
                wrong.append((original, text))
    assert wrong == []


def test_the_compiled_words_are_those_of_the_file() -> None:
    run(None)  # type: ignore[arg-type]
    compiled = polib.mofile(str(PO.with_suffix(".mo")))
    assert {entry.msgid for entry in compiled} == entries().keys()


def said(entry: polib.POEntry) -> list[str]:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return texts if all(texts) else []
