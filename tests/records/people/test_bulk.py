"""Many at once are kept as each by itself would be: the same columns, homes, news and lines of the log."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.forms.models import model_to_dict

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.phone import read_phone
from simpul.foundation.sex import Sex
from simpul.records.audit.models import Event
from simpul.records.feed.models import Change
from simpul.records.people import actions
from simpul.records.people.actions.bulk import mark_wrong_entries, register_many
from simpul.records.people.actions.newcomers import Newcomer
from simpul.records.people.models import NumberKind, Person
from simpul.records.people.queries import nik_of, numbers_of
from tests.cast import NOW, TODAY, Cast
from tests.records.households.house import city, inside
from tests.records.people.acting import BORN, NIK, by, enter, everything, homes, now, refusal, states, told

RUN = UUID("01900000-0000-7000-8000-000000000000")
SEALED = {"nik_sealed", "nik_index", "nik_key_id"}


def newcomer(cast: Cast, **said: Any) -> Newcomer:
    about = {
        "id": new_id(), "name": "Rizky Samaran", "sex": Sex.MALE, "birth_date": BORN, "rt": cast.campurejo.rt[0]
    }  # fmt: skip
    return Newcomer(**{**about, **said})


def register(cast: Cast, *newcomers: Newcomer, part: str = "bidan") -> list[Person]:
    with inside(cast, part) as area:
        return register_many(
            actor_id=cast.staff[part].pk, area=area, newcomers=newcomers, today=TODAY, run=RUN
        )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"name": "  Ḥusnī \t Samaran "},
        {"nik": Nik(NIK)},
        {"lives_here_from": date(2025, 1, 1)},
        {"sex": Sex.FEMALE, "birth_date": date(1960, 2, 29)},
    ],
)
def test_one_by_a_sheet_is_kept_as_one_by_hand(cast: Cast, said: dict[str, Any]) -> None:
    by_hand = enter(cast, **said)
    (by_sheet,) = register(cast, newcomer(cast, **said))
    with city():
        first, second = (Person.objects.get(pk=one.pk) for one in (by_hand, by_sheet))
    columns = {field.name for field in Person._meta.concrete_fields} - SEALED - {"id", "recorded_at"}
    assert model_to_dict(first, columns) == model_to_dict(second, columns)
    assert nik_of(first) == nik_of(second)
    assert first.nik_index == second.nik_index
    assert homes(first) == homes(second)
    assert told(first) == told(second) == ["person.registered"]
    actions_of = [list(Event.objects.filter(subject_id=one.pk).values_list("action")) for one in (first, second)]
    assert actions_of == [[("person.register",)]] * 2
    assert abs(first.recorded_at - second.recorded_at) < timedelta(minutes=1)


def test_a_home_begins_at_birth_at_the_earliest(cast: Cast) -> None:
    """A sheet says since when a family lives here; a child of it was born later."""
    (made,) = register(cast, newcomer(cast, lives_here_from=date(2001, 1, 1)))
    assert homes(made) == [("RT 01", BORN, None)]


def test_the_numbers_of_each_are_sealed_with_it(cast: Cast) -> None:
    phone = read_phone("081234567890")
    two = register(
        cast, newcomer(cast, numbers={NumberKind.PHONE: phone}), newcomer(cast, numbers={NumberKind.WHATSAPP: phone})
    )
    with inside(cast):
        assert [numbers_of(one) for one in two] == [{"hp": phone}, {"wa": phone}]


def test_each_has_a_number_of_the_feed_in_the_order_of_the_areas(cast: Cast) -> None:
    places = [cast.bandar.rt[0], cast.campurejo.rt[1], cast.bandar.rt[1], cast.campurejo.rt[0]]
    with city() as area:
        made = register_many(
            actor_id=cast.bidan.pk, area=area, newcomers=[newcomer(cast, rt=rt) for rt in places], today=TODAY, run=RUN
        )
        news = list(Change.objects.filter(subject__in=[one.pk for one in made]).values_list("scope", "sequence"))
    for scope in {scope for scope, _ in news}:
        numbers = sorted(number for its, number in news if its == scope)
        assert numbers == list(range(numbers[0], numbers[0] + 2)), "without a gap"


def test_who_was_entered_before_is_left_alone(cast: Cast) -> None:
    known = enter(cast)
    again = newcomer(cast, id=known.pk, name="Lain Sama Sekali")
    before = everything()
    assert register(cast, again) == []
    assert everything() == before
    assert [one.name for one in register(cast, again, newcomer(cast, name="Galang"))] == ["Galang"]
    assert now(known).name == "Rizky Samaran"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "123"}, "name_missing"),
        ({"birth_date": TODAY + timedelta(1)}, "birth_in_future"),
        ({"birth_date": date(1, 1, 1)}, "birth_too_early"),
        ({"nik": Nik("3571009999240007")}, "nik_impossible"),
    ],
)
def test_with_one_who_cannot_be_nobody_is_entered(cast: Cast, said: dict[str, Any], code: str) -> None:
    before = everything()
    assert refusal(lambda: register(cast, newcomer(cast), newcomer(cast, **said))) == code
    assert everything() == before


def test_nobody_is_entered_at_an_rt_of_others(cast: Cast) -> None:
    before = everything()
    for rt in (cast.bandar.rt[0], cast.campurejo.rw, cast.campurejo.area):
        with pytest.raises(NotInWorkAreaError):
            register(cast, newcomer(cast), newcomer(cast, rt=rt))
    assert everything() == before


def test_many_cost_as_few_statements_as_two(cast: Cast, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(16):
        assert len(register(cast, *(newcomer(cast, name=f"Anak {'ABCDEFGH'[n % 8]}") for n in range(60)))) == 60


def mark(cast: Cast, *people: Person, part: str = "bidan") -> list[Person]:
    with inside(cast, part) as area:
        return mark_wrong_entries(
            actor_id=cast.staff[part].pk, area=area, people=[one.pk for one in people], reason=" lembar salah ",
            now=NOW, run=RUN,
        )  # fmt: skip


def test_many_wrong_entries_are_marked_as_each_by_itself(cast: Cast) -> None:
    one, other = register(cast, newcomer(cast), newcomer(cast))
    assert {found.pk for found in mark(cast, one, other)} == {one.pk, other.pk}
    for marked in (one, other):
        assert states(marked) == ["keliru"]
        assert told(marked) == ["person.registered", "person.withdrawn"]
        assert not now(marked).is_listed
    before = everything()
    assert mark(cast, one, other) == [], "who is marked already is left alone"
    assert everything() == before


def test_who_is_part_of_another_record_is_left_alone(cast: Cast) -> None:
    kept, gone = register(cast, newcomer(cast), newcomer(cast))
    with city():
        actions.merge_people(**by(cast, kept_id=kept.pk, gone_id=gone.pk, reason="KK", now=NOW))
    assert mark(cast, gone) == []
    assert now(kept).is_listed


def test_nobody_marks_somebody_of_another_posyandu(cast: Cast) -> None:
    here, there = register(cast, newcomer(cast), newcomer(cast, rt=cast.campurejo.rt[1]))
    before = everything()
    with pytest.raises(NotInWorkAreaError):
        mark(cast, here, there, part="kader")
    assert everything() == before
