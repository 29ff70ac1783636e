"""Whom has somebody else entered since the rows were checked? The feed tells, so that nobody is looked for twice."""

from uuid import UUID

from django.db.models import Max

from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.models import Change
from simpul.records.feed.queries import marks
from simpul.services.takeover.ids import is_made_by
from simpul.services.takeover.models import ImportRun

OF_WHO_IS_HERE = ("person.registered", "person.moved", "person.changed", "person.back", "person.parted")


def remember_now(run: ImportRun, area: WorkArea) -> None:
    """From here on the news is to be heard; the caller saves."""
    last = marks()
    run.heard = {str(scope): last.get(scope, 0) for scope in area.kelurahan}


def heard_since(run: ImportRun, area: WorkArea) -> list[UUID]:
    """The people of whom there is news since the last time, but for those this run has made; the caller saves."""
    found: set[UUID] = set()
    for scope in area.kelurahan:
        seen = run.heard.get(str(scope), 0)
        news = Change.objects.filter(scope=scope, sequence__gt=seen)
        last = news.aggregate(last=Max("sequence"))["last"]
        if last is None:
            continue
        subjects = news.filter(kind__in=OF_WHO_IS_HERE, sequence__lte=last).values_list("subject", flat=True)
        found |= {one for one in subjects if one and not is_made_by(run.pk, one)}
        run.heard[str(scope)] = last
    return sorted(found)
