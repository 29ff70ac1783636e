"""Two records of one person become one and two again, and nothing of either is rewritten."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.sex import Sex
from simpul.records.feed.models import Change
from simpul.records.people import actions
from simpul.records.people.kin import family_of
from simpul.records.people.models import Merge, Person
from simpul.records.people.queries import get_merge, get_person, merges_of, record_ids, residents
from simpul.records.people.search import find_by_name, find_by_nik
from tests.cast import NOW, TODAY, Cast
from tests.records.households.house import city, inside
from tests.records.people.acting import NIK, by, change, enter, everything, now, refusal, states

Fault = Callable[[Cast, Person, Person], Any]


def merge(cast: Cast, kept: Person, gone: Person, reason: str = "KK") -> Merge:
    with city():
        return actions.merge_people(**by(cast, kept_id=kept.pk, gone_id=gone.pk, reason=reason, now=NOW))


def part(cast: Cast, made: Merge, reason: str = "ternyata dua") -> Merge:
    with city():
        return actions.undo_merge(**by(cast, merge_id=made.pk, reason=reason, now=NOW))


def test_one_stands_for_both_and_every_id_leads_there(cast: Cast) -> None:
    kept, gone = enter(cast, name="Rizky Samaran"), enter(cast, name="Galang Samaran", nik=Nik(NIK))
    merge(cast, kept, gone)
    with inside(cast) as area:
        assert get_person(area, gone.pk) == kept
        assert record_ids(kept.pk) == [kept.pk, gone.pk]
        assert [one.pk for one in residents(area).filter(name__endswith="Samaran")] == [kept.pk]
        assert find_by_name(area, "galang") == [kept], "by the name of either"
        assert find_by_nik(area, Nik(NIK)) == [kept], "by the NIK of either"
        assert [one.gone_id for one in merges_of(kept)] == [gone.pk]
    assert states(gone) == ["digabung"]
    assert now(gone).name == "Galang Samaran", "nothing of it is rewritten"


def test_both_are_told_of(cast: Cast) -> None:
    kept, gone = enter(cast), enter(cast)
    made = merge(cast, kept, gone)
    with city():
        news = Change.objects.filter(kind="person.merged").values_list("subject", "body")
        body = {"kept": str(kept.pk), "gone": str(gone.pk), "merge": str(made.pk)}
        assert dict(news) == {kept.pk: body, gone.pk: body}


def withdraw(cast: Cast, person: Person) -> None:
    with city():
        actions.mark_wrong_entry(**by(cast, person=person, reason="keliru", now=NOW))


NEVER: list[tuple[Fault, str]] = [
    (lambda cast, one, other: merge(cast, one, one), "same_record"),
    (lambda cast, one, other: merge(cast, one, other, " "), "reason_missing"),
    (lambda cast, one, other: [change(cast, one, sex="P"), merge(cast, one, other)], "sex_differs"),
    (lambda cast, one, other: [withdraw(cast, one), merge(cast, one, other)], "not_active"),
    (lambda cast, one, other: [withdraw(cast, other), merge(cast, one, other)], "not_active"),
    (lambda cast, one, other: [merge(cast, one, other), merge(cast, one, other)], "already_merged"),
    (lambda cast, one, other: [merge(cast, one, other), merge(cast, other, one)], "already_merged"),
]


@pytest.mark.parametrize(("fault", "code"), NEVER)
def test_what_cannot_be_one(cast: Cast, fault: Fault, code: str) -> None:
    one, other = enter(cast), enter(cast)
    assert refusal(lambda: fault(cast, one, other)) == code


@pytest.mark.parametrize("seen", ["kept", "gone"])
def test_nobody_merges_or_parts_somebody_of_others(cast: Cast, seen: str) -> None:
    here, there = enter(cast), enter(cast, rt=cast.bandar.rt[0])
    pair = {"kept_id": here.pk, "gone_id": there.pk} if seen == "kept" else {"kept_id": there.pk, "gone_id": here.pk}
    before = everything()
    with inside(cast) as area, pytest.raises(NotInWorkAreaError):
        actions.merge_people(actor_id=cast.bidan.pk, area=area, **pair, reason="x", now=NOW)
    assert everything() == before
    made = merge(cast, there, here)
    with inside(cast) as area:
        assert get_merge(area, made.pk) is None
        with pytest.raises(NotInWorkAreaError):
            actions.undo_merge(actor_id=cast.bidan.pk, area=area, merge_id=made.pk, reason="x", now=NOW)
        with pytest.raises(NotInWorkAreaError):
            actions.undo_merge(actor_id=cast.bidan.pk, area=area, merge_id=new_id(), reason="x", now=NOW)


def test_whoever_may_read_the_one_may_read_the_other_and_afterwards_each_goes_home(cast: Cast) -> None:
    here, there = enter(cast), enter(cast, rt=cast.bandar.rt[0])
    made = merge(cast, here, there)
    assert (now(there).rt, now(there).kelurahan) == (cast.campurejo.rt[0], cast.campurejo.area)
    with city():
        actions.move_person(**by(cast, person=here, rt=cast.campurejo.rt[1], day=TODAY))
    assert now(there).rt == cast.campurejo.rt[1], "moves along"
    part(cast, made)
    assert (now(there).rt, now(here).rt) == (cast.bandar.rt[0], cast.campurejo.rt[1])
    with inside(cast):
        assert not Person.objects.filter(pk=there.pk).exists()


def test_parted_twice_it_is_parted_once(cast: Cast) -> None:
    kept, gone = enter(cast), enter(cast)
    made = merge(cast, kept, gone)
    part(cast, made)
    before = everything()
    assert part(cast, made, "lagi").undone_at == NOW
    assert everything() == before
    assert states(gone) == ["digabung", "dipisah"]
    again = merge(cast, kept, gone)
    assert again.pk != made.pk, "what was parted can be merged again, and both are remembered"


def test_pointers_stay_one_step_long(cast: Cast) -> None:
    first, second, third = (enter(cast, name=f"Rizky {letter}") for letter in "ABC")
    lower = merge(cast, second, third)
    merge(cast, first, second)
    assert [now(one).merged_into_id for one in (second, third)] == [first.pk] * 2
    with inside(cast):
        assert sorted(record_ids(first.pk)) == sorted([first.pk, second.pk, third.pk])
    part(cast, lower)
    assert (now(third).merged_into_id, now(second).merged_into_id) == (None, first.pk)


def test_what_is_written_to_a_merged_id_is_written_to_the_kept_record(cast: Cast) -> None:
    kept, gone = enter(cast), enter(cast)
    merge(cast, kept, gone)
    change(cast, gone, name="Rizky Betul")
    assert (now(kept).name, now(gone).name) == ("Rizky Betul", "Rizky Samaran")


def test_a_record_is_part_of_one_other_at_a_time_also_for_the_database(cast: Cast) -> None:
    kept, gone, third = enter(cast), enter(cast), enter(cast)
    merge(cast, kept, gone)
    with city(), pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(kept=third, gone=gone, gone_rt=cast.campurejo.rt[0], reason="x", made_by=cast.bidan.pk)


def test_children_of_a_merged_mother_are_one_family(cast: Cast) -> None:
    twice = enter(cast, name="Zubaedah Lagi", sex=Sex.FEMALE, birth_date=date(1998, 3, 4))
    child = enter(cast, name="Galang Samaran", mother=twice)
    made = merge(cast, cast.mother, twice)
    with inside(cast) as area:
        assert {one for word, one in family_of(area, cast.mother) if word == "anak"} == {cast.balita, child}
        read = get_person(area, child.pk)
        assert read
        assert family_of(area, read) == [("ibu", cast.mother), ("saudara", cast.balita)]
    part(cast, made)
    with inside(cast) as area:
        assert [one for word, one in family_of(area, cast.mother) if word == "anak"] == [cast.balita]
        assert now(child).mother_id == twice.pk
