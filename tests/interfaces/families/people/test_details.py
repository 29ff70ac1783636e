"""A detail is put right with a reason, what stood there before stays readable, and a newborn gets its name."""

from typing import Any

import pytest

from simpul.records.people.actions import merge_people
from simpul.records.people.models import Edit, Person
from tests.cast import NAMES, NOW, Cast, add_person
from tests.interfaces.families.screens import Screen, fresh, open_form
from tests.records.households.house import city


def details(cast: Cast, part: str = "bidan", **boxes: Any) -> Screen:
    screen = open_form(cast, part, "details", person_id=cast.balita.pk)
    return screen.send(**{"reason": "sesuai akta", **boxes})


def edits(person: Person) -> list[tuple[str, str, str]]:
    with city():
        return [(one.field, one.before, one.after) for one in Edit.objects.filter(person=person).order_by("id")]


def test_the_form_is_drawn_as_the_record_is(cast: Cast) -> None:
    screen = open_form(cast, "kader", "details", person_id=cast.balita.pk)
    drawn = {name: screen.values[name] for name in ("name", "sex", "birth_day", "birth_month", "birth_year", "mother")}
    assert drawn == {
        "name": NAMES[1], "sex": "L", "birth_day": "9", "birth_month": "9", "birth_year": "2025",
        "mother": str(cast.mother.pk),
    }  # fmt: skip
    assert "reason" in screen.send().says
    assert screen.send(reason="akta").kept
    assert edits(cast.balita) == []


def test_only_what_differs_is_an_edit(cast: Cast) -> None:
    boxes = {"name": "Wirasena Samaran", "has_jkn": "ya", "disabilities": ["fisik"]}
    assert details(cast, **boxes).kept
    assert {field for field, *_ in edits(cast.balita)} == {"name", "has_jkn", "disabilities"}
    assert details(cast, **boxes).kept
    assert len(edits(cast.balita)) == 3


def test_a_birth_date_that_was_not_touched_keeps_its_assumed_day(cast: Cast) -> None:
    assert details(cast, birth_day="", birth_month="").kept
    before = edits(cast.balita)
    assert details(cast, name="Wirasena Samaran").kept
    assert {field for field, *_ in edits(cast.balita)[len(before) :]} == {"name"}


@pytest.mark.parametrize(
    ("boxes", "field"),
    [
        ({"name": "Wirasena Lain", "reason": ""}, "reason"),
        ({"reason": "x" * 161}, "reason"),
        ({"name": ""}, "name"),
        ({"name": "123"}, "name"),
        ({"sex": ""}, "sex"),
        ({"birth_year": "2999"}, "birth"),
        ({"birth_day": "31", "birth_month": "2"}, "birth"),
        ({"birth_year": "1997"}, "mother"),
        ({"mother": "x"}, "mother"),
        ({"marital_status": "x"}, "marital_status"),
        ({"ktp_elsewhere": "x" * 201}, "ktp_elsewhere"),
    ],
)
def test_a_change_that_cannot_be_is_said_at_its_field(cast: Cast, boxes: dict[str, str], field: str) -> None:
    screen = details(cast, **{"has_jkn": "ya", **boxes})
    assert field in screen.says
    assert screen.answer.status_code == 422
    assert screen.values["has_jkn"] == "ya"
    assert edits(cast.balita) == []


def test_nobody_is_their_own_mother_nor_that_of_their_mother(cast: Cast) -> None:
    with city():
        sister = add_person(cast, "Samaran adik", cast.mother.sex, cast.neighbour.birth_date, cast.campurejo.rt[0])
    offered = open_form(cast, "bidan", "details", person_id=cast.mother.pk).offered["mother"]
    assert str(cast.mother.pk) not in offered
    screen = open_form(cast, "bidan", "details", person_id=cast.mother.pk)
    assert "mother" in screen.send(mother=cast.other_balita.pk, reason="x").says
    assert "mother" in screen.send(mother=cast.mother.pk, reason="x").says
    assert "mother" in screen.send(mother=sister.pk, reason="x").says
    assert fresh(cast.mother).mother_id is None


def test_a_mother_out_of_sight_stays_the_mother(cast: Cast) -> None:
    with city():
        Person.objects.filter(pk=cast.mother.pk).update(rt=cast.bandar.rt[0], kelurahan=cast.bandar.area)
    screen = open_form(cast, "bidan", "details", person_id=cast.balita.pk)
    assert NAMES[0] not in screen.text
    assert screen.send(name="Wirasena Samaran", reason="akta").kept
    assert fresh(cast.balita).mother_id == cast.mother.pk


def test_a_mother_whose_record_was_merged_is_shown_by_the_kept_one(cast: Cast) -> None:
    with city() as area:
        kept = add_person(cast, "Samaran utama", cast.mother.sex, cast.mother.birth_date, cast.campurejo.rt[0])
        merge_people(actor_id=cast.bidan.pk, area=area, kept_id=kept.pk, gone_id=cast.mother.pk, reason="x", now=NOW)
    screen = open_form(cast, "bidan", "details", person_id=cast.balita.pk)
    assert screen.values["mother"] == str(kept.pk)
    assert screen.offered["mother"].count(str(kept.pk)) == 1
    assert str(cast.mother.pk) not in screen.offered["mother"]
    assert screen.send(reason="akta").kept
    assert edits(cast.balita) == []


def test_a_newborn_gets_a_name(cast: Cast) -> None:
    with city():
        Person.objects.filter(pk=cast.balita.pk).update(name_is_provisional=True)
    one, two = (open_form(cast, part, "name", person_id=cast.balita.pk) for part in ("bidan", "kader"))
    assert "name" in one.send(name="123").says
    assert one.send(name="Wirasena Samaran").kept
    assert one.again().kept
    assert "" in two.send(name="Wirasena Lain").says
    assert two.values["name"] == "Wirasena Lain"
    assert (fresh(cast.balita).name, fresh(cast.balita).name_is_provisional) == ("Wirasena Samaran", False)
    assert len(edits(cast.balita)) == 1
