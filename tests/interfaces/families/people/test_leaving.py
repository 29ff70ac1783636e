"""Somebody dies, leaves the city, never was, and comes back; once, on a day that can be, and with an heir."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from simpul.records.households.queries import household_of
from simpul.records.people.models import Person, StateChange
from simpul.records.pregnancies.models import Pregnancy
from tests.cast import TODAY, Cast
from tests.interfaces.families.screens import DAY, Screen, fresh, open_form
from tests.interfaces.test_every_door import enter_as
from tests.interfaces.test_nasty_input import records
from tests.records.households.house import city, make_family

SAID = {
    "death": {"day": "10-11-2026", "reason": "sakit"},
    "left": {"day": "10-11-2026", "elsewhere": "Surabaya"},
    "wrong": {"reason": "tidak ada orangnya"},
}


def say(cast: Cast, name: str, person: Person, **boxes: Any) -> Screen:
    return open_form(cast, "bidan", name, person_id=person.pk).send(**{**SAID[name], **boxes})


def changes(person: Person) -> list[str]:
    with city():
        return [one.kind for one in StateChange.objects.filter(person=person).order_by("id")]


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_twice_is_one_end(cast: Cast, name: str) -> None:
    screen = say(cast, name, cast.balita)
    assert screen.kept
    assert not fresh(cast.balita).is_listed
    assert screen.again().kept
    assert len(changes(cast.balita)) == 1


@pytest.mark.parametrize("name", SAID)
def test_a_head_who_goes_leaves_another_head(cast: Cast, name: str) -> None:
    _, people = make_family(cast)
    before = records()
    screen = say(cast, name, people["kk"])
    assert set(screen.says) == {"new_head"}
    assert records() == before
    assert "new_head" in screen.send(new_head=cast.mother.pk).says
    assert fresh(people["kk"]).is_listed
    assert screen.send(new_head=people["pasangan"].pk).kept
    with city() as area:
        family = household_of(area, fresh(people["anak"]))
        assert family is not None
        assert family.head == people["pasangan"]
        assert household_of(area, fresh(people["kk"])) is None


@pytest.mark.parametrize("name", SAID)
def test_a_pregnancy_ends_with_who_bears_it(cast: Cast, name: str) -> None:
    open_form(cast, "bidan", "pregnancy", person_id=cast.mother.pk).send(last_period="01-05-2026")
    assert say(cast, name, cast.mother).kept
    with city():
        assert Pregnancy.objects.get().ended_as == {"death": "meninggal", "left": "pindah", "wrong": "keliru"}[name]


DAYS = ["", "31-02-2026", "29-02-2023", "01-01-2999", "31-12-9999", "01-01-1800", "01-01-0001", "kemarin", "{{ 1 }}"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["death", "left"])
def test_nobody_goes_on_a_day_that_cannot_be(cast: Cast, name: str, day: str) -> None:
    before = records()
    screen = say(cast, name, cast.balita, day=day)
    assert set(screen.says) == {"day"}
    assert screen.values["day"] == day
    assert records() == before


def test_where_to_and_why_are_asked(cast: Cast) -> None:
    assert "elsewhere" in say(cast, "left", cast.balita, elsewhere=" \u200b ").says
    assert "reason" in say(cast, "wrong", cast.balita, reason="").says
    assert "reason" in say(cast, "wrong", cast.balita, reason="x" * 161).says
    assert fresh(cast.balita).is_listed


@pytest.mark.parametrize("first", SAID)
@pytest.mark.parametrize("then", ["death", "left"])
def test_who_is_gone_does_not_go_again(cast: Cast, first: str, then: str) -> None:
    if first == then:
        screen = open_form(cast, "kader", then, person_id=cast.balita.pk)
        say(cast, first, cast.balita)
        assert screen.send(**{**SAID[then], "day": "11-11-2026"}).refused
    else:
        say(cast, first, cast.balita)
        assert "" in say(cast, then, cast.balita).says, "on the very day too"
    assert len(changes(cast.balita)) == 1


@pytest.mark.parametrize("first", SAID)
def test_who_is_gone_begins_nothing_new(cast: Cast, first: str) -> None:
    household, _ = make_family(cast)
    say(cast, first, cast.mother)
    before = records()
    for name, boxes in (
        ("move", {"rt": cast.campurejo.rt[1].pk, "day": "10-11-2026"}),
        ("move", {"rt": cast.campurejo.rt[1].pk, "day": DAY}),
        ("pregnancy", {"last_period": "01-05-2026"}),
        ("birth", {"day": "20-11-2026", "sex0": "L"}),
    ):
        assert open_form(cast, "bidan", name, person_id=cast.mother.pk).send(**boxes).refused, name
    screen = open_form(cast, "bidan", "take_in", person_id=cast.mother.pk, household_id=household.pk)
    assert screen.send(relation="menantu").refused
    assert records() == before


def test_somebody_comes_back_to_an_rt_of_the_area(cast: Cast) -> None:
    say(cast, "left", cast.balita)
    screen = open_form(cast, "bidan", "back", person_id=cast.balita.pk)
    assert "rt" in screen.send(reason="kembali").says
    assert "rt" in screen.send(reason="kembali", rt=cast.bandar.rt[0].pk).says
    assert "reason" in screen.send(reason="", rt=cast.campurejo.rt[1].pk).says
    assert screen.send(reason="kembali", rt=cast.campurejo.rt[1].pk).kept
    assert screen.again().kept
    assert (fresh(cast.balita).is_listed, fresh(cast.balita).rt_id) == (True, cast.campurejo.rt[1].pk)
    assert changes(cast.balita) == ["pindah_keluar", "aktif_kembali"]


def test_who_comes_back_belongs_to_the_family_again_but_not_after_leaving_it(cast: Cast) -> None:
    _, people = make_family(cast)
    child = people["anak"]
    say(cast, "death", child)
    one, two = (open_form(cast, "bidan", "back", person_id=child.pk) for _ in range(2))
    assert one.send(reason="keliru").kept
    with city() as area:
        assert household_of(area, fresh(child)) is not None
    open_form(cast, "bidan", "leave", person_id=child.pk).send(day=DAY)
    assert two.send(reason="keliru").kept, "is here already"
    with city() as area:
        assert household_of(area, fresh(child)) is None
    assert fresh(child).died_on is None
    assert TODAY


def test_a_wrong_entry_is_taken_back_by_those_who_may_mark_one(cast: Cast) -> None:
    wrong, back = (reverse(f"families:{name}", args=[cast.balita.pk]) for name in ("wrong", "back"))
    assert enter_as(cast.kader).post(wrong, {"reason": "x"}).status_code == 404
    assert say(cast, "wrong", cast.balita).kept
    kader = enter_as(cast.kader)
    asked = urlsplit(kader.get(back)["Location"])
    assert asked.path == reverse("persons:page", args=[cast.balita.pk]), "for what is asked first"
    assert parse_qs(asked.query) == {"dari": [back]}
    kader.post(reverse("persons:open", args=[cast.balita.pk]), {"purpose": "pendataan"})
    assert kader.get(back).status_code == 404
    assert enter_as(cast.kader).post(back, {"reason": "x"}).status_code == 404
    assert open_form(cast, "bidan", "back", person_id=cast.balita.pk).send(reason="ternyata ada").kept
    assert fresh(cast.balita).is_listed
