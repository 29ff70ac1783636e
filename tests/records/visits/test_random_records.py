"""Whatever happens to visits in whatever order, what holds is what would be made anew from the entries."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city
from simpul.records.people.models import Person
from simpul.records.visits.actions import Finding, Place
from simpul.records.visits.actions.many.bulk import lock_many, record_many, take_back_many
from simpul.records.visits.actions.many.past_visits import PastVisit
from simpul.records.visits.models import Entry, Source, Visit, VisitKind
from tests.cast import NOW, TODAY, Cast
from tests.records.visits.at import as_made_anew, correct, move, on, projected, take_back, visit

pytestmark = pytest.mark.usefixtures("everything")

days = st.integers(0, 150).map(lambda ago: (TODAY - timedelta(days=ago)).isoformat())
who, which = st.integers(0, 1), st.integers(0, 30)
grams, mm = st.integers(80, 100).map(lambda n: n * 100), st.integers(700, 820)
measures = st.fixed_dictionaries(
    {},
    optional={
        "body_weight": grams, "body_length": mm, "length_posture": st.integers(1, 2),
        "bilateral_oedema": st.integers(0, 1), "head_circumference": st.integers(440, 480),
        "arm_circumference": st.integers(105, 150),
    },
).filter(bool)  # fmt: skip
happenings = st.one_of(
    st.tuples(st.just("catat"), who, days, measures),
    st.tuples(st.just("catat"), who, days, measures),
    st.tuples(st.just("betulkan"), which, grams),
    st.tuples(st.just("ambil"), which),
    st.tuples(st.just("batal"), which),
    st.tuples(st.just("pindah"), which, who),
    st.tuples(st.just("lembar"), st.lists(st.tuples(who, days, measures), min_size=1, max_size=6)),
    st.tuples(st.just("tarik"), st.sets(which, min_size=1, max_size=4)),
)


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(happenings, min_size=4, max_size=20))
def test_what_holds_is_what_would_be_made_anew(cast: Cast, story: list[tuple[object, ...]]) -> None:
    children = [cast.balita, cast.neighbour]
    with transaction.atomic():
        for word, *rest in story:
            with suppress(DomainError):
                HAPPENS[str(word)](cast, children, *rest)
        for child in children:
            live = projected(child)
            assert live == as_made_anew(child)
        transaction.set_rollback(True)


def catat(cast: Cast, children: list[Person], child: int, day: str, values: dict[str, int]) -> None:
    # Never two findings in one moment: neither would be the later.
    taken = Entry.objects.filter(local_date=date.fromisoformat(day)).count()
    visit(cast, children[child], day, at=on(day) - timedelta(hours=2) + timedelta(minutes=taken), **values)


def an_entry(number: int) -> Entry | None:
    rows = list(Entry.objects.filter(concept="body_weight").select_related("visit").order_by("id"))
    return rows[number % len(rows)] if rows else None


def a_visit(number: int) -> Visit | None:
    rows = list(Visit.objects.order_by("id"))
    return rows[number % len(rows)] if rows else None


def betulkan(cast: Cast, children: list[Person], number: int, value: int | None) -> None:
    if entry := an_entry(number):
        correct(cast, entry, value)


def ambil(cast: Cast, children: list[Person], number: int) -> None:
    betulkan(cast, children, number, None)


def batal(cast: Cast, children: list[Person], number: int) -> None:
    if found := a_visit(number):
        take_back(cast, found.pk)


def pindah(cast: Cast, children: list[Person], number: int, child: int) -> None:
    if found := a_visit(number):
        move(cast, found.pk, children[child])


def lembar(cast: Cast, children: list[Person], rows: list[tuple[int, str, dict[str, int]]]) -> None:
    """Many at once, as a sheet brings them."""
    visits, taken = [], Entry.objects.count()
    for number, (child, day, values) in enumerate(rows):
        at = on(day) - timedelta(hours=6) + timedelta(seconds=taken + number)
        found = [Finding(new_id(), concept, value) for concept, value in values.items()]
        visits.append(PastVisit(new_id(), children[child].pk, imported(cast), at, found))
    people = lock_many(whole_city(), [one.person_id for one in visits])
    record_many(actor_id=cast.bidan.pk, people=people, visits=visits, now=NOW, run=new_id())


def imported(cast: Cast) -> Place:
    return Place(cast.campurejo.pustu, VisitKind.PUSTU, source=Source.IMPORT)


def tarik(cast: Cast, children: list[Person], numbers: set[int]) -> None:
    visits = list({one.pk: one for number in sorted(numbers) if (one := a_visit(number))}.values())
    take_back_many(actor_id=cast.bidan.pk, area=whole_city(), visits=visits, reason="lembar keliru", run=new_id())


HAPPENS: dict[str, Callable[..., None]] = {
    "catat": catat, "betulkan": betulkan, "ambil": ambil, "batal": batal, "pindah": pindah, "lembar": lembar,
    "tarik": tarik,
}  # fmt: skip
