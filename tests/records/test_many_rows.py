"""Rows that enter in one statement are the rows that were given, whatever stands in them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DataError, connection

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.feed.actions import append_each
from simpul.records.feed.many_rows import array_type, as_array
from simpul.records.feed.models import Change

SAID = ["", " ", "NULL", "null", "a,b", '"', "\\", '\\"', "{}", "{a", "a\nb", "\t", "%s", "’", "\\x00", "'", None]


def come_back(column: list[Any], type_: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT one FROM unnest({array_type(type_)}) AS all_of(one)", [as_array(column, type_)])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(
    ("type_", "column"),
    [
        ("varchar", SAID),
        ("int", [0, -5, None, 2_147_483_647]),
        ("boolean", [True, None, False]),
        ("date", [date(2026, 11, 29), None, date(1920, 2, 29)]),
        ("timestamptz", [datetime(2026, 11, 29, 1, 2, 3, 4, tzinfo=UTC), None]),
        ("varchar", [Sex.FEMALE, Sex.MALE]),
    ],
)
def test_a_column_comes_back_as_it_went(db: None, type_: str, column: list[Any]) -> None:
    assert come_back(column, type_) == column


def test_bytes_and_ids_come_back_as_they_went(db: None) -> None:
    some = [bytes(range(256)), b"", None]
    assert [None if one is None else bytes(one) for one in come_back(some, "bytea")] == some
    ids = [new_id(), None, new_id()]
    assert come_back(ids, "uuid") == ids


def test_json_travels_as_its_text_and_enters_as_json(db: None) -> None:
    body = {"run": '"{\\', "months": [1, 2]}
    append_each("seen", [(1, new_id(), body)])
    assert Change.objects.get().body == body


def test_a_letter_that_a_text_cannot_hold_is_refused(db: None) -> None:
    with pytest.raises(DataError):
        come_back(["a\x00b"], "varchar")
