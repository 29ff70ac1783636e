"""What the bidan does with the records of people on the stage of one test, each in one line."""

from datetime import date, timedelta
from typing import Any

from django.db import connection

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city
from simpul.records.feed.models import Change
from simpul.records.people import actions
from simpul.records.people.models import Edit, Person, Residence, StateChange
from simpul.records.people.queries import residences_of
from tests.cast import TODAY, Cast
from tests.records.households.house import city

DAY = timedelta(days=1)
BORN = date(2024, 2, 29)
NIK = "3571002902240007"  # of a boy born on 29-02-2024, in a district that does not exist


def by(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"actor_id": cast.bidan.pk, "area": whole_city(), **more}


def enter(cast: Cast, **said: Any) -> Person:
    """A boy of the first RT, registered as the bidan does it; `said` changes what is said of him."""
    about = {
        "person_id": new_id(), "name": "Rizky Samaran", "sex": Sex.MALE, "birth_date": BORN,
        "rt": cast.campurejo.rt[0], "today": TODAY,
    }  # fmt: skip
    with city():
        return actions.register_person(**by(cast), **{**about, **said})


def change(cast: Cast, person: Person, reason: str = "akta", **changes: Any) -> Person:
    with city():
        return actions.change_details(
            **by(cast), person_id=person.pk, changes=changes, reason=reason, today=TODAY
        )  # fmt: skip


def now(person: Person) -> Person:
    with city():
        return Person.objects.get(pk=person.pk)


def homes(person: Person) -> list[tuple[str, date, date | None]]:
    """(place, from, to) as it is known now, the first on top."""
    with city():
        return [(one.elsewhere or one.rt.name, one.valid_from, one.valid_to) for one in residences_of(person)]  # type: ignore[union-attr]


def states(person: Person) -> list[str]:
    with city():
        return list(StateChange.objects.filter(person=person).order_by("id").values_list("kind", flat=True))


def told(person: Person) -> list[str]:
    """The news of this person, in order."""
    with city():
        return list(Change.objects.filter(subject=person.pk).order_by("sequence").values_list("kind", flat=True))


def everything() -> tuple[int, ...]:
    """How much has been written: a refusal leaves it as it was."""
    with city():
        return tuple(model.objects.count() for model in (Person, Residence, StateChange, Edit, Change, Event))


def refusal(work: Any) -> str:
    """The code of the refusal; '' where nothing was refused."""
    try:
        work()
    except DomainError as problem:
        return problem.code
    return ""


def row_of(table: str, person: Person, column: str = "person_id") -> str:
    """Everything that the database keeps of a person in one table, as text."""
    with city(), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} AS t WHERE {column} = %s", [person.pk]
        )
        found: str = cursor.fetchone()[0]
    return found
