"""A length, head or arm that cannot be is asked about before it is kept, and so is a child who was longer before."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.kinds import BirthPrecision
from simpul.records.people.models import Person
from simpul.records.visits.actions import Finding
from simpul.services.posyandu.actions import open_session, record_findings_of_session
from simpul.services.posyandu.groups import Group
from tests.cast import NOW, Cast, add_person
from tests.interfaces.sessions.test_column import Desk
from tests.interfaces.sessions.test_measures import box, kept, send

OCTOBER = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
OLDER = date(2023, 5, 21)  # 3 years 6 months today
TURNING_TWO = date(2024, 11, 10)  # lies on 20 October, stands today


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def child(cast: Cast, born: date = OLDER, sex: Sex = Sex.MALE) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, "Citra Pemeran", sex, born, cast.campurejo.rt[0])


def measured_before(cast: Cast, person: Person, **values: int) -> None:
    kader = cast.standing("kader")
    by: dict[str, Any] = {"actor_id": kader.staff_id, "area": kader.area, "now": OCTOBER}
    with transaction.atomic(), work_area_scope(kader.area):
        session = open_session(**by, posyandu=cast.posyandu, day=OCTOBER.date())
        for code, value in values.items():
            findings = {person.pk: Finding(new_id(), code, value=value)}
            record_findings_of_session(**by, session=session, findings=findings, at=OCTOBER)


def asked(desk: Desk, person: Person, measure: str, typed: str) -> str:
    return str(send(desk, box(person, typed), measure=measure).context["row"].question)


@pytest.mark.parametrize(
    ("measure", "before", "typed", "kept_as"),
    [
        ("body_length", 930, "60,0", 600),
        ("arm_circumference", 142, "6,0", 60),
        ("head_circumference", 490, "30", 300),
    ],
)
def test_what_who_flags_is_asked_about_once_and_never_refused(
    desk: Desk, measure: str, before: int, typed: str, kept_as: int
) -> None:
    one = child(desk.cast)
    measured_before(desk.cast, one, **{measure: before})
    answer = send(desk, box(one, typed), measure=measure)
    question = answer.context["row"].question
    assert (answer.status_code, kept(measure)) == (200, {})
    assert question.startswith("Ukur ulang:")
    assert question.endswith("cm tidak lazim untuk umurnya.")
    send(desk, box(one, typed, confirmed=answer.context["row"].confirmed), measure=measure)
    assert kept(measure) == {"Citra": [kept_as]}


def test_a_child_who_was_longer_before_is_measured_again(desk: Desk) -> None:
    one = child(desk.cast)
    measured_before(desk.cast, one, body_length=930)
    assert asked(desk, one, "body_length", "92,9") == (
        "Ukur ulang: 92,9 cm, lebih pendek dari 93,0 cm pada 20 Okt 2026."
    )
    assert kept() == {}
    send(desk, box(one, "92,9", confirmed="929"))
    assert kept() == {"Citra": [929]}


def test_another_length_than_the_one_that_was_asked_about_is_asked_about_too(desk: Desk) -> None:
    one = child(desk.cast)
    measured_before(desk.cast, one, body_length=930)
    assert send(desk, box(one, "92,0", confirmed="929")).context["row"].question
    assert kept() == {}


@pytest.mark.parametrize(("measure", "value", "typed"), [
    ("body_length", 930, "93,0"), ("body_length", 930, "94,1"), ("arm_circumference", 142, "13,9"),
    ("head_circumference", 490, "48,8"),
])  # fmt: skip
def test_what_can_be_is_kept_without_a_word(desk: Desk, measure: str, value: int, typed: str) -> None:
    one = child(desk.cast)
    measured_before(desk.cast, one, **{measure: value})
    assert asked(desk, one, measure, typed) == ""
    assert len(kept(measure)["Citra"]) == 1


@pytest.mark.parametrize(("typed", "is_asked"), [("85,3", False), ("85,2", True)])
def test_who_lay_then_and_stands_now_may_be_shorter_by_that(desk: Desk, typed: str, is_asked: bool) -> None:
    """86,0 lying is 85,3 standing (GROW-2)."""
    one = child(desk.cast, TURNING_TWO)
    measured_before(desk.cast, one, body_length=860)
    assert bool(asked(desk, one, "body_length", typed)) is is_asked


def test_whose_birthday_is_not_known_is_not_held_against_an_age_but_does_not_shrink(desk: Desk) -> None:
    one = child(desk.cast)
    measured_before(desk.cast, one, body_length=930)
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=one.pk).update(birth_precision=BirthPrecision.YEAR)
    assert asked(desk, one, "arm_circumference", "6,0") == ""
    assert "lebih pendek" in asked(desk, one, "body_length", "60,0")


def test_an_adult_who_is_a_little_shorter_is_not_asked_about(desk: Desk) -> None:
    one = child(desk.cast, date(1956, 1, 1), Sex.FEMALE)
    measured_before(desk.cast, one, body_length=1520)
    answer = send(desk, box(one, "151"), group=Group.LANSIA)
    assert (answer.status_code, kept()) == (200, {"Citra": [1510]})


def test_the_column_carries_what_the_change_is_reckoned_from(desk: Desk) -> None:
    one = child(desk.cast)
    measured_before(desk.cast, one, body_length=930)
    said = desk.get("column", group=Group.BALITA, measure="body_length").content.decode()
    assert said.count('data-previous="930" data-size="10" data-unit="cm"') == 1
    assert said.count("data-previous") == said.count("data-preview") == 1
