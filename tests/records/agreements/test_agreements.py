"""A no and an agreed day: kept with why, where, by whom and until when; never rewritten, taken back in the open."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.records.agreements.actions import take_back_agreement
from simpul.records.agreements.kinds import Why, Word
from simpul.records.agreements.models import Agreement
from simpul.records.agreements.queries import agreements_of, standing_agreements
from simpul.records.agreements.words import AgreedOn
from simpul.records.audit.models import Event
from simpul.records.feed.models import Change
from simpul.records.people.actions import merge_people, undo_merge
from tests.cast import NAMES, NOW, TODAY, Cast
from tests.records.agreements.speaking import agree, refuse, speak
from tests.records.households.house import city, inside
from tests.records.people.acting import enter

DOSE = "mr_1"


def standing(cast: Cast, *ids: object) -> list[Agreement]:
    with inside(cast) as area:
        return standing_agreements(area, ids)  # type: ignore[arg-type]


def take_back(cast: Cast, one: Agreement, part: str = "bidan") -> None:
    with inside(cast, part) as area:
        take_back_agreement(actor_id=cast.staff[part].pk, area=area, agreement_id=one.pk, now=NOW)


def test_a_no_is_kept_with_its_reason_and_the_last_day_on_which_it_holds(cast: Cast) -> None:
    one = refuse(cast, cast.balita, DOSE, Why.FAMILY, " tunggu ayahnya ", part="kader")
    assert (one.word, one.why, one.note, one.place) == (Word.REFUSED, Why.FAMILY, "tunggu ayahnya", None)
    assert (one.said_on, one.until) == (TODAY, TODAY + timedelta(30)), "asked again after the days of the setting"
    assert (one.recorded_by, one.said_at, one.recorded_at) == (cast.kader.pk, cast.posyandu, NOW)


def test_how_long_a_no_holds_is_a_setting(cast: Cast, settings: Any) -> None:
    settings.REFUSAL_DAYS = 7
    assert refuse(cast, cast.balita, DOSE).until == TODAY + timedelta(7)


def test_an_agreed_day_holds_until_that_day_and_names_its_place(cast: Cast) -> None:
    one = agree(cast, cast.balita, DOSE, TODAY + timedelta(5))
    assert (one.word, one.until, one.place, one.why) == (
        Word.PLANNED, TODAY + timedelta(5), cast.campurejo.pustu, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("happen", "code"),
    [
        (lambda cast: agree(cast, cast.balita, DOSE, TODAY - timedelta(1)), "agreed_day"),
        (lambda cast: agree(cast, cast.balita, DOSE, TODAY + timedelta(93)), "agreed_day"),
        (
            lambda cast: agree(cast, cast.balita, DOSE, TODAY + timedelta(3), last_day=TODAY + timedelta(2)),
            "agreed_day",
        ),
        (lambda cast: refuse(cast, cast.balita, DOSE, Why.OTHER), "refusal_note"),
        (lambda cast: refuse(cast, cast.balita, DOSE, said_on=TODAY + timedelta(1)), "said_day"),
        (lambda cast: refuse(cast, cast.balita, DOSE, said_on=date(2025, 9, 8)), "said_day"),
    ],
    ids=["yesterday", "too far", "not counted", "another reason without a word", "said tomorrow", "before the birth"],
)
def test_what_cannot_be_is_refused_with_a_sentence(cast: Cast, happen: Callable[[Cast], object], code: str) -> None:
    with pytest.raises(DomainError) as problem:
        happen(cast)
    assert problem.value.code == code
    assert not standing(cast, cast.balita.pk)


def test_sent_again_with_its_id_it_is_the_same_and_under_another_word_it_is_refused(cast: Cast) -> None:
    """As from a device that was without a network: days later, and without knowing what was said since."""
    one = refuse(cast, cast.balita, DOSE, said_on=TODAY - timedelta(2))
    again = refuse(cast, cast.balita, DOSE, agreement_id=one.pk, now=NOW + timedelta(days=1))
    assert (again.pk, again.said_on) == (one.pk, TODAY - timedelta(2))
    with pytest.raises(IdAlreadyUsedError):
        refuse(cast, cast.balita, DOSE, Why.BELIEF, agreement_id=one.pk)
    with pytest.raises(IdAlreadyUsedError):
        refuse(cast, cast.neighbour, DOSE, agreement_id=one.pk)
    with pytest.raises(IdAlreadyUsedError):
        refuse(cast, cast.other_balita, DOSE, agreement_id=one.pk, part="other_bidan")
    assert [row.pk for row in standing(cast, cast.balita.pk, cast.neighbour.pk)] == [one.pk]


def test_whoever_did_not_see_the_word_of_another_hears_of_it_first(cast: Cast) -> None:
    seen: frozenset[object] = frozenset()
    first = refuse(cast, cast.balita, DOSE, seen=seen)
    with pytest.raises(DomainError) as problem:
        agree(cast, cast.balita, DOSE, seen=seen)
    assert problem.value.code == "said_since"
    same = refuse(cast, cast.balita, DOSE, seen=seen, part="kader")
    assert same.pk == first.pk, "two who write the same have written it once"
    assert agree(cast, cast.balita, DOSE, seen=frozenset({first.pk})).word == Word.PLANNED
    assert agree(cast, cast.balita, "bcg", seen=seen).service == "bcg", "another service is another matter"


def test_taken_back_it_can_still_be_read_and_the_word_before_it_holds_again(cast: Cast) -> None:
    first = agree(cast, cast.balita, DOSE)
    second = refuse(cast, cast.balita, DOSE, now=NOW + timedelta(minutes=1))
    for _ in range(2):
        take_back(cast, second, "kader")
    assert [one.pk for one in standing(cast, cast.balita.pk)] == [first.pk]
    with inside(cast) as area:
        words = agreements_of(area, [cast.balita.pk], DOSE)
    assert [one.taken_back_by for one in words] == [cast.kader.pk, None]


def test_it_is_told_and_written_down_without_a_word_of_the_person(cast: Cast) -> None:
    one = refuse(cast, cast.balita, DOSE, Why.OTHER, "takut demam")
    take_back(cast, one)
    news = list(Change.objects.filter(kind__startswith="agreement.").order_by("sequence"))
    events = list(Event.objects.filter(action__startswith="agreement.").order_by("id"))
    about = {"agreement": str(one.pk), "service": DOSE}
    assert [(row.kind, row.subject, row.body) for row in news] == [
        ("agreement.recorded", cast.balita.pk, about),
        ("agreement.taken_back", cast.balita.pk, about),
    ]
    assert [(row.action, row.subject_id, row.detail) for row in events] == [
        (row.kind, row.subject, row.body) for row in news
    ]


@pytest.mark.parametrize("part", ["other_bidan", "neighbour_kader"])
def test_outside_the_area_there_is_nobody_to_speak_of(cast: Cast, part: str) -> None:
    one = refuse(cast, cast.balita, DOSE)
    with pytest.raises(NotInWorkAreaError):
        refuse(cast, cast.balita, DOSE, part=part)
    with pytest.raises(NotInWorkAreaError):
        take_back(cast, one, part)


def test_a_dropped_filter_gets_nothing_from_outside(cast: Cast) -> None:
    refuse(cast, cast.balita, DOSE)
    refuse(cast, cast.other_balita, DOSE, part="other_bidan")
    with inside(cast):
        assert {one.person_id for one in Agreement.objects.all()} == {cast.balita.pk}
    assert not Agreement.objects.exists()


def test_what_was_said_is_never_rewritten(cast: Cast) -> None:
    one = refuse(cast, cast.balita, DOSE)
    for statement in ("UPDATE agreements_agreement SET until = said_on", "DELETE FROM agreements_agreement"):
        with inside(cast), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert [row.until for row in standing(cast, cast.balita.pk)] == [one.until]


def test_two_records_that_become_one_bring_their_words_along_and_take_them_back(cast: Cast) -> None:
    kept, gone = enter(cast), enter(cast)
    one = refuse(cast, gone, DOSE)
    with city() as area:
        merge = merge_people(
            actor_id=cast.bidan.pk, area=area, kept_id=kept.pk, gone_id=gone.pk, reason="sama", now=NOW
        )  # fmt: skip
    said = refuse(cast, gone, "bcg")
    assert said.person_id == kept.pk, "an id that was merged leads to the record that was kept"
    assert {row.pk for row in standing(cast, kept.pk, gone.pk)} == {one.pk, said.pk}
    with city() as area:
        undo_merge(actor_id=cast.bidan.pk, area=area, merge_id=merge.pk, reason="beda", now=NOW)
    assert [row.pk for row in standing(cast, gone.pk)] == [one.pk]


def test_nothing_of_it_can_be_printed(cast: Cast) -> None:
    one = speak(cast, cast.balita, DOSE, AgreedOn(TODAY, cast.posyandu))
    assert str(one) == f"dijadwalkan {one.pk}"
    assert not any(name in repr(one) for name in NAMES)
