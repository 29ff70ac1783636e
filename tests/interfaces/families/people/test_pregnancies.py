"""A pregnancy begins by its first day or its due day, lasts once at a time, and ends as the one that was shown."""

from datetime import date

import pytest

from simpul.records.pregnancies.models import Pregnancy
from tests.cast import Cast, add_person
from tests.interfaces.families.screens import Screen, open_form
from tests.records.households.house import city


def begin(cast: Cast, part: str = "bidan", **boxes: str) -> Screen:
    return open_form(cast, part, "pregnancy", person_id=cast.mother.pk).send(**boxes)


def pregnancies() -> list[Pregnancy]:
    with city():
        return list(Pregnancy.objects.order_by("id"))


@pytest.mark.parametrize(
    ("boxes", "kept"),
    [
        ({"last_period": "01-05-2026", "gravida": "2", "spacing": "1"}, (date(2026, 5, 1), date(2027, 2, 5), 2, 1)),
        ({"last_period": "2026-05-01"}, (date(2026, 5, 1), date(2027, 2, 5), None, None)),
        ({"due_on": "1/3/2027"}, (None, date(2027, 3, 1), None, None)),
    ],
)
def test_a_pregnancy_is_noted_by_its_first_day_or_its_due_day(
    cast: Cast, boxes: dict[str, str], kept: tuple[object, ...]
) -> None:
    screen = begin(cast, "kader", **boxes)
    assert screen.kept
    assert screen.again().kept
    [one] = pregnancies()
    assert (one.last_period, one.due_on, one.gravida, one.spacing_years) == kept


@pytest.mark.parametrize(
    ("boxes", "field"),
    [
        ({}, "last_period"),
        ({"last_period": "01-01-2999"}, "last_period"),
        ({"last_period": "22-11-2026"}, "last_period"),
        ({"last_period": "01-01-2020"}, "last_period"),
        ({"last_period": "31-02-2026"}, "last_period"),
        ({"last_period": "01-01-0001"}, "last_period"),
        ({"last_period": "٠١-٠٥-٢٠٢٦"}, "last_period"),
        ({"due_on": "01-01-2099"}, "due_on"),
        ({"due_on": "01-01-0001"}, "due_on"),
        ({"due_on": "31-12-9999"}, "due_on"),
        ({"due_on": "besok"}, "due_on"),
        ({"last_period": "01-05-2026", "gravida": "0"}, "gravida"),
        ({"last_period": "01-05-2026", "gravida": "dua"}, "gravida"),
        ({"last_period": "01-05-2026", "gravida": "٣"}, "gravida"),
        ({"last_period": "01-05-2026", "gravida": "2,5"}, "gravida"),
        ({"last_period": "01-05-2026", "gravida": "9" * 99}, "gravida"),
        ({"last_period": "01-05-2026", "spacing": "-1"}, "spacing"),
        ({"last_period": "01-05-2026", "spacing": "NaN"}, "spacing"),
    ],
)
def test_a_pregnancy_that_cannot_be_is_said_at_its_field(cast: Cast, boxes: dict[str, str], field: str) -> None:
    screen = begin(cast, "kader", **boxes)
    assert set(screen.says) == {field}
    assert {name: screen.values[name] for name in boxes if len(boxes[name]) < 20} == {
        name: text for name, text in boxes.items() if len(text) < 20
    }
    assert pregnancies() == []


def test_nobody_is_pregnant_twice_at_once(cast: Cast) -> None:
    one, two = (open_form(cast, "bidan", "pregnancy", person_id=cast.mother.pk) for _ in range(2))
    assert one.send(last_period="01-05-2026").kept
    assert two.send(last_period="02-05-2026").refused
    assert two.values["last_period"] == "02-05-2026"
    assert len(pregnancies()) == 1


def test_a_man_and_a_child_are_not_pregnant(cast: Cast) -> None:
    with city():
        man = add_person(cast, "Samaran paman", cast.balita.sex, date(1990, 1, 1), cast.campurejo.rt[0])
    for person in (cast.balita, man):
        assert open_form(cast, "bidan", "pregnancy", person_id=person.pk).send(last_period="01-05-2026").refused
        page = open_form(cast, "bidan", "person", person_id=person.pk).text
        assert f"/{person.pk}/hamil/" not in page
    assert pregnancies() == []


def test_an_end_belongs_to_the_pregnancy_that_was_shown(cast: Cast) -> None:
    begin(cast, last_period="01-05-2026")
    one, two = (open_form(cast, "bidan", "pregnancy_end", person_id=cast.mother.pk) for _ in range(2))
    assert "ended_as" in one.send(day="01-08-2026").says
    for day in ("01-05-2026", "01-01-2999", "", "31-02-2026"):
        assert "day" in one.send(day=day, ended_as="abortus").says
    assert "ended_as" in one.send(day="01-08-2026", ended_as="lahir").says
    assert one.send(day="01-08-2026", ended_as="abortus").kept
    assert one.again().kept
    assert two.send(day="02-08-2026", ended_as="keliru").refused
    assert two.send().refused
    assert [(one.ended_on, one.ended_as) for one in pregnancies()] == [(date(2026, 8, 1), "abortus")]


def test_an_end_that_was_shown_another_pregnancy_does_not_end_this_one(cast: Cast) -> None:
    begin(cast, last_period="01-05-2026")
    screen = open_form(cast, "bidan", "pregnancy_end", person_id=cast.mother.pk)
    open_form(cast, "dokter", "pregnancy_end", person_id=cast.mother.pk).send(day="01-08-2026", ended_as="abortus")
    begin(cast, last_period="01-09-2026")
    assert screen.send(day="01-11-2026", ended_as="keliru").refused
    assert [one.ended_as for one in pregnancies()] == ["abortus", ""]
