"""Who is the head of a family, and how are the others related to them?"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, StaleRecordError
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.dated import end_row
from simpul.records.households.actions.belonging import TOO_EARLY, belong
from simpul.records.households.actions.keeping import locked_household, locked_people, tell
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household
from simpul.records.households.queries import current, version_of


def arrange_household(
    *, actor_id: UUID, area: WorkArea, household_id: UUID, relations: Mapping[UUID, Relation], seen: str, day: date
) -> Household:
    """Say anew who is what in the family, from `day` on; somebody who is not named stays what they are.

    A relation is put right for the time since it was said (a slip); with a new head it begins on `day`.
    seen  `version_of` the family as the form was drawn; StaleRecordError where somebody was faster
    Raises DomainError for no head or two, and for a day before what is recorded.
    """
    with transaction.atomic():
        household = locked_household(area, household_id)
        locked_people(area, relations)
        rows = {row.person_id: row for row in current().filter(household=household).select_related("person")}
        changed = {one: relation for one, relation in relations.items() if one in rows}
        changed = {one: relation for one, relation in changed.items() if rows[one].relation != relation}
        if not changed:
            return household
        if version_of(household) != seen or relations.keys() - rows.keys():
            raise StaleRecordError()
        if Relation.HEAD in changed.values():
            # A head whose record was merged or was no person stands on no page: nobody can name what they become.
            hidden = [one for one, row in rows.items() if row.person.merged_into_id or row.person.withdrawn_at]
            changed |= {one: Relation.RELATIVE for one in hidden if rows[one].relation == Relation.HEAD}
        after = {one: changed.get(one, row.relation) for one, row in rows.items()}
        if list(after.values()).count(Relation.HEAD) != 1:
            raise DomainError("one_head", "Pilih satu kepala keluarga.")
        new_head = Relation.HEAD in changed.values()
        if new_head and any(rows[one].valid_from > day for one in changed):
            raise DomainError("household_too_early", TOO_EARLY)
        sequence = tell(actor_id, "household.changed", household)
        start = {one: day if new_head else rows[one].valid_from for one in changed}
        for one in changed:
            end_row(rows[one], start[one], sequence)
        for one, relation in changed.items():
            belong(household, rows[one].person, relation, start[one], sequence)
    return household
