"""What is said of a person is put right: with a reason, once, and what stood there before stays readable."""

from datetime import date
from typing import Any

import pytest

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.identifiers import Nik
from simpul.foundation.privacy import HIDDEN
from simpul.foundation.sex import Sex
from simpul.records.feed.models import Change
from simpul.records.people import actions
from simpul.records.people.models import Edit
from simpul.records.people.queries import edits_of, nik_of
from simpul.records.people.search import find_by_nik
from tests.cast import NIKS, TODAY, Cast
from tests.records.households.house import city, inside
from tests.records.people.acting import NIK, by, change, enter, everything, now, refusal, told


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [
        ("name", "Wirasena Betul", "Rizky Samaran", "Wirasena Betul"),
        ("sex", "P", "L", "P"),
        ("birth_date", date(2024, 3, 1), "2024-02-29", "2024-03-01"),
        ("birth_precision", "month", "exact", "month"),
        ("birth_order", 2, "", "2"),
        ("marital_status", "kawin", "", "kawin"),
        ("disabilities", ["fisik", "mental"], "", "fisik, mental"),
        ("has_jkn", False, "", "False"),
        ("ktp_elsewhere", "Kota Lain", "", "Kota Lain"),
    ],
)
def test_what_stood_there_before_stays_readable(cast: Cast, field: str, value: object, before: str, after: str) -> None:
    made = enter(cast)
    change(cast, made, **{field: value})
    assert getattr(now(made), field) == value
    (edit,) = edits_of_(made)
    assert (edit.field, edit.before, edit.after, edit.reason) == (field, before, after, "akta")
    assert edit.made_by == cast.bidan.pk
    assert told(made) == ["person.registered", "person.changed"]
    with city():
        assert Change.objects.get(kind="person.changed").body == {"fields": [field]}, "which, never what"


def edits_of_(person: Any) -> list[Edit]:
    with city():
        return edits_of(person)


def test_what_is_there_already_is_no_change(cast: Cast) -> None:
    made = enter(cast)
    before = everything()
    change(cast, made, reason="", name="  Rizky  Samaran ", sex="L", birth_order=None, disabilities=[])
    assert everything() == before


def test_a_mother_is_kept_by_her_id_and_never_by_her_name(cast: Cast) -> None:
    made = enter(cast)
    change(cast, made, mother=cast.mother)
    assert now(made).mother_id == cast.mother.pk
    (edit,) = edits_of_(made)
    assert (edit.before, edit.after) == ("", str(cast.mother.pk))
    change(cast, made, mother=None)
    assert now(made).mother_id is None


@pytest.mark.parametrize(
    ("reason", "changes", "code"),
    [
        ("", {"name": "Lain"}, "reason_missing"),
        (" \t", {"sex": "P"}, "reason_missing"),
        ("akta", {"name": "12"}, "name_missing"),
        ("akta", {"birth_date": date(2026, 11, 22)}, "birth_in_future"),
        ("akta", {"birth_date": date(1800, 1, 1)}, "birth_too_early"),
        ("akta", {"name": "Lain", "birth_date": date(2999, 1, 1)}, "birth_in_future"),
    ],
)
def test_what_cannot_be_is_refused_whole(cast: Cast, reason: str, changes: dict[str, Any], code: str) -> None:
    made = enter(cast)
    before = everything()
    assert refusal(lambda: change(cast, made, reason, **changes)) == code
    assert everything() == before
    assert now(made).name == "Rizky Samaran"


def test_nobody_is_their_own_mother(cast: Cast) -> None:
    assert refusal(lambda: change(cast, cast.mother, mother=cast.mother)) == "own_mother"


@pytest.mark.parametrize("ended", ["died", "left"])
def test_a_birth_is_not_put_after_the_end(cast: Cast, ended: str) -> None:
    made = enter(cast)
    with city():
        if ended == "died":
            actions.record_death(**by(cast, person=made, died_on=date(2024, 6, 1), today=TODAY))
        else:
            actions.record_left(**by(cast, person=made, day=date(2024, 6, 1), today=TODAY, elsewhere="Surabaya"))
    code = {"died": "death_date", "left": "left_before_birth"}[ended]
    assert refusal(lambda: change(cast, made, birth_date=date(2024, 6, 2))) == code
    assert refusal(lambda: change(cast, made, birth_date=date(2024, 6, 1))) == ""


def test_a_field_that_is_none_is_a_fault_of_ours(cast: Cast) -> None:
    with pytest.raises(ValueError, match="unknown field"):
        change(cast, cast.balita, kelurahan_id=1)


def test_a_person_of_others_cannot_be_put_right(cast: Cast) -> None:
    for part in ("other_bidan", "neighbour_kader"):
        with inside(cast, part) as area, pytest.raises(NotInWorkAreaError):
            actions.change_details(
                actor_id=cast.staff[part].pk, area=area, person_id=cast.balita.pk, changes={"name": "x y"},
                reason="x", today=TODAY,
            )  # fmt: skip


def test_a_name_for_the_time_being_is_over_with_the_first_name(cast: Cast) -> None:
    made = enter(cast, name="Bayi Ny. Samaran", about=actions.About(name_is_provisional=True))
    change(cast, made, name="Rizky Samaran")
    assert not now(made).name_is_provisional


def link(cast: Cast, person: Any, nik: str, reason: str = "") -> None:
    with city():
        actions.link_nik(**by(cast, person_id=person.pk, nik=Nik(nik), reason=reason))


def test_who_had_no_nik_gets_it_later_and_is_found_by_it(cast: Cast) -> None:
    made = enter(cast)
    assert now(made).no_nik_reason == "tidak_tahu"
    link(cast, made, NIK)
    assert nik_of(now(made)) == Nik(NIK)
    assert now(made).no_nik_reason == ""
    (edit,) = edits_of_(made)
    assert (edit.field, edit.before, edit.after, edit.reason) == ("nik", "tidak_tahu", HIDDEN, "NIK dilengkapi")
    with inside(cast) as area:
        assert find_by_nik(area, Nik(NIK)) == [made]


def test_of_a_nik_that_was_replaced_only_that_it_was_is_known(cast: Cast) -> None:
    made = enter(cast, nik=Nik(NIK))
    link(cast, made, "3571002902240008", "KTP baru")
    (edit,) = edits_of_(made)
    assert (edit.before, edit.after, edit.reason) == (HIDDEN, HIDDEN, "KTP baru")
    with inside(cast) as area:
        assert find_by_nik(area, Nik(NIK)) == []


def test_the_same_nik_again_changes_nothing(cast: Cast) -> None:
    made = enter(cast, nik=Nik(NIK))
    before = everything()
    link(cast, made, NIK)
    assert everything() == before


@pytest.mark.parametrize("nik", ["", "x" * 16, "357100290224000", "3571002902240000", "0123456789012345"])
def test_what_can_be_no_nik_is_not_linked(cast: Cast, nik: str) -> None:
    made = enter(cast)
    before = everything()
    assert refusal(lambda: link(cast, made, nik)) == "nik_impossible"
    assert everything() == before


def test_a_nik_of_somebody_else_is_linked_without_a_word(cast: Cast) -> None:
    made = enter(cast, sex=Sex.FEMALE)
    link(cast, made, NIKS[2])
    with inside(cast) as area:
        assert {one.pk for one in find_by_nik(area, Nik(NIKS[2]))} == {made.pk, cast.balita.pk}
