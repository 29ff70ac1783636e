"""Where somebody lives and lived: each day one place, and what is kept of them goes along."""

from datetime import date

import pytest

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.phone import read_phone
from simpul.records.feed.models import Change
from simpul.records.people import actions
from simpul.records.people.models import Edit, NumberKind, Person, PersonNumber, Residence, StateChange
from simpul.records.visits.models import Entry
from tests.cast import NOW, TODAY, Cast, weigh
from tests.records.households.house import city, inside
from tests.records.people.acting import BORN, DAY, by, change, enter, everything, homes, now, refusal, states, told


def move(cast: Cast, person: Person, to: str, day: date = TODAY) -> None:
    rt = {"02": cast.campurejo.rt[1], "01": cast.campurejo.rt[0], "there": cast.bandar.rt[0]}[to]
    with city():
        actions.move_person(**by(cast, person=person, rt=rt, day=day))


def leave(cast: Cast, person: Person, day: date = TODAY, elsewhere: str = "Surabaya") -> None:
    with city():
        actions.record_left(**by(cast, person=person, day=day, today=TODAY, elsewhere=elsewhere))


def back(cast: Cast, person: Person, reason: str = "datang lagi", today: date = TODAY, rt: str = "") -> None:
    to = {"": None, "02": cast.campurejo.rt[1], "there": cast.bandar.rt[0]}[rt]
    with city():
        actions.reactivate(**by(cast, person=person, reason=reason, today=today, rt=to))


def test_a_move_ends_one_home_and_begins_the_next(cast: Cast) -> None:
    made, day = enter(cast), TODAY - 30 * DAY
    move(cast, made, "02", day)
    assert homes(made) == [("RT 01", BORN, day), ("RT 02", day, None)]
    assert now(made).rt == cast.campurejo.rt[1]
    assert told(made) == ["person.registered", "person.moved"]


def test_what_was_known_before_a_move_can_still_be_asked(cast: Cast) -> None:
    """Rows are superseded and never rewritten: a report of an earlier sequence reads what held then."""
    made = enter(cast)
    move(cast, made, "02")
    with city():
        moved = Change.objects.get(subject=made.pk, kind="person.moved").sequence
        rows = list(Residence.objects.filter(person=made).order_by("id"))
    assert [(one.valid_to, one.superseded_sequence) for one in rows] == [(None, moved), (TODAY, None), (None, None)]


def test_who_moves_to_another_kelurahan_is_told_in_both_and_named_in_one(cast: Cast) -> None:
    made = enter(cast)
    move(cast, made, "there")
    with city():
        scopes = Change.objects.filter(subject=made.pk, kind="person.moved").values_list("scope", flat=True)
        assert set(scopes) == {cast.campurejo.area.pk, cast.bandar.area.pk}
    for part, seen in (("bidan", False), ("other_bidan", True)):
        with inside(cast, part):
            assert Person.objects.filter(pk=made.pk).exists() is seen


def test_everything_that_names_a_person_goes_along(cast: Cast) -> None:
    made = enter(cast)
    weigh(cast, made, 11.0, part="bidan")
    change(cast, made, name="Rizky Betul")
    phone = read_phone("081234567890")
    with city():
        actions.keep_number(**by(cast, person_id=made.pk, kind=NumberKind.PHONE, text=phone, now=NOW))
        actions.restrict(**by(cast, person=made, reason="diminta", now=NOW))
    move(cast, made, "there")
    for model in (PersonNumber, Edit, StateChange, Entry):
        for part, seen in (("bidan", 0), ("other_bidan", 1)):
            with inside(cast, part):
                assert model._default_manager.filter(person_id=made.pk).count() == seen, (model, part)


def test_homes_stay_where_they_were_and_are_read_where_they_were(cast: Cast) -> None:
    """The figures of a month are those of who lived there then."""
    made = enter(cast)
    move(cast, made, "there")
    for part, places in (("bidan", ["RT 01"]), ("other_bidan", ["RT 01"])):
        with inside(cast, part):
            rows = Residence.objects.filter(person=made, superseded_sequence__isnull=True).select_related("rt")
            assert [one.rt.name for one in rows if one.rt] == places
            kelurahan = {"bidan": cast.campurejo, "other_bidan": cast.bandar}[part].area.pk
            assert {one.kelurahan_id for one in rows} == {kelurahan}


@pytest.mark.parametrize(
    ("what", "day", "code"),
    [
        ("move", BORN, "move_too_early"),
        ("move", BORN - DAY, "move_too_early"),
        ("move", BORN + DAY, ""),
        ("leave", BORN, "move_too_early"),
        ("leave", BORN + DAY, ""),
        ("leave", TODAY, ""),
        ("leave", TODAY + DAY, "move_too_early"),
    ],
)
def test_nobody_goes_before_they_came(cast: Cast, what: str, day: date, code: str) -> None:
    made = enter(cast)
    before = everything()
    assert refusal(lambda: move(cast, made, "02", day) if what == "move" else leave(cast, made, day)) == code
    assert (everything() == before) is bool(code)


def test_a_move_to_where_they_live_changes_nothing(cast: Cast) -> None:
    made = enter(cast)
    before = everything()
    move(cast, made, "01")
    assert everything() == before


def test_there_and_back_again(cast: Cast) -> None:
    made, day = enter(cast), TODAY - 60 * DAY
    for number, to in enumerate(("there", "02", "01")):
        move(cast, made, to, day + number * DAY)
    assert homes(made) == [
        ("RT 01", BORN, day), ("RT 01", day, day + DAY), ("RT 02", day + DAY, day + 2 * DAY),
        ("RT 01", day + 2 * DAY, None),
    ]  # fmt: skip
    assert now(made).kelurahan == cast.campurejo.area


def test_who_left_is_kept_by_the_last_kelurahan_and_cannot_be_moved(cast: Cast) -> None:
    made = enter(cast)
    leave(cast, made)
    assert homes(made) == [("RT 01", BORN, TODAY), ("Surabaya", TODAY, None)]
    assert (now(made).kelurahan, now(made).is_listed) == (cast.campurejo.area, False)
    assert refusal(lambda: move(cast, made, "02")) == "not_active"
    assert refusal(lambda: leave(cast, made)) == "", "said twice"
    assert refusal(lambda: leave(cast, made, TODAY - DAY)) == "already_left"
    assert states(made) == ["pindah_keluar"]


@pytest.mark.parametrize("elsewhere", ["", "  "])
def test_who_leaves_goes_somewhere(cast: Cast, elsewhere: str) -> None:
    assert refusal(lambda: leave(cast, cast.balita, elsewhere=elsewhere)) == "place_missing"


def test_who_comes_back_lives_from_that_day_on_where_they_say(cast: Cast) -> None:
    made, gone = enter(cast), TODAY - 90 * DAY
    leave(cast, made, gone)
    back(cast, made, rt="02")
    assert homes(made) == [("RT 01", BORN, gone), ("Surabaya", gone, TODAY), ("RT 02", TODAY, None)]
    assert (now(made).rt, now(made).left_on) == (cast.campurejo.rt[1], None)
    assert states(made) == ["pindah_keluar", "aktif_kembali"]


def test_who_comes_back_on_the_day_of_leaving_never_was_elsewhere(cast: Cast) -> None:
    made = enter(cast)
    leave(cast, made)
    back(cast, made)
    assert homes(made) == [("RT 01", BORN, TODAY), ("RT 01", TODAY, None)]


@pytest.mark.parametrize("ended", ["died", "wrong"])
def test_who_never_left_lives_where_they_lived(cast: Cast, ended: str) -> None:
    """Only a leaving ends a home, so only then a new one is chosen."""
    made = enter(cast)
    with city():
        if ended == "died":
            actions.record_death(**by(cast, person=made, died_on=TODAY, today=TODAY))
        else:
            actions.mark_wrong_entry(**by(cast, person=made, reason="keliru", now=NOW))
    back(cast, made, rt="02")
    assert homes(made) == [("RT 01", BORN, None)]
    assert (now(made).rt, now(made).is_listed) == (cast.campurejo.rt[0], True)


@pytest.mark.parametrize(
    ("reason", "today", "rt", "code"),
    [
        ("", TODAY, "", "reason_missing"),
        ("datang", TODAY - DAY, "", "back_too_early"),
        ("datang", TODAY, "there", "back_outside"),
        ("datang", TODAY, "", ""),
    ],
)
def test_what_a_coming_back_needs(cast: Cast, reason: str, today: date, rt: str, code: str) -> None:
    made = enter(cast)
    leave(cast, made)
    before = everything()
    with inside(cast) as area:
        to = cast.bandar.rt[0] if rt else None
        said = refusal(
            lambda: actions.reactivate(
                actor_id=cast.bidan.pk, area=area, person=made, reason=reason, today=today, rt=to
            )
        )
    assert said == code
    assert (everything() == before) is bool(code)
    assert now(made).is_listed is not bool(code)


def test_nobody_moves_a_person_of_others(cast: Cast) -> None:
    for part in ("other_bidan", "neighbour_kader"):
        with inside(cast, part) as area, pytest.raises(NotInWorkAreaError):
            actions.move_person(
                actor_id=cast.staff[part].pk, area=area, person=cast.balita, rt=cast.bandar.rt[0], day=TODAY
            )
