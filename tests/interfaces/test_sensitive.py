"""What is class C3 is read by the nakes of the area only: on no page, in no answer, no feed and no log of others."""

import json

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.knowledge.concepts.registry import concepts
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.visits.models import Entry, Visit
from tests.cast import NOW, TODAY, Cast
from tests.interfaces.test_every_door import ALL, DOORS, NAKES_HERE, enter_as
from tests.interfaces.test_every_door import stage as stage

SENSITIVE = {code: one.label_id for code, one in concepts().items() if one.privacy_class in ("C3", "C4")}
# The form on which a kader writes it: the question stands there, an answer of before never does.
WRITES_IT = {"visits:record"}
PAGES = [door for door in DOORS if door.method == "get" and door.name not in WRITES_IT]


@pytest.fixture
def told(stage: Cast) -> Cast:
    """The first child lives in a house of which everything sensitive was answered with yes."""
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Visit.objects.get()
        for code in SENSITIVE:
            Entry.objects.create(
                id=new_id(), visit=visit, person=stage.balita, kelurahan_id=stage.balita.kelurahan_id, concept=code,
                value=1, at=NOW, local_date=TODAY, recorded_by=stage.kader.pk,
            )  # fmt: skip
    return stage


def read(cast: Cast, part: str) -> set[str]:
    """The labels and codes of what is sensitive that this member of the cast is shown, on whatever page."""
    client = enter_as(cast.staff[part])
    shown = set()
    for door in PAGES:
        answer = client.get(reverse(door.name, kwargs=door.kwargs(cast)), door.data(cast))
        page = b"".join(answer) if answer.streaming else answer.content
        text = page.decode("utf-8", "replace")
        shown |= {code for code, label in SENSITIVE.items() if label in text or code in text}
    return shown


def test_there_is_something_sensitive_to_keep() -> None:
    assert SENSITIVE


@pytest.mark.parametrize("part", sorted(ALL))
def test_who_reads_what_is_sensitive(told: Cast, part: str) -> None:
    assert read(told, part) == (set(SENSITIVE) if part in NAKES_HERE else set())


def test_no_feed_and_no_log_says_that_it_was_answered(told: Cast) -> None:
    for part in ("kader", "bidan"):
        read(told, part)
    with transaction.atomic(), work_area_scope(whole_city()):
        written = json.dumps(
            [*Change.objects.values_list("kind", "body"), *Event.objects.values_list("action", "purpose", "detail")],
            default=str,
        )
    assert not [code for code in SENSITIVE if code in written]
