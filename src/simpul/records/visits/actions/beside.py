"""What was kept before, and what stands beside what is written now? Asked while the person is locked.

A screen asks before it writes; between its question and the lock another hand may have written. Two hands that say the
same have said one thing, and what neither knew of is asked about, never stored unseen.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.errors import IdAlreadyUsedError, StaleRecordError
from simpul.records.people.models import Person
from simpul.records.prepared import Blank, OneOf, Prepared
from simpul.records.visits.actions.findings import Dose, Finding
from simpul.records.visits.models import Entry, Given
from simpul.records.visits.queries import KEPT

Standing = dict[tuple[UUID, str], Entry]
SENT_BEFORE = Prepared(
    lambda: Entry.objects.filter(OneOf("id", "ids")).select_related("visit__facility").order_by("at", "id")
)
KNOWN_AND_STANDING: Prepared[Any] = Prepared(
    lambda: (
        Entry.objects.filter(id__in=_known_or_standing())
        .select_related("visit__facility")
        .annotate(kept=KEPT)
        .order_by("at", "id")
    )
)


class SomebodyWasFasterError(StaleRecordError):
    """In the same session stands another value, of which the sender did not know."""


def known_and_standing(
    findings: Collection[Finding], people: Collection[UUID], session_id: UUID | None
) -> tuple[list[Entry], Standing]:
    """The entries that were kept under the ids of these findings; and, by person and concept, the last standing one of
    the session, where a finding says what its sender had seen. One statement.

    people  the records that are kept; what stands on a record that was merged into one of them counts with it
    """
    ids = {one.id for one in findings}
    asked = {one.concept for one in findings if one.seen is not None}
    if not (session_id and asked):
        return SENT_BEFORE.ask(ids=list(ids)), {}
    found = KNOWN_AND_STANDING.ask(ids=list(ids), session=session_id, concepts=list(asked), people=list(people))
    standing: Standing = {(one.kept, one.concept): one for one in found if one.pk not in ids}
    return [one for one in found if one.pk in ids], standing


def _known_or_standing() -> QuerySet[Any]:
    """Ids, by a statement for each index: PostgreSQL reads all of the session for an "or"."""
    of_session = Entry.objects.filter(
        OneOf("concept", "concepts"),
        visit__session_id=Blank("session"),
        visit__withdrawal__isnull=True,
        superseded_by__isnull=True,
    ).exclude(value__isnull=True, text="")
    own, merged = OneOf("person_id", "people"), OneOf("person__merged_into_id", "people")
    sent = Entry.objects.filter(OneOf("id", "ids")).values("pk")
    return sent.union(*(of_session.filter(one).values("pk") for one in (own, merged)))


def unseen(finding: Finding, last: Entry | None) -> Entry | None:
    """What has come since the sender looked; None where nothing has, or where it was not asked."""
    return None if last is None or finding.seen is None or last.pk in finding.seen else last


def says_the_same(finding: Finding, entry: Entry) -> bool:
    return (entry.value, entry.text) == (finding.value, finding.text.strip())


def known_of(
    person: Person, findings: list[Finding], doses: list[Dose], session_id: UUID | None
) -> tuple[list[Entry], list[Given], dict[UUID, Entry]]:
    """Entries and services that were kept under these ids; by id of a finding, the entry that says it already.

    Raises IdAlreadyUsedError for an id that carries something else, SomebodyWasFasterError.
    """
    entries, standing = known_and_standing(findings, [person.pk], session_id)
    given = (
        list(Given.objects.filter(id__in=[one.id for one in doses]).select_related("visit__facility")) if doses else []
    )
    sent = {one.id: (one.concept, one.value, one.text) for one in findings}
    if any((one.concept, one.value, one.text) != sent[one.pk] for one in entries):
        raise IdAlreadyUsedError()
    services = {one.id: one.service for one in doses}
    if any(one.service != services[one.pk] for one in given):
        raise IdAlreadyUsedError()
    owners = {one.person_id for one in entries} | {one.person_id for one in given}
    mine = {person.pk, *person.merged_from.values_list("id", flat=True)} if owners - {person.pk} else owners
    if owners - mine:
        raise IdAlreadyUsedError()
    kept = {one.pk for one in entries}
    return entries, given, _said(person, [one for one in findings if one.id not in kept], standing)


def _said(person: Person, findings: list[Finding], standing: Standing) -> dict[UUID, Entry]:
    said: dict[UUID, Entry] = {}
    for one in findings:
        last = unseen(one, standing.get((person.pk, one.concept)))
        if last and not says_the_same(one, last):
            raise SomebodyWasFasterError()
        if last:
            said[one.id] = last
    return said
