"""A family has one head; a person belongs to one family; who leaves as the head names who comes after."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from simpul.foundation.errors import DomainError, NotInWorkAreaError, StaleRecordError
from simpul.foundation.identifiers import new_id
from simpul.foundation.privacy import Masked
from simpul.records.feed.models import Change
from simpul.records.households import actions
from simpul.records.households.kinds import Relation, of_the_one_before
from simpul.records.households.models import Household, Member
from simpul.records.households.queries import find_by_kk, household_of, kk_of, version_of, without_household
from simpul.records.people.models import Person
from tests.cast import TODAY, Cast
from tests.records.households.house import SINCE, city, inside, make_family, told

DAY = timedelta(days=1)


def by(cast: Cast, area: Any) -> dict[str, Any]:
    return {"actor_id": cast.bidan.pk, "area": area}


def join(cast: Cast, household: Household, person: Person, relation: str, day: date = TODAY) -> Member:
    with inside(cast) as area:
        return actions.join_household(
            **by(cast, area), household_id=household.pk, person_id=person.pk, relation=Relation(relation), day=day
        )


@pytest.mark.parametrize(
    ("successor", "before"),
    [
        ("pasangan", "pasangan"),
        ("anak", "orang_tua"),
        ("orang_tua", "anak"),
        ("menantu", "mertua"),
        ("mertua", "menantu"),
        ("cucu", "famili_lain"),
        ("lainnya", "famili_lain"),
    ],
)
def test_a_new_head_makes_of_the_old_one_what_the_relation_says(cast: Cast, successor: str, before: str) -> None:
    assert of_the_one_before(successor) == before
    household, people = make_family(cast, members=(("kk", "L", 1980), (successor, "P", 1985)))
    join(cast, household, people[successor], "kk")
    assert told(cast, household.pk, people) == {successor: "kk", "kk": before}


def test_joined_twice_is_joined_once(cast: Cast) -> None:
    household, people = make_family(cast)
    first = join(cast, household, cast.balita, "cucu")
    assert join(cast, household, cast.balita, "cucu").pk == first.pk
    with inside(cast):
        assert Change.objects.filter(kind="household.changed").count() == 1
    assert told(cast, household.pk, {**people, "balita": cast.balita})["balita"] == "cucu"


def test_who_joins_another_family_leaves_the_first(cast: Cast) -> None:
    first, people = make_family(cast)
    second, _ = make_family(cast, members=(("kk", "P", 1950),))
    join(cast, second, people["anak"], "cucu")
    assert set(told(cast, first.pk, people)) == {"kk", "pasangan"}
    with inside(cast) as area:
        assert household_of(area, people["anak"]).household.pk == second.pk  # type: ignore[union-attr]


def test_a_head_does_not_slip_away_into_another_family(cast: Cast) -> None:
    first, people = make_family(cast)
    second, _ = make_family(cast, members=(("kk", "P", 1950),))
    with pytest.raises(DomainError, match="head_leaves"):
        join(cast, second, people["kk"], "anak")
    assert told(cast, first.pk, people) == {"kk": "kk", "pasangan": "pasangan", "anak": "anak"}


def test_the_last_one_out_closes_the_family(cast: Cast) -> None:
    alone, people = make_family(cast, members=(("kk", "P", 1950),))
    other, _ = make_family(cast)
    join(cast, other, people["kk"], "orang_tua")
    with inside(cast):
        alone.refresh_from_db()
    assert alone.closed_on == TODAY


LEAVING: list[tuple[str, str | None, str | None]] = [  # who leaves, new head, refusal
    ("anak", None, None),
    ("kk", None, "head_missing"),
    ("kk", "pasangan", None),
    ("kk", "kk", "head_missing"),
]


@pytest.mark.parametrize("leave", [actions.leave_household, actions.depart], ids=["leave", "depart"])
@pytest.mark.parametrize(("who", "new_head", "refusal"), LEAVING)
def test_who_leaves_as_the_head_names_who_comes_after(
    cast: Cast, leave: Callable[..., None], who: str, new_head: str | None, refusal: str | None
) -> None:
    household, people = make_family(cast)
    named = people[new_head].pk if new_head else None
    if refusal:
        with pytest.raises(DomainError, match=refusal), inside(cast) as area:
            leave(**by(cast, area), person_id=people[who].pk, day=TODAY, new_head=named)
        assert told(cast, household.pk, people)["kk"] == "kk"
        return
    with inside(cast) as area:
        leave(**by(cast, area), person_id=people[who].pk, day=TODAY, new_head=named)
    after = told(cast, household.pk, people)
    assert who not in after
    assert list(after.values()).count("kk") == 1


def test_leaving_before_what_is_recorded_is_refused_and_a_death_is_not(cast: Cast) -> None:
    household, people = make_family(cast)
    early = {"person_id": people["anak"].pk, "day": SINCE - DAY}
    with pytest.raises(DomainError, match="household_too_early"), inside(cast) as area:
        actions.leave_household(**by(cast, area), **early)
    with inside(cast) as area:
        actions.depart(**by(cast, area), **early)
    assert "anak" not in told(cast, household.pk, people)


def test_a_head_who_died_long_ago_leaves_no_day_with_two_heads(cast: Cast) -> None:
    household, people = make_family(cast)
    with inside(cast) as area:
        actions.join_household(
            **by(cast, area), household_id=household.pk, person_id=people["anak"].pk, relation=Relation.HEAD, day=TODAY
        )
        actions.depart(**by(cast, area), person_id=people["anak"].pk, day=SINCE - 9 * DAY, new_head=people["kk"].pk)
    after = told(cast, household.pk, people)
    assert after == {"kk": "kk", "pasangan": "pasangan"}


def test_a_new_head_of_an_earlier_day_is_refused_kindly(cast: Cast) -> None:
    household, people = make_family(cast)
    with pytest.raises(DomainError, match="household_too_early"):
        join(cast, household, cast.mother, "kk", SINCE - DAY)
    assert told(cast, household.pk, people)["kk"] == "kk"


ARRANGED: list[tuple[dict[str, str], str | None]] = [
    ({"anak": "cucu"}, None),
    ({"kk": "orang_tua", "anak": "kk"}, None),
    ({"anak": "kk"}, "one_head"),
    ({"kk": "orang_tua"}, "one_head"),
    ({"kk": "pasangan", "pasangan": "kk", "anak": "anak"}, None),
    ({}, None),
]


@pytest.mark.parametrize(("relations", "refusal"), ARRANGED)
def test_a_family_is_arranged_anew_with_one_head(cast: Cast, relations: dict[str, str], refusal: str | None) -> None:
    household, people = make_family(cast)
    said = {people[who].pk: Relation(relation) for who, relation in relations.items()}

    def arrange() -> None:
        with inside(cast) as area:
            actions.arrange_household(
                **by(cast, area),
                household_id=household.pk,
                relations=said,
                seen=version_of(household),
                day=TODAY,
            )

    if refusal:
        with pytest.raises(DomainError, match=refusal):
            arrange()
        return
    arrange()
    arrange()  # sent twice
    assert told(cast, household.pk, people) == {"kk": "kk", "pasangan": "pasangan", "anak": "anak"} | relations


def test_a_form_that_was_drawn_before_another_hand_is_refused(cast: Cast) -> None:
    household, people = make_family(cast)
    with inside(cast):
        seen = version_of(household)
    join(cast, household, cast.balita, "cucu")
    with pytest.raises(StaleRecordError), inside(cast) as area:
        actions.arrange_household(
            **by(cast, area),
            household_id=household.pk,
            relations={people["anak"].pk: Relation.GRANDCHILD},
            seen=seen,
            day=TODAY,
        )


def test_a_marriage_parts_a_family_and_the_couple_moves(cast: Cast) -> None:
    household, people = make_family(cast)
    new = new_id()
    for _ in range(2):  # sent twice
        with inside(cast) as area:
            made = actions.split_household(
                **by(cast, area), new_id=new, members={people["anak"].pk: Relation.HEAD}, rt=cast.campurejo.rt[1],
                day=TODAY, kk=Masked("3571000101000009"), address=" Gang Melati ",
            )  # fmt: skip
    assert made.address == "Gang Melati"
    assert set(told(cast, household.pk, people)) == {"kk", "pasangan"}
    assert told(cast, new, people) == {"anak": "kk"}
    with inside(cast) as area:
        assert Person.objects.get(pk=people["anak"].pk).rt_id == cast.campurejo.rt[1].pk
        assert [one.pk for one in find_by_kk(area, Masked("3571000101000009"))] == [people["anak"].pk]
        assert str(kk_of(made)) == "•••"


def test_the_head_does_not_split_off_and_leave_the_others_without_one(cast: Cast) -> None:
    _, people = make_family(cast)
    with pytest.raises(DomainError, match="head_leaves"), inside(cast) as area:
        actions.split_household(
            **by(cast, area), new_id=new_id(), members={people["kk"].pk: Relation.HEAD}, rt=cast.campurejo.rt[0],
            day=TODAY,
        )  # fmt: skip


@pytest.mark.parametrize(("where", "seen_by"), [("rt", "bidan"), ("kelurahan", "other_bidan")])
def test_a_whole_family_moves_and_is_seen_where_it_went(cast: Cast, where: str, seen_by: str) -> None:
    household, people = make_family(cast)
    to = cast.campurejo.rt[1] if where == "rt" else cast.bandar.rt[0]
    with inside(cast) as area:
        actions.move_household(**by(cast, area), household_id=household.pk, rt=to, day=TODAY, address="Jalan Baru 2")
    assert told(cast, household.pk, people) == {"kk": "kk", "pasangan": "pasangan", "anak": "anak"}
    with inside(cast, seen_by) as area:
        family = household_of(area, people["kk"])
    assert family is not None
    assert (family.household.rt_id, family.household.address) == (to.pk, "Jalan Baru 2")
    if where == "kelurahan":
        with pytest.raises(NotInWorkAreaError), inside(cast) as area:
            actions.move_household(**by(cast, area), household_id=household.pk, rt=to, day=TODAY)


def test_a_family_that_moves_moves_wholly_or_not(cast: Cast) -> None:
    household, people = make_family(cast, members=(("kk", "L", 1980), ("anak", "P", 2010)))
    with pytest.raises(DomainError, match="move_too_early"), inside(cast) as area:
        actions.move_household(
            **by(cast, area), household_id=household.pk, rt=cast.campurejo.rt[1], day=date(2005, 1, 1)
        )
    with inside(cast):
        assert set(Person.objects.values_list("rt_id", flat=True).filter(pk__in=[p.pk for p in people.values()])) == {
            cast.campurejo.rt[0].pk
        }


def test_a_closed_family_leaves_nobody_behind_and_takes_nobody_in(cast: Cast) -> None:
    household, people = make_family(cast)
    for _ in range(2):
        with inside(cast) as area:
            actions.close_household(**by(cast, area), household_id=household.pk, day=TODAY)
    with inside(cast) as area:
        alone = {person.pk for person in without_household(area, cast.campurejo.rt[0].pk)}
    assert {person.pk for person in people.values()} <= alone
    with pytest.raises(DomainError, match="household_closed"):
        join(cast, household, cast.balita, "cucu")


def test_what_is_in_another_area_is_not_touched(cast: Cast) -> None:
    household, _ = make_family(cast)
    for call, more in (
        (actions.close_household, {"day": TODAY}),
        (actions.change_house, {"address": "x"}),
        (actions.move_household, {"rt": cast.bandar.rt[0], "day": TODAY}),
        (actions.join_household, {"person_id": cast.other_balita.pk, "relation": Relation.CHILD, "day": TODAY}),
    ):
        with pytest.raises(NotInWorkAreaError), inside(cast, "other_bidan") as area:
            call(**by(cast, area), household_id=household.pk, **more)


@pytest.mark.parametrize("kk", ["123", "abcdefghijklmnop", "357100010100000９"])
def test_a_kk_number_has_sixteen_digits(cast: Cast, kk: str) -> None:
    household, _ = make_family(cast)
    with pytest.raises(DomainError, match="kk_impossible"), inside(cast) as area:
        actions.change_house(**by(cast, area), household_id=household.pk, address="x", kk=Masked(kk))
    with city():
        assert Household.objects.get(pk=household.pk).address == ""
