"""Which news calls for comparing a record anew? It is only noted here; `pairing` does the work in a thread of its own,
so that no figure waits for it."""

from uuid import UUID

from django.db import connection, transaction

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.feed.runner import run_once
from simpul.records.households.queries import current
from simpul.records.people.models import Person
from simpul.services.duplicates.comparing.words import count_words
from simpul.services.duplicates.models import Waiting
from simpul.services.duplicates.pairing import work_through

OF_A_PERSON = frozenset(
    f"person.{what}"
    for what in (
        *("registered", "changed", "moved", "died", "left", "back"),
        *("withdrawn", "merged", "parted", "restricted"),
    )
)
OF_A_FAMILY = frozenset({"household.founded", "household.changed", "household.moved"})
EVERYBODY = "INSERT INTO duplicates_waiting (person_id) SELECT id FROM people_person ON CONFLICT DO NOTHING"


class DuplicatesConsumer:
    """Notes whom the news is about. The same news twice changes nothing."""

    name = "duplicates"

    def apply(self, changes: list[Change]) -> None:
        people = {change.subject for change in changes if change.kind in OF_A_PERSON and change.subject}
        families = {change.subject for change in changes if change.kind in OF_A_FAMILY and change.subject}
        if people or families:
            with work_area_scope(whole_city()):
                _wait(people | _touched(people, families))

    def rebuild(self) -> None:
        """Everybody is compared anew, some at a time; what people decided stays."""
        with transaction.atomic(), work_area_scope(whole_city()), connection.cursor() as cursor:
            cursor.execute(EVERYBODY)
            count_words()


def catch_up() -> None:
    """Everything that is waiting, to the end."""
    while run_once([DuplicatesConsumer()]) + work_through():
        pass


def _touched(people: set[UUID], families: set[UUID]) -> set[UUID]:
    """Children, who are known by their mother's name too, and the members of a family, by its KK number."""
    children = Person.objects.filter(mother_id__in=people).values_list("id", flat=True)
    members = current().filter(household_id__in=families).values_list("person_id", flat=True)
    return {*children, *members}


def _wait(people: set[UUID]) -> None:
    Waiting.objects.bulk_create([Waiting(person_id=one) for one in sorted(people)], ignore_conflicts=True)
