"""Somebody moves in the city, alone or staying on the card of the family, or goes out of a family."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from simpul.records.households.queries import household_of
from simpul.records.people.models import Person
from simpul.records.people.queries import residences_of
from tests.cast import TODAY, Cast
from tests.interfaces.families.screens import DAY, fresh, open_form
from tests.interfaces.test_every_door import enter_as
from tests.interfaces.test_nasty_input import records
from tests.records.households.house import city, make_family

EARLIER = (TODAY - timedelta(days=5)).strftime("%d-%m-%Y")


def family_of(person: Person) -> dict[str, str] | None:
    with city() as area:
        family = household_of(area, fresh(person))
        return {row.person.name.split()[-1]: row.relation for row in family.members} if family else None


def homes(person: Person) -> list[tuple[int | None, date, date | None]]:
    return [(one.rt_id, one.valid_from, one.valid_to) for one in residences_of(person)]


def test_somebody_moves_alone_and_out_of_the_family(cast: Cast) -> None:
    _, people = make_family(cast)
    child, target = people["anak"], cast.campurejo.rt[1]
    screen = open_form(cast, "bidan", "move", person_id=child.pk)
    assert screen.values["stays"] == "tidak"
    for _ in range(2):
        assert screen.send(rt=target.pk, day=DAY).kept
    assert family_of(child) is None
    with city():
        assert homes(child) == [(cast.campurejo.rt[0].pk, child.birth_date, TODAY), (target.pk, TODAY, None)]
    assert family_of(people["kk"]) == {"kk": "kk", "pasangan": "pasangan"}


def test_a_student_moves_and_stays_on_the_card(cast: Cast) -> None:
    _, people = make_family(cast)
    screen = open_form(cast, "bidan", "move", person_id=people["anak"].pk)
    assert screen.send(rt=cast.campurejo.rt[1].pk, stays="ya").kept
    assert fresh(people["anak"]).rt_id == cast.campurejo.rt[1].pk
    assert family_of(people["anak"]) == {"kk": "kk", "pasangan": "pasangan", "anak": "anak"}


def test_to_another_kelurahan_nobody_takes_a_membership_along(cast: Cast) -> None:
    _, people = make_family(cast)
    query = f"?kelurahan={cast.bandar.area.code}"
    screen = open_form(cast, "bidan", "move", person_id=people["anak"].pk, query=query)
    assert "stays" not in screen.offered
    assert screen.send(rt=cast.bandar.rt[0].pk, stays="ya").kept
    assert screen.answer["Location"] == reverse("families:rt", args=[cast.campurejo.rt[0].pk])
    assert family_of(people["anak"]) is None
    page = reverse("families:person", args=[people["anak"].pk])
    assert enter_as(cast.bidan).get(page).status_code == 404
    assert enter_as(cast.other_bidan).get(page).status_code == 200


def test_a_head_who_moves_names_who_comes_after_unless_they_stay(cast: Cast) -> None:
    _, people = make_family(cast)
    head, target = people["kk"], cast.campurejo.rt[1]
    screen = open_form(cast, "bidan", "move", person_id=head.pk)
    assert "new_head" in screen.send(rt=target.pk).says
    assert fresh(head).rt_id == cast.campurejo.rt[0].pk
    assert screen.send(rt=target.pk, stays="ya").kept
    assert (family_of(head) or {})["kk"] == "kk"
    assert fresh(head).rt_id == target.pk
    back = open_form(cast, "bidan", "leave", person_id=head.pk)
    assert "new_head" in back.send(new_head="").says
    assert "new_head" in back.send(new_head=cast.mother.pk).says
    assert back.send(new_head=people["pasangan"].pk).kept
    assert family_of(people["anak"]) == {"pasangan": "kk", "anak": "anak"}


@pytest.mark.parametrize(
    ("boxes", "field"),
    [
        ({"rt": ""}, "rt"),
        ({"rt": "x"}, "rt"),
        ({"rt": "-1"}, "rt"),
        ({"day": ""}, "day"),
        ({"day": "31-02-2026"}, "day"),
        ({"day": "01-01-2999"}, "day"),
        ({"day": "01-01-1900"}, "day"),
        ({"day": "31-12-9999"}, "day"),
        ({"day": "01-01-0001"}, "day"),
        ({"stays": "x"}, "stays"),
    ],
)
def test_a_move_that_cannot_be_is_said_at_its_field(cast: Cast, boxes: dict[str, str], field: str) -> None:
    _, people = make_family(cast)
    before = records()
    boxes = {"rt": str(cast.campurejo.rt[1].pk), "day": DAY, **boxes}
    screen = open_form(cast, "bidan", "move", person_id=people["anak"].pk).send(**boxes)
    assert set(screen.says) == {field}
    assert screen.values["day"] == boxes["day"]
    assert records() == before


def test_an_rt_of_another_kelurahan_is_refused_where_it_was_not_chosen(cast: Cast) -> None:
    for rt in (cast.bandar.rt[0].pk, cast.campurejo.rw.pk, cast.campurejo.area.pk):
        assert "rt" in open_form(cast, "bidan", "move", person_id=cast.balita.pk).send(rt=rt).says
    assert fresh(cast.balita).rt_id == cast.campurejo.rt[0].pk


@pytest.mark.parametrize("code", ["", "x", "35.71", "35.71.01.1012/01/01", "%00", "9" * 200])
def test_a_kelurahan_that_is_none_is_the_present_one(cast: Cast, code: str) -> None:
    screen = open_form(cast, "bidan", "move", person_id=cast.balita.pk, query=f"?kelurahan={code}")
    assert screen.offered["rt"] == ["", *(str(one.pk) for one in cast.campurejo.rt)]


def test_who_goes_out_of_a_family_goes_once(cast: Cast) -> None:
    _, people = make_family(cast)
    child = people["anak"]
    screen = open_form(cast, "bidan", "leave", person_id=child.pk)
    assert "day" in screen.send(day="01-01-1990").says
    assert screen.send(day=EARLIER).kept
    assert screen.again().kept
    assert family_of(child) is None
    assert fresh(child).rt_id == cast.campurejo.rt[0].pk


def test_who_was_taken_into_another_family_meanwhile_does_not_leave_that_one(cast: Cast) -> None:
    _, people = make_family(cast)
    other, _ = make_family(cast)
    screen = open_form(cast, "bidan", "leave", person_id=people["anak"].pk)
    taken = open_form(cast, "dokter", "take_in", household_id=other.pk, person_id=people["anak"].pk)
    assert taken.send(relation="cucu").kept
    assert screen.send().refused
    assert (family_of(people["anak"]) or {})["anak"] == "cucu"
