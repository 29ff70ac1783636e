"""A family splits, moves as a whole, and is closed; nobody is lost on the way."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from simpul.records.households.models import Household
from simpul.records.people.models import Residence
from tests.cast import TODAY, Cast
from tests.interfaces.families.houses.test_founding import KK, members
from tests.interfaces.families.screens import DAY, fresh, open_form
from tests.interfaces.test_every_door import enter_as
from tests.interfaces.test_nasty_input import records
from tests.records.households.house import city, make_family

DAYS = ["", "31-02-2026", "29-02-2023", "01-01-2999", "31-12-9999", "01-01-0001", "besok", "\u202e11"]


def test_a_couple_splits_off_into_another_rt(cast: Cast) -> None:
    household, people = make_family(cast)
    screen = open_form(cast, "bidan", "split", household_id=household.pk)
    assert screen.values["rt"] == str(household.rt_id)
    target = cast.campurejo.rt[1]
    boxes = {str(people["pasangan"].pk): "kk", str(people["anak"].pk): "anak", "rt": target.pk, "kk": KK}
    assert screen.send(**boxes, address="Gg. Baru").kept
    assert screen.again().kept
    assert members(household.pk) == {people["kk"].pk: "kk"}
    with city():
        new = Household.objects.exclude(pk=household.pk).get()
        homes = Residence.objects.filter(person=people["anak"], superseded_sequence=None).order_by("valid_from")
        assert [(one.rt_id, one.valid_to) for one in homes] == [(household.rt_id, TODAY), (target.pk, None)]
    assert (new.rt_id, new.address) == (target.pk, "Gg. Baru")
    assert members(new.pk) == {people["pasangan"].pk: "kk", people["anak"].pk: "anak"}


def test_when_all_split_off_the_old_family_is_closed(cast: Cast) -> None:
    household, people = make_family(cast)
    boxes = {str(one.pk): relation for relation, one in people.items()}
    assert open_form(cast, "bidan", "split", household_id=household.pk).send(**boxes).kept
    assert fresh(household).closed_on == TODAY


def test_a_head_does_not_split_off_from_those_who_stay(cast: Cast) -> None:
    household, people = make_family(cast)
    before = records()
    screen = open_form(cast, "bidan", "split", household_id=household.pk)
    assert set(screen.send(**{str(people["kk"].pk): "kk"}).says) == {""}
    assert screen.values[str(people["kk"].pk)] == "kk"
    assert records() == before


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["split", "move_family", "close"])
def test_a_day_that_cannot_be_is_said_at_the_day(cast: Cast, name: str, day: str) -> None:
    household, people = make_family(cast)
    before = records()
    boxes = {str(people["anak"].pk): "kk", "rt": cast.campurejo.rt[1].pk, "day": day}
    screen = open_form(cast, "bidan", name, household_id=household.pk)
    screen.send(**{key: value for key, value in boxes.items() if key in screen.values or key in screen.offered})
    assert set(screen.says) == {"day"}
    assert records() == before
    assert fresh(household).closed_on is None


def test_a_family_moves_within_the_area(cast: Cast) -> None:
    household, people = make_family(cast)
    target = cast.campurejo.rt[1]
    screen = open_form(cast, "bidan", "move_family", household_id=household.pk)
    assert screen.send(rt=target.pk, address="Gg. Lain").kept
    assert screen.again().kept
    assert {fresh(one).rt_id for one in people.values()} == {target.pk}
    assert (fresh(household).rt_id, fresh(household).address) == (target.pk, "Gg. Lain")
    assert len(members(household.pk)) == 3


def test_a_family_moves_to_another_kelurahan_and_is_out_of_sight(cast: Cast) -> None:
    household, people = make_family(cast)
    target = cast.bandar.rt[1]
    query = f"?kelurahan={cast.bandar.area.code}"
    screen = open_form(cast, "kader", "move_family", household_id=household.pk, query=query)
    assert screen.send(rt=target.pk).kept
    assert screen.answer["Location"] == reverse("families:rt", args=[household.rt_id])
    assert {fresh(one).kelurahan_id for one in people.values()} == {cast.bandar.area.pk}
    page = reverse("families:page", args=[household.pk])
    assert enter_as(cast.bidan).get(page).status_code == 404
    assert enter_as(cast.other_bidan).get(page).status_code == 200


@pytest.mark.parametrize("rt", ["", "0", "x", "999999", "-1", "٣"])
def test_nobody_moves_to_an_rt_that_was_not_offered(cast: Cast, rt: str) -> None:
    household, people = make_family(cast)
    screen = open_form(cast, "bidan", "move_family", household_id=household.pk).send(rt=rt, address="Gg. Lain")
    assert set(screen.says) == {"rt"}
    assert screen.values["address"] == "Gg. Lain"
    assert fresh(people["kk"]).rt_id == household.rt_id


def test_an_rt_of_another_kelurahan_is_refused_where_it_was_not_chosen(cast: Cast) -> None:
    household, people = make_family(cast)
    for rt in (cast.bandar.rt[0].pk, cast.campurejo.rw.pk):
        assert "rt" in open_form(cast, "bidan", "move_family", household_id=household.pk).send(rt=rt).says
        screen = open_form(cast, "bidan", "split", household_id=household.pk)
        assert "rt" in screen.send(**{str(people["anak"].pk): "kk", "rt": rt}).says
    assert fresh(people["kk"]).kelurahan_id == cast.campurejo.area.pk


def test_a_closed_family_leaves_its_people_in_the_register(cast: Cast) -> None:
    household, people = make_family(cast)
    screen = open_form(cast, "bidan", "close", household_id=household.pk)
    assert screen.send(day=DAY).kept
    assert screen.again().kept
    assert members(household.pk) == {}
    assert all(fresh(one).is_listed for one in people.values())
    page = open_form(cast, "bidan", "page", household_id=household.pk)
    assert "/tutup/" not in page.text
    assert "/orang-baru/" not in page.text


@pytest.mark.parametrize("name", ["house", "arrange", "split", "move_family", "new_member"])
def test_a_closed_family_changes_no_more(cast: Cast, name: str) -> None:
    household, people = make_family(cast, since=date(2026, 1, 1))
    screen = open_form(cast, "bidan", name, household_id=household.pk)
    earlier = (TODAY - timedelta(days=1)).strftime("%d-%m-%Y")
    open_form(cast, "dokter", "close", household_id=household.pk).send(day=earlier)
    before = records()
    boxes = {
        "address": "Gg. Lain", "rt": cast.campurejo.rt[1].pk, "name": "Samaran", "sex": "L", "birth_year": "1990",
        "relation": "anak", "no_nik_reason": "belum_terdata", str(people["anak"].pk): "kk",
    }  # fmt: skip
    screen.send(**{key: value for key, value in boxes.items() if key in screen.values or key in screen.offered})
    assert screen.answer.status_code == 422
    assert records() == before
    assert fresh(household).address == ""
