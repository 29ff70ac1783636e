"""A family is founded of people of an RT, its house written down, its members arranged."""

from uuid import UUID

import pytest

from simpul.records.households.models import Household
from simpul.records.households.queries import get_household, kk_of
from tests.cast import Cast
from tests.interfaces.families.screens import DAY, Screen, fresh, open_form
from tests.interfaces.test_nasty_input import records
from tests.records.households.house import city, make_family

KK = "3571000101200009"


def members(household_id: UUID) -> dict[UUID, str]:
    with city() as area:
        family = get_household(area, household_id)
        return {row.person_id: row.relation for row in family.members} if family else {}


def found(cast: Cast, part: str = "kader", **boxes: str) -> Screen:
    people = {str(cast.mother.pk): "kk", str(cast.balita.pk): "anak"}
    return open_form(cast, part, "found", rt_id=cast.campurejo.rt[0].pk).send(**{**people, **boxes})


def test_people_of_an_rt_found_a_family(cast: Cast) -> None:
    screen = found(cast, kk="3571 0001 0120 0009", address="Gg. Contoh 3")
    assert screen.kept
    assert screen.again().kept
    with city():
        household = Household.objects.get()
        kk = kk_of(household)
        assert kk is not None
        assert (household.address, kk.reveal()) == ("Gg. Contoh 3", KK)
    assert members(household.pk) == {cast.mother.pk: "kk", cast.balita.pk: "anak"}


@pytest.mark.parametrize(
    "relations", [("", ""), ("", "anak"), ("kk", "kk"), ("anak", "cucu")], ids=["nobody", "one", "two heads", "no head"]
)
def test_a_family_has_one_head(cast: Cast, relations: tuple[str, str]) -> None:
    mother, child = relations
    screen = found(cast, **{str(cast.mother.pk): mother, str(cast.balita.pk): child}, address="Gg. Contoh")
    assert (set(screen.says), screen.answer.status_code) == ({""}, 422)
    assert (screen.values["address"], screen.values.get(str(cast.balita.pk), "")) == ("Gg. Contoh", child)
    with city():
        assert not Household.objects.exists()


@pytest.mark.parametrize(
    ("field", "boxes"),
    [
        ("day", {"day": ""}),
        ("day", {"day": "31-02-2026"}),
        ("day", {"day": "01-01-2999"}),
        ("kk", {"kk": "123"}),
        ("kk", {"kk": KK + "1"}),
        ("kk", {"kk": "abcdefghijklmnop"}),
        ("kk", {"kk": KK[:15] + "٣"}),
        ("kk", {"kk": "1" * 10_000}),
        ("address", {"address": "x" * 201}),
        ("", {"form_id": "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f"}),
        ("", {"form_id": "{{ x }}"}),
    ],
)
def test_a_family_that_cannot_be_is_said_at_its_field(cast: Cast, field: str, boxes: dict[str, str]) -> None:
    before = records()
    screen = found(cast, **boxes)
    assert set(screen.says) == {field}
    assert screen.values[str(cast.mother.pk)] == "kk"
    assert records() == before


def test_people_who_were_not_offered_are_in_no_family(cast: Cast) -> None:
    """Of another RT, of another kelurahan: posted, they are told as gone; nothing is founded with them."""
    for stranger in (cast.neighbour, cast.other_balita):
        assert found(cast, "bidan", **{str(stranger.pk): "anak"}).refused
    with city():
        assert not Household.objects.exists()


def test_a_relation_that_is_none_is_refused_at_the_person(cast: Cast) -> None:
    assert str(cast.balita.pk) in found(cast, **{str(cast.balita.pk): "raja"}).says


def test_a_kk_number_has_sixteen_digits_and_the_address_stays(cast: Cast) -> None:
    household, _ = make_family(cast)
    for kk in ("123", KK + "1", "abcdefghijklmnop", "٣" * 16):
        screen = open_form(cast, "bidan", "house", household_id=household.pk).send(address="Gg. Baru", kk=kk)
        assert set(screen.says) == {"kk"}
        assert screen.values == {"address": "Gg. Baru", "kk": kk}
    assert fresh(household).address == ""


def test_the_kk_number_is_never_drawn_again(cast: Cast) -> None:
    household, _ = make_family(cast)
    screen = open_form(cast, "bidan", "house", household_id=household.pk)
    assert screen.send(address="Gg. Baru", kk=KK).kept
    assert screen.again().kept
    again = open_form(cast, "bidan", "house", household_id=household.pk)
    assert KK not in again.text + open_form(cast, "bidan", "page", household_id=household.pk).text
    assert again.send().kept
    with city():
        kk = kk_of(fresh(household))
        assert kk is not None
        assert kk.reveal() == KK


def test_the_head_changes(cast: Cast) -> None:
    household, people = make_family(cast)
    screen = open_form(cast, "bidan", "arrange", household_id=household.pk)
    assert {name: screen.values[str(one.pk)] for name, one in people.items()} == {
        "kk": "kk", "pasangan": "pasangan", "anak": "anak",
    }  # fmt: skip
    boxes = {str(people["kk"].pk): "pasangan", str(people["pasangan"].pk): "kk"}
    assert screen.send(**boxes).kept
    assert screen.again().kept
    assert members(household.pk) == {
        people["kk"].pk: "pasangan",
        people["pasangan"].pk: "kk",
        people["anak"].pk: "anak",
    }


def test_an_arrangement_without_a_head_or_from_too_early_is_refused(cast: Cast) -> None:
    household, people = make_family(cast)
    before = members(household.pk)
    two_heads = {str(people["anak"].pk): "kk"}
    swapped = {str(people["kk"].pk): "pasangan", str(people["pasangan"].pk): "kk"}
    for boxes, field in (
        (two_heads, ""),
        ({str(people["kk"].pk): "anak"}, ""),
        ({str(people["kk"].pk): ""}, str(people["kk"].pk)),
        ({**swapped, "day": "01-01-2000"}, "day"),
        ({**swapped, "day": "01-01-2999"}, "day"),
        ({**swapped, "day": DAY.replace("-", "/") + "0"}, "day"),
    ):
        assert field in open_form(cast, "bidan", "arrange", household_id=household.pk).send(**boxes).says
    assert members(household.pk) == before
