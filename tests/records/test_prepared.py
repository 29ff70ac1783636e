"""A prepared read gives what the plain query gives, whatever is joined, ordered, asked again or missing."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.queries import current_coverage
from simpul.records.people.models import Edit, Person
from simpul.records.prepared import Blank, OneOf, Prepared, attach
from simpul.records.visits.models import Entry, Visit
from tests.cast import NOW, TODAY, Cast, weigh
from tests.records.households.house import city

COLUMNS = ("id", "disabilities", "birth_date")
Query = Callable[[Any], QuerySet[Any]]

QUERIES: dict[str, Query] = {
    "by a column": lambda one: Person.objects.filter(id=one),
    "with what is joined": lambda one: Person.objects.filter(id=one).select_related("mother", "rt__rw", "kelurahan"),
    "with what is worked out": lambda one: Person.objects.filter(id=one).annotate(kept=Coalesce("mother_id", "id")),
    "by a relation": lambda one: Person.objects.filter(mother__kelurahan__isnull=False, id=one),
    "in an order": lambda one: Person.objects.filter(withdrawn_at__isnull=True).order_by("-birth_date", "id"),
    "some of them": lambda one: Person.objects.order_by("id")[1:3],
    "of a subquery": lambda one: Person.objects.filter(id__in=Visit.objects.filter(person_id=one).values("person")),
    "nobody": lambda one: Edit.objects.filter(person_id=one),
}  # fmt: skip


def seen(rows: list[Person]) -> list[tuple[Any, ...]]:
    return [(one.pk, {name: value for name, value in vars(one).items() if name != "_state"}) for one in rows]


@pytest.mark.parametrize("what", QUERIES)
def test_it_gives_what_the_plain_query_gives(cast: Cast, what: str) -> None:
    weigh(cast, cast.balita, 9.0)
    build = QUERIES[what]
    prepared = Prepared(lambda: build(Blank("one")))
    with city():
        for person in (cast.balita, cast.mother, cast.balita):
            assert seen(prepared.ask(one=person.pk)) == seen(list(build(person.pk)))


def test_what_is_joined_costs_no_further_statement(cast: Cast, django_assert_num_queries: Any) -> None:
    prepared = Prepared(lambda: Person.objects.filter(id=Blank("one")).select_related("mother", "rt__rw"))
    with city(), django_assert_num_queries(1):
        person = prepared.first(one=cast.balita.pk)
        assert person
        assert person.mother
        assert (person.mother.name, person.rt.rw.name) == (cast.mother.name, "RW 01")


def test_a_reverse_side_that_is_missing_is_known_to_be_missing(cast: Cast, django_assert_num_queries: Any) -> None:
    weigh(cast, cast.balita, 9.0)
    prepared = Prepared(lambda: Entry.objects.filter(person_id=Blank("one")).select_related("superseded_by"))
    with city(), django_assert_num_queries(1):
        assert [hasattr(one, "superseded_by") for one in prepared.ask(one=cast.balita.pk)] == [False]


def test_rows_in_place_of_models(cast: Cast) -> None:
    plain = Person.objects.filter(sex="L").order_by("id").values_list(*COLUMNS)
    prepared = Prepared(lambda: Person.objects.filter(sex=Blank("sex")).order_by("id").values_list(*COLUMNS))
    with city():
        assert prepared.ask(sex="L") == list(plain)


def test_what_is_attached_is_as_if_it_were_prefetched(cast: Cast, django_assert_num_queries: Any) -> None:
    for days in (40, 3, 0):
        weigh(cast, cast.balita, 9.0, NOW - timedelta(days=days))
    with city():
        plain = list(Visit.objects.order_by("id").prefetch_related("entries", "given"))
        visits = list(Visit.objects.order_by("id"))
        entries = list(Entry.objects.filter(visit__in=visits).order_by("id"))
    with django_assert_num_queries(0):
        attach(visits, "entries", entries, "visit")
        attach(visits, "given", [], "visit")
        assert [list(one.entries.all()) for one in visits] == [list(one.entries.all()) for one in plain]
        assert [list(one.given.all()) for one in visits] == [[], [], []]
        assert [one.visit for one in entries] == visits
        assert [len(one.entries.all()) for one in visits] == [1, 1, 1]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_one_of_several_or_of_none(cast: Cast, count: int) -> None:
    prepared = Prepared(lambda: Person.objects.filter(OneOf("id", "ids")))
    ids = [cast.balita.pk, cast.mother.pk, cast.neighbour.pk][:count]
    with city():
        assert {one.pk for one in prepared.ask(ids=ids)} == set(ids)


def test_either_of_two(cast: Cast) -> None:
    either = OneOf("kelurahan_id", "places") | OneOf("id", "ids")
    prepared = Prepared(lambda: Person.objects.filter(either, sex=Blank("sex")))
    with city():
        plain = Person.objects.filter(kelurahan_id=cast.campurejo.area.pk, sex="P")
        found = prepared.ask(places=[cast.campurejo.area.pk], ids=[cast.balita.pk], sex="P")
        assert {one.pk for one in found} == {one.pk for one in plain}


def test_a_day_stands_in_several_places(cast: Cast) -> None:
    prepared = Prepared(lambda: current_coverage(Blank("day")).order_by("id"))
    for day in (TODAY, TODAY - timedelta(days=40_000)):
        assert prepared.ask(day=day) == list(current_coverage(day).order_by("id"))


def test_a_blank_that_is_not_filled_is_a_mistake(cast: Cast) -> None:
    prepared = Prepared(lambda: Person.objects.filter(id=Blank("one")))
    with pytest.raises(KeyError, match="one"):
        prepared.ask(other=new_id())


def test_it_is_compiled_once(cast: Cast) -> None:
    built = []

    def build() -> QuerySet[Person]:
        built.append(NOW)
        return Person.objects.filter(id=Blank("one"))

    prepared = Prepared(build)
    with city():
        assert [prepared.first(one=one.pk) for one in (cast.balita, cast.mother)] == [cast.balita, cast.mother]
        assert prepared.first(one=new_id()) is None
    assert len(built) == 1


def test_another_thread_asks_through_its_own_connection(cast: Cast) -> None:
    prepared = Prepared(lambda: Person.objects.filter(id=Blank("one")))
    with city():
        assert prepared.ask(one=cast.balita.pk) == [cast.balita]
    found: list[list[Person]] = []

    def ask() -> None:
        try:
            found.append(prepared.ask(one=cast.balita.pk))
        finally:
            connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [[]], "what is not committed, and no area is set there"
