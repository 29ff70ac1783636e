"""Rows that enter many at once are held by every constraint as one row is."""

from datetime import date

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, transaction

from simpul.interfaces.cli.demo.writing import AT_ONCE, types_of, write, write_columns
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.people.models import Disability, NoNikReason, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rt() -> Area:
    kelurahan = Area.objects.create(
        code="99.01.01.1001", level=AreaLevel.KELURAHAN, name="Contoh", valid_from=date(2020, 1, 1)
    )
    return Area.objects.create(
        code="99.01.01.1001/1/1", level=AreaLevel.RT, name="RT 01", parent=kelurahan, kelurahan=kelurahan,
        rw=kelurahan, valid_from=date(2020, 1, 1),
    )  # fmt: skip


def person(rt: Area, **more: object) -> Person:
    told = {"name": "Contoh", "name_lc": "contoh", "name_key": "contoh", "no_nik_reason": NoNikReason.NOT_YET, **more}
    return Person(sex="P", birth_date=date(2000, 2, 29), kelurahan_id=rt.kelurahan_id, rt=rt, **told)


def test_what_is_written_is_read_as_it_was(rt: Area) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        mother = person(rt, disabilities=[Disability.PHYSICAL.value, Disability.SENSORY.value], has_jkn=True)
        child = person(rt, mother=mother, name='Anak "koma", {kurung} \\ NULL', birth_order=2)
        write([mother, child])
        for one in (mother, child):
            found = Person.objects.get(pk=one.pk)
            assert {name: getattr(found, name) for name in types_of(Person)} == {
                name: getattr(one, name) for name in types_of(Person)
            }
            assert found.recorded_at


def test_more_rows_than_one_statement_takes_are_all_written(rt: Area) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        write([person(rt) for _ in range(AT_ONCE + 1)])
        assert Person.objects.count() == AT_ONCE + 1


def test_the_new_rows_tell_what_is_asked_of_them(rt: Area) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        people = [person(rt), person(rt)]
        assert set(write(people, returning=("id",))) == {(one.pk,) for one in people}
        assert write([], returning=("id",)) == []


def test_a_person_without_nik_and_without_a_reason_is_refused(rt: Area) -> None:
    with transaction.atomic(), work_area_scope(whole_city()), pytest.raises(IntegrityError), transaction.atomic():
        write([person(rt, no_nik_reason="")])


def test_a_text_that_is_too_long_is_refused_and_not_cut(rt: Area) -> None:
    with transaction.atomic(), work_area_scope(whole_city()), pytest.raises(DataError), transaction.atomic():
        write([person(rt, name="a" * 121)])


def test_a_column_that_is_not_named_and_must_have_a_value_is_refused(rt: Area) -> None:
    unnamed = [name for name in types_of(Person) if name != "name"]
    one = person(rt)
    row = tuple(getattr(one, name) for name in unnamed)
    with transaction.atomic(), work_area_scope(whole_city()), pytest.raises(IntegrityError), transaction.atomic():
        write_columns(Person, unnamed, [row])


def test_a_row_of_another_kelurahan_than_the_work_area_is_refused(rt: Area) -> None:
    elsewhere = WorkArea(kelurahan=(rt.pk,))
    with transaction.atomic(), work_area_scope(elsewhere), pytest.raises(ProgrammingError), transaction.atomic():
        write([person(rt)])
