"""How does a change of the person reach what was judged of them?"""

from uuid import UUID

from django.db import transaction

from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.actions.locking import locked_as_it_is
from simpul.records.visits.models import MonthlyWeighing
from simpul.records.visits.projection import rejudge


def judge_anew(*, area: WorkArea, person_id: UUID) -> list[MonthlyWeighing]:
    """Judge everything of one record anew: after a merge or its undoing, a new sex or birth date."""
    with transaction.atomic():
        person = locked_as_it_is(area, person_id)
        weighings = rejudge(person)
        append(News("person.rejudged", person.kelurahan_id, person.pk))
    return weighings
