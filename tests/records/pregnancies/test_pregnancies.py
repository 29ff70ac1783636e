"""A woman has one pregnancy at a time; a birth makes the child, its place and its facts, once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.records.households.queries import household_of
from simpul.records.people.actions import record_death
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, end_pregnancy, record_birth
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.records.pregnancies.queries import active_pregnancy, birth_of, births_of, pregnancies_of, pregnant_among
from tests.cast import NOW, TODAY, Cast
from tests.records.households.house import inside, make_family

DAY = timedelta(days=1)
HPHT = TODAY - 100 * DAY


def begin(cast: Cast, person: Person, **more: Any) -> Pregnancy:
    asked: dict[str, Any] = {"pregnancy_id": new_id(), "last_period": HPHT} | more
    with inside(cast) as area:
        return begin_pregnancy(actor_id=cast.bidan.pk, area=area, person_id=person.pk, today=TODAY, **asked)


def give_birth(
    cast: Cast, mother: Person, *names: str, born_at: datetime = NOW, ids: list[UUID] | None = None, **more: Any
) -> list[Birth]:
    made = ids or [new_id() for _ in names]
    newborns = [Newborn(one, Sex.MALE, name) for one, name in zip(made, names, strict=True)]
    with inside(cast) as area:
        return record_birth(
            actor_id=cast.bidan.pk, area=area, mother_id=mother.pk, born_at=born_at, newborns=newborns,
            now=NOW, zone=LocalZone.WIB, **more,
        )  # fmt: skip


BEGUN: list[tuple[dict[str, Any], str | None, date | None]] = [  # asked, refusal, due on
    ({"last_period": HPHT}, None, HPHT + 280 * DAY),
    ({"last_period": TODAY}, None, TODAY + 280 * DAY),
    ({"last_period": TODAY + DAY}, "hpht_implausible", None),
    ({"last_period": TODAY - 302 * DAY}, "hpht_implausible", None),
    ({"last_period": date(2026, 2, 28)}, None, date(2026, 12, 5)),
    ({"last_period": None, "due_on": TODAY + 50 * DAY}, None, TODAY + 50 * DAY),
    ({"last_period": None, "due_on": TODAY - 30 * DAY}, "hpl_implausible", None),
    ({"last_period": None, "due_on": TODAY + 281 * DAY}, "hpl_implausible", None),
    ({"last_period": None}, "hpht_missing", None),
]


@pytest.mark.parametrize(("asked", "refusal", "due"), BEGUN)
def test_a_pregnancy_begins_with_hpht_or_hpl(
    cast: Cast, asked: dict[str, Any], refusal: str | None, due: date | None
) -> None:
    if refusal:
        with pytest.raises(DomainError, match=refusal):
            begin(cast, cast.mother, **asked)
        return
    assert begin(cast, cast.mother, **asked).due_on == due


def test_only_a_woman_who_may_be_is_pregnant_and_once_at_a_time(cast: Cast) -> None:
    for person, refusal in ((cast.balita, "cannot_be_pregnant"), (cast.neighbour, "age_of_mother")):
        with pytest.raises(DomainError, match=refusal):
            begin(cast, person)
    first = new_id()
    begin(cast, cast.mother, pregnancy_id=first)
    assert begin(cast, cast.mother, pregnancy_id=first).pk == first, "sent twice"
    with pytest.raises(DomainError, match="already_pregnant"):
        begin(cast, cast.mother)
    with inside(cast) as area:
        assert pregnant_among(area, [cast.mother, cast.balita]).keys() == {cast.mother.pk}
    with inside(cast, "other_bidan") as area:
        assert pregnancies_of(area, cast.mother) == []


ENDED: list[tuple[date, PregnancyEnd, str | None]] = [
    (TODAY, PregnancyEnd.ABORTUS, None),
    (TODAY, PregnancyEnd.WRONG, None),
    (HPHT, PregnancyEnd.ABORTUS, "end_of_pregnancy"),
    (TODAY + DAY, PregnancyEnd.ABORTUS, "end_of_pregnancy"),
]


@pytest.mark.parametrize(("on", "ended_as", "refusal"), ENDED)
def test_a_pregnancy_ends_after_it_began(cast: Cast, on: date, ended_as: PregnancyEnd, refusal: str | None) -> None:
    begin(cast, cast.mother)
    call = {"actor_id": cast.bidan.pk, "person_id": cast.mother.pk, "ended_on": on, "ended_as": ended_as}
    if refusal:
        with pytest.raises(DomainError, match=refusal), inside(cast) as area:
            end_pregnancy(area=area, today=TODAY, **call)  # type: ignore[arg-type]
        return
    with inside(cast) as area:
        end_pregnancy(area=area, today=TODAY, **call)  # type: ignore[arg-type]
        assert active_pregnancy(area, cast.mother) is None
    with pytest.raises(DomainError, match="not_pregnant"), inside(cast) as area:
        end_pregnancy(area=area, today=TODAY, **call)  # type: ignore[arg-type]
    begin(cast, cast.mother)


NAMED: list[tuple[tuple[str, ...], list[tuple[str, bool, int | None]]]] = [
    (("",), [("Bayi Ny. Samaran pasangan", True, None)]),
    (("Dewi",), [("Dewi", False, None)]),
    (("", ""), [("Bayi 1 Ny. Samaran pasangan", True, 1), ("Bayi 2 Ny. Samaran pasangan", True, 2)]),
]


@pytest.mark.parametrize(("names", "expected"), NAMED)
def test_a_birth_makes_the_children_in_their_order(
    cast: Cast, names: tuple[str, ...], expected: list[tuple[str, bool, int | None]]
) -> None:
    _, people = make_family(cast)
    mother = people["pasangan"]
    begin(cast, mother)
    births = give_birth(cast, mother, *names)
    told = [(one.person.name, one.person.name_is_provisional, one.person.birth_order) for one in births]
    assert told == expected
    with inside(cast) as area:
        assert active_pregnancy(area, mother) is None
        family = household_of(area, births[0].person)
        assert family is not None
        assert [row.relation for row in family.members].count("anak") == 1 + len(names)
        assert {one.pk for one in births_of(area, mother)} == {one.pk for one in births}
        assert birth_of(area, births[0].person) == births[0]
    assert births[0].person.no_nik_reason == "bayi_baru"


@pytest.mark.parametrize(
    ("relation", "child"),
    [("kk", "anak"), ("pasangan", "anak"), ("anak", "cucu"), ("menantu", "cucu"), ("orang_tua", "famili_lain")],
)
def test_the_child_is_to_the_head_what_its_mother_makes_it(cast: Cast, relation: str, child: str) -> None:
    others = (("kk", "L", 1980),) if relation != "kk" else ()
    _, people = make_family(cast, members=(*others, (relation, "P", 1990)))
    (birth,) = give_birth(cast, people[relation], "")
    with inside(cast) as area:
        family = household_of(area, people[relation])
        assert family is not None
        assert {row.person_id: row.relation for row in family.members}[birth.person_id] == child


def test_a_birth_is_recorded_once_by_whoever_says_it(cast: Cast) -> None:
    ids = [new_id()]
    first = give_birth(cast, cast.mother, "", ids=ids)
    assert give_birth(cast, cast.mother, "", ids=ids) == first
    with pytest.raises(DomainError, match="birth_known"):
        give_birth(cast, cast.mother, "", born_at=NOW - DAY)


def test_a_forgotten_twin_is_one_more_of_the_same_birth(cast: Cast) -> None:
    begin(cast, cast.mother)
    (first,) = give_birth(cast, cast.mother, "")
    (second,) = give_birth(cast, cast.mother, "", one_more=True)
    with inside(cast):
        assert Person.objects.get(pk=first.person_id).birth_order == 1
    assert (second.person.birth_order, second.pregnancy_id) == (2, first.pregnancy_id)


REFUSED: list[tuple[datetime, int, str]] = [
    (NOW + timedelta(minutes=1), 1, "birth_in_future"),
    (datetime(2003, 1, 1, tzinfo=UTC), 1, "age_of_mother"),
    (NOW, 0, "newborns_missing"),
    (NOW, 7, "newborns_missing"),
]


@pytest.mark.parametrize(("born_at", "children", "refusal"), REFUSED)
def test_a_birth_that_cannot_be_is_refused(cast: Cast, born_at: datetime, children: int, refusal: str) -> None:
    with pytest.raises(DomainError, match=refusal):
        give_birth(cast, cast.mother, *[""] * children, born_at=born_at)


def test_the_id_of_another_person_makes_no_child(cast: Cast) -> None:
    with pytest.raises(IdAlreadyUsedError):
        give_birth(cast, cast.mother, "", ids=[cast.balita.pk])


@pytest.mark.parametrize(("died", "refusal"), [(TODAY, None), (TODAY - DAY, "cannot_be_pregnant")])
def test_a_mother_who_died_giving_birth_has_given_birth(cast: Cast, died: date, refusal: str | None) -> None:
    begin(cast, cast.mother)
    with inside(cast) as area:
        end_pregnancy(
            actor_id=cast.bidan.pk, area=area, person_id=cast.mother.pk, ended_on=died, ended_as=PregnancyEnd.DEATH,
            today=TODAY,
        )  # fmt: skip
        record_death(actor_id=cast.bidan.pk, area=area, person=cast.mother, died_on=died, today=TODAY)
    if refusal:
        with pytest.raises(DomainError, match=refusal):
            give_birth(cast, cast.mother, "")
        return
    (birth,) = give_birth(cast, cast.mother, "")
    assert birth.pregnancy is not None
    assert birth.pregnancy.ended_as == PregnancyEnd.DEATH


def test_the_measures_of_a_birth_stand_with_it(cast: Cast) -> None:
    with inside(cast) as area:
        (birth,) = record_birth(
            actor_id=cast.bidan.pk, area=area, mother_id=cast.mother.pk, born_at=NOW, now=NOW, zone=LocalZone.WIB,
            newborns=[Newborn(new_id(), Sex.FEMALE, "", Grams(2_950), 485, 335, True)],
        )  # fmt: skip
    assert (birth.weight_grams, birth.length_mm, birth.head_mm, birth.early_breastfeeding) == (2950, 485, 335, True)
