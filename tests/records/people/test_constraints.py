"""What the database itself refuses, whoever writes: a bug of ours must not become a record that cannot be."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction

from simpul.foundation.identifiers import new_id
from simpul.records.people import actions
from simpul.records.people.models import NumberKind, Person, PersonNumber, Residence
from tests.cast import NOW, TODAY, Cast
from tests.records.households.house import city
from tests.records.people.acting import by, enter, homes

PERSON: list[tuple[dict[str, Any], str]] = [
    ({"no_nik_reason": ""}, "person_nik_or_reason"),
    ({"nik_sealed": b"x"}, "person_nik_or_reason"),
    ({"nik_index": b"x"}, "person_nik_or_reason"),
    ({"nik_sealed": b"x", "nik_index": b"x"}, "person_nik_or_reason"),
    ({"died_on": date(2024, 1, 1)}, "person_dates_in_order"),
    ({"left_on": date(2024, 1, 1)}, "person_dates_in_order"),
    ({"merged_into": "itself"}, "person_not_merged_into_itself"),
]


@pytest.mark.parametrize(("columns", "constraint"), PERSON)
def test_a_person_who_cannot_be(cast: Cast, columns: dict[str, Any], constraint: str) -> None:
    person_id = new_id()
    about = {"name": "x", "name_lc": "x", "sex": "L", "birth_date": date(2024, 2, 29), "no_nik_reason": "wna"}
    where = {"kelurahan": cast.campurejo.area, "rt": cast.campurejo.rt[0]}
    if columns.get("merged_into") == "itself":
        columns = {"merged_into_id": person_id}
    with city(), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Person.objects.create(id=person_id, **{**about, **where, **columns})


RESIDENCE: list[tuple[dict[str, Any], str]] = [
    ({"valid_from": date(2026, 1, 1)}, "residence_one_place_a_day"),
    ({"valid_from": date(2020, 1, 1), "valid_to": date(2025, 9, 10)}, "residence_one_place_a_day"),
    ({"valid_from": date(2020, 1, 1), "valid_to": date(2025, 9, 9)}, ""),
    ({"valid_from": date(2020, 1, 1), "valid_to": date(2019, 9, 9)}, "residence_dates_in_order"),
    ({"valid_from": date(2026, 1, 1), "superseded_sequence": 1}, ""),
    ({"valid_from": date(2020, 1, 1), "valid_to": date(2020, 2, 1), "rt": None}, "residence_here_or_elsewhere"),
    (
        {"valid_from": date(2020, 1, 1), "valid_to": date(2020, 2, 1), "elsewhere": "Blitar"},
        "residence_here_or_elsewhere",
    ),
    ({"valid_from": date(2020, 1, 1), "valid_to": date(2020, 2, 1), "rt": None, "elsewhere": "Blitar"}, ""),
]


@pytest.mark.parametrize(("columns", "constraint"), RESIDENCE)
def test_a_home_that_cannot_be(cast: Cast, columns: dict[str, Any], constraint: str) -> None:
    where = {"person": cast.balita, "kelurahan": cast.campurejo.area, "rt": cast.campurejo.rt[1]}
    row = {**where, "recorded_sequence": 1, **columns}
    with city(), transaction.atomic():
        if not constraint:
            Residence.objects.create(**row)
            return
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Residence.objects.create(**row)


def test_one_number_of_a_kind_holds_at_a_time(cast: Cast) -> None:
    row = {
        "person": cast.balita, "kelurahan_id": cast.campurejo.area.pk, "kind": NumberKind.PHONE, "sealed": b"x",
        "index": b"x", "key_id": "k",
    }  # fmt: skip
    with city():
        PersonNumber.objects.create(**row, ended_at=NOW)
        PersonNumber.objects.create(**row)
        with pytest.raises(IntegrityError, match="number_one_of_a_kind"), transaction.atomic():
            PersonNumber.objects.create(**row)


def test_what_names_a_person_carries_the_kelurahan_of_the_person(cast: Cast) -> None:
    elsewhere = PersonNumber(
        person=cast.balita, kelurahan_id=cast.bandar.area.pk, kind="hp", sealed=b"x", index=b"x", key_id="k"
    )
    with city(), pytest.raises(IntegrityError, match="follows_person"), transaction.atomic():
        elsewhere.save(force_insert=True)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM people_person",
        "DELETE FROM people_residence",
        "TRUNCATE people_statechange",
        "DELETE FROM people_edit",
        "DELETE FROM people_merge",
        "DELETE FROM people_personnumber",
        "UPDATE people_edit SET before = 'x'",
        "UPDATE people_statechange SET reason = 'x'",
        "UPDATE people_person SET name = repeat('x', 121)",
    ],
)
def test_what_the_application_may_not_do_at_all(cast: Cast, statement: str) -> None:
    enter(cast)
    with city(), pytest.raises((ProgrammingError, DataError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_chain_of_forty_moves_is_one_home_a_day(cast: Cast) -> None:
    made = enter(cast, birth_date=date(2026, 1, 1))
    with city():
        for number in range(1, 41):
            day = date.fromordinal(date(2026, 1, 1).toordinal() + number)
            actions.move_person(**by(cast, person=made, rt=cast.campurejo.rt[number % 2], day=day))
    places = homes(made)
    assert len(places) == 41
    assert all(before[2] == after[1] for before, after in pairwise(places))
    assert places[-1][2] is None
    assert places[-1][1] < TODAY
