"""One key for every spelling of a name, and search while it is being typed."""

import json
from pathlib import Path

import pytest
from faker.providers.person.id_ID import Provider
from hypothesis import given
from hypothesis import strategies as st

from simpul.knowledge.identity.spelling import is_unnamed, search_tokens, spelling_key

VECTORS = json.loads((Path(__file__).parents[3] / "vectors/identity/spelling.json").read_text())
TYPED = (
    *("Soekarno Hatta", "Chairul Anwar", "Muhammad Rizky", "Mochamad Yusuf", "Soedjono", "Siti Aisyah", "Supriyadi"),
    *("Taufiq Hidayat", "Dewi Sartika", "Nur'aini", "Sjafrudin", "Zaenal Arifin", "Budhi Santoso", "Fatimah Az-Zahra"),
    *("M.Rizky Pratama", "H. Abd. Ghofur", "A.Rahman"),
)
COMMON = (
    "Fitri",
    "Siti",
    "Ratih",
    "Rati",
    "Rizal",
    "Rijal",
    "Dina",
    "Dini",
    "Andi",
    "Adi",
    "Sari",
    "Nuri",
    "Sri",
    "Tri",
)


@pytest.mark.parametrize("group", VECTORS["same"], ids=lambda group: group[0])
def test_the_spellings_of_one_name_have_one_key(group: list[str]) -> None:
    assert {spelling_key(name) for name in group} == {spelling_key(group[0])}
    assert spelling_key(group[0])


@pytest.mark.parametrize("pair", VECTORS["different"], ids=lambda pair: pair[0])
def test_neighbours_keep_their_own_keys(pair: list[str]) -> None:
    assert spelling_key(pair[0]) != spelling_key(pair[1])


@pytest.mark.parametrize(("name", "key"), VECTORS["keys"].items(), ids=str)
def test_a_key_is_stored_so_it_must_not_change(name: str, key: str) -> None:
    assert spelling_key(name) == key


def test_few_different_names_fall_together() -> None:
    names = {*Provider.first_names_male, *Provider.first_names_female, *Provider.last_names}
    assert len({spelling_key(name) for name in names}) >= len(names) - 7


def test_common_names_stay_apart() -> None:
    assert len({spelling_key(name) for name in COMMON}) == len(COMMON)


@given(st.text())
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert spelling_key(spelling_key(text)) == spelling_key(text)


@given(st.text(alphabet="aeiouhckdtjnsyqxzpvwm .,'-", max_size=14))
def test_the_key_of_a_key_is_the_key_with_the_letters_of_the_rules(text: str) -> None:
    assert spelling_key(spelling_key(text)) == spelling_key(text)


@given(st.text())
def test_searching_never_raises(text: str) -> None:
    assert all(search_tokens(text)) or search_tokens(text) == ()


@pytest.mark.parametrize("name", TYPED)
def test_a_name_is_found_at_every_letter_of_typing(name: str) -> None:
    key = spelling_key(name)
    for length in range(2, len(name) + 1):
        tokens = search_tokens(name[:length])
        assert all(token in key for token in tokens), (name[:length], tokens, key)
        assert key.startswith(" ".join(tokens)) or name[:length] != name[:length].rstrip(), (name[:length], tokens, key)


def test_a_half_typed_word_keeps_what_is_certain() -> None:
    assert search_tokens("Muham") == ("muham",)
    assert search_tokens("chai") == ("hai",)
    assert search_tokens("Sup") == ("sup",)
    assert search_tokens("soekarno h") == ("sukarno", "h")
    assert search_tokens("moh ") == ("muhamad",)
    assert search_tokens("") == ()


def test_a_newborn_without_a_name_bears_its_mothers() -> None:
    assert is_unnamed("By. Ny. Siti")
    assert spelling_key("Bayi Ny. Siti") == "siti"
    assert not is_unnamed("Bayu Siti")
