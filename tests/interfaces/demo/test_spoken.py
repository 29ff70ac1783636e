"""A few children of the invented city were refused a service, or have a day for one: of services that wait."""

import pytest

from simpul.records.agreements.kinds import Word
from simpul.records.agreements.models import Agreement
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.due.listing import services_due
from simpul.services.due.members import members_of
from tests.interfaces.demo.loads import TODAY

pytestmark = pytest.mark.usefixtures("city")


def test_both_are_there_and_each_is_said_of_a_service_that_waits() -> None:
    with work_area_scope(whole_city()):
        words = list(Agreement.objects.all())
        members = {one.id: one for one in members_of(whole_city(), TODAY)}
    assert {one.word for one in words} == set(Word)
    assert len(words) < len(members) / 10, "of a few only"
    for one in words:
        member = members[one.person_id]
        listed = services_due(member.about, member.done, TODAY, member.said)
        (service,) = [due for due in listed if due.code == one.service]
        assert service.said is not None
        assert service.said.id == one.pk
        assert service.is_spoken_of is (one.until >= TODAY)
