"""A birth makes children, measured and named or not, in the home and family of their mother, once."""

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from simpul.foundation.local_time import LocalZone
from simpul.records.households.queries import household_of
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.records.visits.models import Entry
from tests.cast import NAMES, Cast
from tests.interfaces.families.screens import Screen, open_form
from tests.interfaces.test_every_door import enter_as
from tests.records.households.house import city, make_family

MEASURED = {"birth_weight0": "3,1", "birth_length0": "49,5", "birth_head0": "34", "imd0": "ya"}


def birth(cast: Cast, query: str = "", part: str = "bidan", **boxes: Any) -> Screen:
    screen = open_form(cast, part, "birth", person_id=cast.mother.pk, query=query)
    return screen.send(**{"day": "20-11-2026", "sex0": "P", **boxes})


def born() -> list[Birth]:
    with city():
        return list(Birth.objects.select_related("person", "pregnancy").order_by("person__birth_order", "person__id"))


def test_an_unnamed_child_bears_the_name_of_the_mother_and_its_measures_are_findings(cast: Cast) -> None:
    went = {"mode": "sectio", "place": "rs", "helper": "dokter"}
    offered = open_form(cast, "bidan", "birth", person_id=cast.mother.pk).offered
    went = {name: value if value in offered[name] else offered[name][1] for name, value in went.items()}
    assert birth(cast, **MEASURED, **went).kept
    [row] = born()
    assert row.person.name == f"Bayi Ny. {NAMES[0]}"
    assert (row.person.name_is_provisional, row.person.mother_id, row.person.rt_id) == (
        True, cast.mother.pk, cast.mother.rt_id,
    )  # fmt: skip
    assert (row.weight_grams, row.length_mm, row.head_mm, row.early_breastfeeding) == (3100, 495, 340, True)
    assert {"mode": row.mode, "place": row.place, "helper": row.helper} == went
    with city():
        found = {one.concept: one.value for one in Entry.objects.filter(person=row.person)}
    assert found == {"birth_weight": 3100, "birth_length": 495, "birth_head": 340}


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("08.30", "08:30"), ("8.30", "08:30"), ("8:05", "08:05"), ("23:59", "23:59"), ("12.00", "12:00")],
)
def test_the_hour_is_read_as_it_is_written(cast: Cast, typed: str, hour: str) -> None:
    assert birth(cast, time=typed).kept
    at = datetime.fromisoformat(f"2026-11-20T{hour}:00").replace(tzinfo=LocalZone.WIB.zone)
    assert born()[0].born_at == at
    assert f"20 Nov 2026, {hour.replace(':', '.')}" in said_of_birth(cast)


@pytest.mark.parametrize(("day", "said"), [("20-11-2026", "20 Nov 2026"), ("21-11-2026", "21 Nov 2026")])
def test_an_hour_that_nobody_told_is_not_said(cast: Cast, day: str, said: str) -> None:
    """Also of today, at nine: noon is still to come."""
    assert birth(cast, day=day, time="").kept
    assert said_of_birth(cast) == said


def said_of_birth(cast: Cast) -> str:
    (row,) = born()
    address = reverse("families:person", args=[row.person_id])
    return dict(enter_as(cast.bidan).get(address).context["birth"])["Lahir"]


@pytest.mark.parametrize("count", [2, 3, 6])
def test_children_of_one_birth_share_it_and_are_not_born_again(cast: Cast, count: int) -> None:
    boxes = {f"sex{at}": "P" if at % 2 else "L" for at in range(count)}
    screen = birth(cast, f"?anak={count}", **boxes, birth_weight0="2,6", name1="Samaran Dua")
    assert screen.kept
    assert screen.again().kept
    rows = born()
    assert [one.person.birth_order for one in rows] == list(range(1, count + 1))
    assert [one.person.name for one in rows][:2] == [f"Bayi 1 Ny. {NAMES[0]}", "Samaran Dua"]
    assert len({one.born_at for one in rows}) == 1
    assert rows[0].weight_grams == 2600


def test_a_second_birth_of_the_same_weeks_is_refused_unless_it_is_a_twin(cast: Cast) -> None:
    assert "one_more" not in open_form(cast, "bidan", "birth", person_id=cast.mother.pk).offered
    assert birth(cast).kept
    assert "" in birth(cast, one_more="").says
    assert "" in birth(cast, day="01-09-2026", one_more="").says
    assert len(born()) == 1
    assert birth(cast, one_more="ya").kept
    assert [one.person.birth_order for one in born()] == [1, 2]


def test_the_child_comes_into_the_family_of_the_mother(cast: Cast) -> None:
    _, people = make_family(cast)
    mother = people["pasangan"]
    assert open_form(cast, "bidan", "birth", person_id=mother.pk).send(day="20-11-2026", sex0="L").kept
    with city() as area:
        family = household_of(area, mother)
        assert family is not None
        assert {row.person.name: row.relation for row in family.members}["Bayi Ny. Samaran pasangan"] == "anak"


def test_a_birth_ends_the_pregnancy_it_belongs_to_and_no_other(cast: Cast) -> None:
    """Of a woman who is pregnant now an older child is entered: it is not the child of this pregnancy."""
    open_form(cast, "bidan", "pregnancy", person_id=cast.mother.pk).send(due_on="01-12-2026")
    assert birth(cast, day="05-05-2021").kept
    with city():
        assert Pregnancy.objects.get().ended_on is None
    assert born()[0].pregnancy is None
    assert birth(cast, day="20-11-2026").kept
    with city():
        one = Pregnancy.objects.get()
        assert (one.ended_on, one.ended_as) == (date(2026, 11, 20), "lahir")


CANNOT_BE = [
    ("day", {"day": ""}),
    ("day", {"day": "31-02-2026"}),
    ("day", {"day": "01-01-2999"}),
    ("time", {"time": "25.99"}),
    ("time", {"time": "pagi"}),
    ("time", {"time": "٠٨.٣٠"}),
    ("time", {"time": "8"}),
    ("time", {"day": "21-11-2026", "time": "23.59"}),
    ("sex0", {"sex0": ""}),
    ("sex0", {"sex0": "X"}),
    ("name0", {"name0": "x" * 121}),
    ("birth_weight0", {"birth_weight0": "3100"}),
    ("birth_weight0", {"birth_weight0": "NaN"}),
    ("birth_weight0", {"birth_weight0": "1e309"}),
    ("birth_weight0", {"birth_weight0": "-3"}),
    ("birth_weight0", {"birth_weight0": "٣"}),
    ("birth_length0", {"birth_length0": "4,9"}),
    ("birth_head0", {"birth_head0": "340"}),
    ("imd0", {"imd0": "x"}),
    ("place", {"place": "bulan"}),
    ("mode", {"mode": "x"}),
    ("helper", {"helper": "x"}),
    ("", {"name0": "123"}),
    ("", {"day": "01-01-2003"}),
    ("", {"day": "01-01-0001"}),
    ("", {"child0": "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f"}),
    ("", {"child0": "x"}),
]


@pytest.mark.parametrize(("field", "boxes"), CANNOT_BE)
def test_a_birth_that_cannot_be_is_said_at_its_field(cast: Cast, field: str, boxes: dict[str, str]) -> None:
    screen = birth(cast, **{**MEASURED, **boxes})
    assert set(screen.says) == {field}
    assert screen.answer.status_code == 422
    assert all(screen.values[name] == text for name, text in MEASURED.items() if name not in boxes)
    assert born() == []


@pytest.mark.parametrize("query", ["?anak=0", "?anak=7", "?anak=x", "?anak=", "?anak=%00", "?anak=22", "?anak=٣"])
def test_any_other_number_of_children_is_one(cast: Cast, query: str) -> None:
    screen = open_form(cast, "bidan", "birth", person_id=cast.mother.pk, query=query)
    assert {name for name in screen.hidden if name.startswith("child")} == {"child0"}


def test_a_child_that_carries_the_id_of_somebody_else_is_not_born(cast: Cast) -> None:
    for taken in (cast.balita, cast.other_balita):
        assert birth(cast, child0=str(taken.pk)).refused
    assert born() == []


def test_a_child_that_lives_elsewhere_is_counted_and_not_named(cast: Cast) -> None:
    """Moved to the RT of the next Posyandu: the bidan of both names it, the kader of the mother does not."""
    assert birth(cast, name0="Samaran Jauh").kept
    child = born()[0].person
    assert open_form(cast, "bidan", "move", person_id=child.pk).send(rt=cast.campurejo.rt[1].pk, day="21-11-2026").kept
    assert "Samaran Jauh" in open_form(cast, "bidan", "person", person_id=cast.mother.pk).text
    seen = open_form(cast, "kader", "person", person_id=cast.mother.pk).text
    assert "Anak di luar wilayah kerja Anda" in seen
    assert "Samaran Jauh" not in seen
    assert str(child.pk) not in seen
