"""What cannot be of somebody new is said at its field; everything typed stands there again, and nothing is kept."""

from typing import Any

import pytest

from simpul.foundation.identifiers import new_id
from tests.cast import Cast
from tests.interfaces.families.people.person import NIK, WHO, enter, found
from tests.interfaces.families.screens import open_form
from tests.interfaces.test_nasty_input import records
from tests.records.households.house import make_family

CANNOT_BE = [
    ("name", {"name": " "}),
    ("name", {"name": "12345"}),
    ("name", {"name": "x" * 121}),
    ("name", {"name": "\u202e\u200b"}),
    ("sex", {"sex": "X"}),
    ("sex", {"sex": ""}),
    ("birth", {"birth_day": "31", "birth_month": "2"}),
    ("birth", {"birth_day": "29", "birth_month": "2", "birth_year": "2023"}),
    ("birth", {"birth_day": "4", "birth_month": ""}),
    ("birth", {"birth_day": "", "birth_month": "", "birth_year": ""}),
    ("birth", {"birth_day": "", "birth_month": "13"}),
    ("birth", {"birth_day": "22", "birth_month": "11", "birth_year": "2026"}),
    ("birth", {"birth_year": "2999"}),
    ("birth", {"birth_year": "96"}),
    ("birth", {"birth_year": "19960"}),
    ("birth", {"birth_year": "0001"}),
    ("birth", {"birth_year": "1895"}),
    ("birth", {"birth_year": "\u0661\u0669\u0669\u0666"}),
    ("birth", {"birth_day": "1e1"}),
    ("birth", {"birth_day": "-4"}),
    ("nik", {"nik": "123"}),
    ("nik", {"nik": NIK[:15]}),
    ("nik", {"nik": NIK + "2"}),
    ("nik", {"nik": "1" * 16}),
    ("nik", {"nik": "357100990396000\u0663"}),
    ("nik", {"nik": "3571009903960001"}),
    ("no_nik_reason", {"no_nik_reason": ""}),
    ("no_nik_reason", {"no_nik_reason": "malas"}),
    ("phone", {"phone": "abc"}),
    ("phone", {"phone": "0812 3456 789 012 345"}),
    ("phone", {"phone": "\u0660\u0668\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"}),
    ("whatsapp", {"whatsapp": "12"}),
    ("jkn", {"jkn": "12AB"}),
    ("jkn", {"jkn": "1" * 21}),
    ("has_jkn", {"has_jkn": "mungkin"}),
    ("rt", {"rt": "1"}),
    ("rt", {"rt": "x"}),
    ("rt", {"rt": "9" * 30}),
    ("since", {"since": "31-02-2020"}),
    ("since", {"since": "01-01-2999"}),
    ("since", {"since": "22-11-2026"}),
    ("since", {"since": "03-03-1996"}),
    ("since", {"since": "01-01-0001"}),
    ("since", {"since": "kemarin"}),
    ("mother", {"mother": str(new_id())}),
    ("mother", {"mother": "x"}),
    ("place", {"place": "lain"}),
    ("place", {"place": ""}),
    ("marital_status", {"marital_status": "lain"}),
    ("ktp_elsewhere", {"ktp_elsewhere": "x" * 201}),
    ("", {"form_id": "x"}),
    ("", {"form_id": "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f"}),
    ("", {"place": "kk", "second_id": "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f"}),
]


@pytest.mark.parametrize(("field", "boxes"), CANNOT_BE)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(cast: Cast, field: str, boxes: dict[str, str]) -> None:
    before = records()
    screen = enter(cast, **{"ktp_elsewhere": "Kabupaten Contoh", "phone": "0812 3456 789", **boxes})
    assert screen.answer.status_code == 422
    assert set(screen.says) == {field}
    typed = {name: boxes.get(name, WHO[name]) for name in ("name", "birth_day", "birth_month") if name not in boxes}
    assert {name: screen.values[name] for name in typed} == typed
    assert records() == before


@pytest.mark.parametrize("place", ["rt", "mother"])
def test_what_was_not_offered_is_refused(cast: Cast, place: str) -> None:
    """An RT of another kelurahan, a mother of another: known to the city, not to this form."""
    not_offered = {"rt": cast.bandar.rt[0].pk, "mother": cast.other_balita.pk}
    for part in ("bidan", "kader"):
        assert place in enter(cast, part, **{place: not_offered[place]}).says
    assert "rt" in enter(cast, "kader", rt=cast.campurejo.rt[1].pk).says
    assert found() == []


def test_a_family_that_was_not_in_the_address_is_not_joined(cast: Cast) -> None:
    household, people = make_family(cast)
    assert enter(cast, household=household.pk, household_id=household.pk, relation="anak", kelurahan_id=1).kept
    page = open_form(cast, "bidan", "page", household_id=household.pk)
    assert len(page.answer.context["members"]) == len(people)


def test_a_child_is_not_the_mother_of_its_mother(cast: Cast) -> None:
    assert "mother" in enter(cast, birth_year="1950", mother=cast.mother.pk).says
    assert found() == []


def test_everything_that_was_typed_comes_back_escaped(cast: Cast) -> None:
    typed: dict[str, Any] = {
        "name": '<b>"Siti', "sex": "L", "birth_day": "30", "birth_month": "2", "birth_year": "1990", "nik": "12",
        "no_nik_reason": "belum_terdata", "phone": "12", "whatsapp": "{{ 7|add:7 }}", "has_jkn": "ya", "jkn": "'",
        "rt": str(cast.campurejo.rt[1].pk), "since": "31-02-2020", "place": "kk", "mother": str(cast.mother.pk),
        "marital_status": "kawin", "disabilities": ["fisik", "mental"], "ktp_elsewhere": "<script>x</script>",
    }  # fmt: skip
    screen = enter(cast, **typed)
    assert screen.values == typed
    assert "<script>x" not in screen.text
    assert set(screen.says) == {"birth", "nik", "phone", "whatsapp", "jkn", "since"}


def test_a_text_without_end_is_refused_and_not_sent_back_in_full(cast: Cast) -> None:
    screen = enter(cast, name="Siti " * 20_000, ktp_elsewhere="y" * 100_000, nik="3" * 100_000)
    assert {"name", "ktp_elsewhere", "nik"} <= set(screen.says)
    assert len(screen.text) < 60_000


def test_a_body_without_any_box_says_what_is_missing(cast: Cast) -> None:
    screen = open_form(cast, "bidan", "new_person", rt_id=cast.campurejo.rt[0].pk)
    answer = screen.client.post(screen.address, {})
    assert answer.status_code == 422
    assert {"name", "sex", "birth"} <= {name for name, one in answer.context["form"].fields.items() if one.says}
