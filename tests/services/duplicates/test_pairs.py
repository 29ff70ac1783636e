"""Two records, and what people decide about them: found, merged, kept apart, parted, and never forgotten."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError, StaleRecordError
from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.phone import read_phone
from simpul.foundation.sex import Sex
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.people import actions as people
from simpul.records.people.models import Merge, NumberKind, Person
from simpul.services.duplicates import actions
from simpul.services.duplicates.consumer import DuplicatesConsumer, catch_up
from simpul.services.duplicates.models import Block, Pair, PairState, Waiting
from simpul.services.duplicates.pair_queries import (
    count_open,
    merge_of,
    merges,
    open_pairs,
    pairs_between_puskesmas,
    with_people,
)
from simpul.services.duplicates.side_by_side import seen_of, side_by_side
from simpul.services.pendataan import actions as pendataan
from tests.cast import NOW, TODAY, Cast, add_person, weigh

BORN = date(2024, 2, 29)


class Stage:
    """Some children of one RT who may be one, and what is done about them by the bidan."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.rt = cast, cast.campurejo.rt[0]
        self.area = whole_city()

    def child(self, name: str, born: date = BORN, sex: Sex = Sex.MALE, **more: object) -> Person:
        return add_person(self.cast, name, sex, born, **{"rt": self.rt, **more})

    def seen(self, one: Person, other: Person) -> str:
        found = Person.objects.select_related("mother").in_bulk([one.pk, other.pk])
        return seen_of(found[one.pk], found[other.pk])

    def merge(self, kept: Person, gone: Person, **told: object) -> Merge:
        given = {"area": self.area, "reason": "uji", **told}
        given.setdefault("seen", "" if "seen" in told else self.seen(kept, gone))
        return actions.merge_pair(actor_id=self.cast.bidan.pk, kept_id=kept.pk, gone_id=gone.pk, now=NOW, **given)

    def part(self, merge: Merge) -> Merge:
        return actions.undo_merge(
            actor_id=self.cast.bidan.pk, area=self.area, merge_id=merge.pk, reason="ternyata dua", now=NOW
        )

    def keep_apart(self, one: Person, other: Person, **told: object) -> Pair:
        given = {"area": self.area, "reason": "sepupu", **told}
        given.setdefault("seen", "" if "seen" in told else self.seen(one, other))
        return actions.keep_apart(actor_id=self.cast.bidan.pk, one_id=one.pk, other_id=other.pk, now=NOW, **given)

    def change(self, person: Person, **changes: object) -> None:
        pendataan.change_details(
            actor_id=self.cast.bidan.pk, area=self.area, person_id=person.pk, changes=changes, reason="uji",
            now=NOW, today=TODAY,
        )  # fmt: skip

    def open(self) -> list[tuple[str, str, str]]:
        """(level, name, name) of the pairs that wait, both names in order."""
        catch_up()
        shown = with_people(self.area, list(open_pairs(self.area)))
        return [(one.pair.level, *sorted((one.left.name, one.right.name))) for one in shown]


@pytest.fixture
def stage(cast: Cast) -> Iterator[Stage]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield Stage(cast)


def test_two_records_of_one_child_are_found_and_strangers_are_not(stage: Stage) -> None:
    stage.child("Muhammad Rizky Pratama")
    stage.child("Moh. Rizki Pratama")
    stage.child("Dewi Lestari", date(2023, 7, 1), Sex.FEMALE)
    assert stage.open() == [("likely", "Moh. Rizki Pratama", "Muhammad Rizky Pratama")]


def test_the_likely_stand_before_the_possible(stage: Stage) -> None:
    mother = stage.child("Siti Aminah", date(1996, 1, 1), Sex.FEMALE)
    for name in ("Muhammad Rizky", "Moh. Rizki", "Muhammad Rizal"):
        stage.child(name, mother=mother)
    levels = [level for level, *_ in stage.open()]
    assert levels == ["likely", "possible", "possible"]


def test_the_same_news_twice_changes_nothing(stage: Stage) -> None:
    stage.child("Muhammad Rizky Pratama")
    stage.child("Moh. Rizki Pratama")
    before = stage.open(), everything()
    DuplicatesConsumer().apply(list(Change.objects.order_by("-sequence")))
    assert (stage.open(), everything()) == before
    DuplicatesConsumer().rebuild()
    assert (stage.open(), everything()) == before


def everything() -> tuple[object, ...]:
    pairs = Pair.objects.order_by("left_id", "right_id").values_list("left_id", "right_id", "weight", "state")
    return list(pairs), Block.objects.count(), Waiting.objects.count()


def test_a_merge_takes_the_pair_off_the_list_at_once_and_its_other_pairs_follow(stage: Stage) -> None:
    kept, gone = stage.child("Muhammad Rizky Pratama"), stage.child("Moh. Rizki Pratama")
    third = stage.child("Muhamad Riski Pratama")
    assert len(stage.open()) == 3
    stage.merge(kept, gone)
    assert open_pairs(stage.area).count() == 1
    assert stage.open() == [("likely", "Muhamad Riski Pratama", "Muhammad Rizky Pratama")]
    stage.merge(third, kept)
    assert stage.open() == []


def test_sent_twice_or_the_other_way_round_by_two_people_it_is_one_merge(stage: Stage) -> None:
    one, other = stage.child("Muhammad Rizky Pratama"), stage.child("Moh. Rizki Pratama")
    seen = stage.seen(one, other)
    first = stage.merge(one, other, seen=seen)
    assert stage.merge(one, other, seen=seen) == first
    assert stage.merge(other, one, seen=seen) == first
    assert Merge.objects.count() == 1
    assert merge_of(stage.area, other.pk, one.pk) == first


def test_a_merge_that_is_taken_back_is_two_people_from_then_on(stage: Stage) -> None:
    kept, gone = stage.child("Muhammad Rizky Pratama"), stage.child("Moh. Rizki Pratama")
    merge = stage.merge(kept, gone)
    stage.open()
    stage.part(merge)
    assert stage.open() == []
    pair = Pair.objects.get()
    assert (pair.state, pair.decided_reason) == (PairState.NOT_SAME, "ternyata dua")
    assert stage.part(merge).undone_at == NOW


def test_a_merge_taken_back_elsewhere_reaches_the_pair_through_the_feed(stage: Stage) -> None:
    kept, gone = stage.child("Muhammad Rizky Pratama"), stage.child("Moh. Rizki Pratama")
    merge = stage.merge(kept, gone)
    pendataan.undo_merge(actor_id=stage.cast.bidan.pk, area=stage.area, merge_id=merge.pk, reason="x", now=NOW)
    assert stage.open() == []
    assert Pair.objects.get().state == PairState.NOT_SAME


@pytest.mark.parametrize("first", [0, 1])
def test_a_chain_of_merges_is_taken_back_in_any_order(stage: Stage, first: int) -> None:
    a, b, c = (stage.child(name) for name in ("Rizky Pratama", "Rizki Pratama", "Riski Pratama"))
    chain = [stage.merge(b, c), stage.merge(a, b)]
    assert roots(a, b, c) == [a.pk] * 3
    stage.part(chain[first])
    assert roots(a, b, c) == ([a.pk, a.pk, c.pk] if first == 0 else [a.pk, b.pk, b.pk])
    stage.open()
    stage.part(chain[1 - first])
    assert roots(a, b, c) == [a.pk, b.pk, c.pk]
    # a and c were never compared by anybody: that pair still waits.
    assert stage.open() == [("likely", "Riski Pratama", "Rizky Pratama")]


def roots(*those: Person) -> list[object]:
    found = Person.objects.in_bulk([one.pk for one in those])
    return [found[one.pk].merged_into_id or one.pk for one in those]


def test_what_was_said_of_a_record_holds_for_the_one_that_keeps_it(stage: Stage) -> None:
    a, b, c = (stage.child(name) for name in ("Rizky Pratama", "Rizki Pratama", "Riski Pratama"))
    stage.keep_apart(b, c)
    merge = stage.merge(a, b)
    assert stage.open() == []
    stage.part(merge)
    assert stage.open() == [("likely", "Riski Pratama", "Rizky Pratama")]


# What is done to two people who were kept apart while they were possibly the same, and whether the pair comes back.
AFTERWARDS: dict[str, tuple[Callable[[Stage, Person], None], bool]] = {
    "nothing": (lambda stage, one: None, False),
    "the mother is now known to be the same": (lambda stage, one: stage.change(one, name="Moh. Rizky Pratama"), True),
    "a name even less alike": (lambda stage, one: stage.change(one, name="Galang Pratama"), False),
    "a new phone, the same as the other's": (lambda stage, one: give_phone(stage, one), False),
    "a move into the same RT": (lambda stage, one: move(stage, one), False),
    "the same NIK": (lambda stage, one: give_nik(stage, one), True),
}


@pytest.mark.parametrize("what", AFTERWARDS)
def test_two_people_come_back_only_when_what_tells_them_apart_was_changed(stage: Stage, what: str) -> None:
    nik, then = "3571002902240001", AFTERWARDS[what]
    mother = stage.child("Siti Aminah", date(1996, 1, 1), Sex.FEMALE)
    one = stage.child("Muhammad Rizal Pratama", mother=mother, rt=stage.cast.campurejo.rt[1])
    other = stage.child("Muhammad Rizky Pratama", mother=mother, nik=nik)
    give_phone(stage, other)
    assert [level for level, *_ in stage.open()] == ["possible"]
    stage.keep_apart(one, other)
    assert stage.open() == []
    then[0](stage, one)
    assert bool(stage.open()) is then[1]


def give_phone(stage: Stage, person: Person) -> None:
    people.keep_number(
        actor_id=stage.cast.bidan.pk, area=stage.area, person_id=person.pk, kind=NumberKind.PHONE,
        text=read_phone("081234567890"), now=NOW,
    )  # fmt: skip


def give_nik(stage: Stage, person: Person) -> None:
    people.link_nik(
        actor_id=stage.cast.bidan.pk, area=stage.area, person_id=person.pk, nik=Nik("3571002902240001"), reason="uji"
    )


def move(stage: Stage, person: Person) -> None:
    people.move_person(actor_id=stage.cast.bidan.pk, area=stage.area, person=person, rt=stage.rt, day=TODAY)


def test_the_first_who_decides_is_the_one_who_decided(stage: Stage) -> None:
    one, other = stage.child("Rizky Pratama"), stage.child("Rizki Pratama")
    first = stage.keep_apart(one, other, reason="sepupu")
    again = stage.keep_apart(other, one, reason="lain lagi")
    assert (again.pk, again.decided_reason) == (first.pk, "sepupu")
    assert Event.objects.filter(action="pair.not_same").count() == 2


def test_two_who_nobody_thought_alike_can_be_said_to_be_two_or_one(stage: Stage) -> None:
    one, other = stage.child("Rizky"), stage.child("Galang", date(2019, 1, 1))
    stage.keep_apart(one, other)
    assert Pair.objects.get().decided_level == "unlikely"
    assert stage.merge(one, other).kept_id == one.pk
    catch_up()
    assert Pair.objects.get().state == PairState.SAME


def test_a_record_that_was_changed_since_it_was_shown_is_shown_again(stage: Stage) -> None:
    one, other = stage.child("Rizky Pratama"), stage.child("Rizki Pratama")
    seen = stage.seen(one, other)
    stage.change(one, birth_date=BORN + timedelta(days=1))
    for decide in (stage.merge, stage.keep_apart):
        with pytest.raises(StaleRecordError):
            decide(one, other, seen=seen)


def test_what_cannot_be_one_is_refused_with_a_sentence(stage: Stage) -> None:
    one, other = stage.child("Rizky Pratama"), stage.child("Rizki Pratama", sex=Sex.FEMALE)
    assert refusal(lambda: stage.merge(one, other)) == "sex_differs"
    assert refusal(lambda: stage.merge(one, one, seen="")) == "same_record"
    stage.change(other, sex=Sex.MALE)
    assert refusal(lambda: stage.merge(one, other, reason=" ")) == "reason_missing"
    assert refusal(lambda: stage.keep_apart(one, other, reason=" ")) == "reason_missing"
    told = {"actor_id": stage.cast.bidan.pk, "area": stage.area, "person": other}
    people.restrict(**told, reason="diminta", now=NOW)
    assert refusal(lambda: stage.merge(one, other)) == "is_restricted"
    assert stage.open() == []
    people.lift_restriction(**told, reason="diminta", now=NOW)
    assert len(stage.open()) == 1
    people.mark_wrong_entry(**told, reason="keliru", now=NOW)
    assert refusal(lambda: stage.merge(one, other)) == "not_active"
    assert stage.open() == []


def refusal(decide: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as found:
        decide()
    return found.value.code


@pytest.mark.parametrize("ended", ["died", "left"])
def test_who_died_or_left_in_one_record_and_lives_in_the_other_is_still_found(stage: Stage, ended: str) -> None:
    one, other = stage.child("Rizky Pratama"), stage.child("Rizki Pratama")
    told = {"actor_id": stage.cast.bidan.pk, "area": stage.area, "person": other, "today": TODAY}
    if ended == "died":
        people.record_death(**told, died_on=TODAY)
    else:
        people.record_left(**told, day=TODAY, elsewhere="Kota lain")
    assert len(stage.open()) == 1
    stage.merge(one, other)
    assert Person.objects.get(pk=one.pk).is_listed


# ---- who sees a pair --------------------------------------------------------------------------------------------


def counted(stage: Stage, part: str, area: WorkArea | None = None) -> int:
    area = area or stage.cast.standing(part).area
    with work_area_scope(area):
        return count_open(area)


def test_a_pair_is_seen_by_who_may_name_both(stage: Stage) -> None:
    stage.child("Rizky Pratama")
    there = stage.child("Rizki Pratama", rt=stage.cast.bandar.rt[0])
    assert len(stage.open()) == 1
    assert [counted(stage, part) for part in ("bidan", "dokter", "other_bidan", "dinkes", "admin")] == [0] * 5
    area = stage.cast.standing("bidan").area
    assert counted(stage, "bidan", replace(area, guests=frozenset({there.pk}))) == 1
    both = replace(area, kelurahan=(stage.cast.campurejo.area.pk, stage.cast.bandar.area.pk))
    assert counted(stage, "bidan", both) == 1
    people.move_person(
        actor_id=stage.cast.bidan.pk, area=stage.area, person=there, rt=stage.cast.campurejo.rt[1], day=TODAY
    )
    catch_up()
    assert counted(stage, "bidan") == 1


def test_a_dropped_filter_still_shows_no_half_of_a_pair(stage: Stage) -> None:
    stage.child("Rizky Pratama")
    stage.child("Rizki Pratama", rt=stage.cast.bandar.rt[0])
    stage.open()
    with work_area_scope(stage.cast.standing("bidan").area):
        assert not Pair.objects.exists()
        assert set(Block.objects.values_list("kelurahan_id", flat=True)) == {stage.cast.campurejo.area.pk}


@pytest.mark.parametrize(("part", "number"), [("dinkes", 1), ("kepala", 0), ("admin", 0), ("bidan", 0)])
def test_pairs_between_two_puskesmas_are_a_number_for_who_counts_both(stage: Stage, part: str, number: int) -> None:
    stage.child("Rizky Pratama")
    stage.child("Rizki Pratama")
    stage.child("Rizki Pratama", date(2019, 5, 5))
    stage.child("Riski Pratama", date(2019, 5, 5), rt=stage.cast.bandar.rt[0])
    stage.open()
    area = stage.cast.standing(part).area
    with work_area_scope(area):
        assert pairs_between_puskesmas(area, TODAY) == number


def test_nobody_decides_about_somebody_they_may_not_name(stage: Stage) -> None:
    here, there = stage.child("Rizky Pratama"), stage.child("Rizki Pratama", rt=stage.cast.bandar.rt[0])
    area = stage.cast.standing("bidan").area
    seen = stage.seen(here, there)
    with work_area_scope(area):
        assert side_by_side(area, here.pk, there.pk) is None
        for decide in (stage.merge, stage.keep_apart):
            with pytest.raises(NotInWorkAreaError):
                decide(here, there, area=area, seen=seen)


def test_a_merge_undone_goes_home_even_to_another_area(stage: Stage) -> None:
    here, there = stage.child("Rizky Pratama"), stage.child("Rizki Pratama", rt=stage.cast.bandar.rt[0])
    merge = stage.merge(here, there)
    area = stage.cast.standing("bidan").area
    with work_area_scope(area):
        assert list(merges(area)) == [merge]
        actions.undo_merge(actor_id=stage.cast.bidan.pk, area=area, merge_id=merge.pk, reason="dua", now=NOW)
    assert Person.objects.get(pk=there.pk).kelurahan_id == stage.cast.bandar.area.pk
    assert stage.open() == []


# ---- beside each other ------------------------------------------------------------------------------------------


def test_the_better_record_is_proposed_to_be_kept(stage: Stage) -> None:
    old = stage.child("Rizky Pratama")
    new = stage.child("Rizki Pratama")
    assert beside(stage, new, old).kept.person == old
    weigh(stage.cast, new, 11.0)
    assert beside(stage, new, old).kept.person == new
    give_nik(stage, old)
    assert beside(stage, new, old).kept.person == old


def test_twins_are_said_to_be_twins(stage: Stage) -> None:
    mother = stage.child("Siti Aminah", date(1996, 1, 1), Sex.FEMALE)
    one, other = stage.child("Rizky", mother=mother), stage.child("Galang", mother=mother)
    found = beside(stage, one, other)
    assert found.perhaps_twins
    assert found.levels["name"] == "different"


def test_what_a_merged_record_knows_stands_beside_the_other(stage: Stage) -> None:
    kept, gone = stage.child("Rizky Pratama"), stage.child("Rizki Pratama", nik="3571002902240001")
    third = stage.child("Riski Pratama", nik="3571002802240001")
    stage.merge(kept, gone)
    assert beside(stage, gone, third).levels["nik"] == "one_digit"


def beside(stage: Stage, one: Person, other: Person):  # type: ignore[no-untyped-def]
    found = side_by_side(stage.area, one.pk, other.pk)
    assert found
    return found


def test_no_table_of_pairs_holds_a_name_or_a_number(stage: Stage) -> None:
    stage.child("Rizky Pratama", nik="3571002902240001")
    stage.child("Rizki Pratama", nik="3571002902240001")
    stage.open()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pair::text FROM duplicates_pair AS pair UNION SELECT block::text FROM duplicates_block AS block"
        )
        text = "".join(row[0] for row in cursor.fetchall()).lower()
    assert "nik:same" in text
    assert not any(secret in text for secret in ("rizk", "pratama", "0224000"))


def test_ids_that_are_nobody_show_nothing(stage: Stage) -> None:
    one = stage.child("Rizky Pratama")
    assert side_by_side(stage.area, one.pk, new_id()) is None
    assert side_by_side(stage.area, one.pk, one.pk) is None
