"""Two write down at the same moment what somebody said of one service: none of it is lost, and none of it twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from simpul.foundation.identifiers import new_id
from simpul.records.agreements.actions import record_agreement
from simpul.records.agreements.kinds import Why
from simpul.records.agreements.models import Agreement
from simpul.records.agreements.words import AgreedOn, Refused
from tests.cast import NOW, TODAY, Cast
from tests.faults.test_two_at_a_record import at_once
from tests.faults.test_two_at_a_record import cast as cast
from tests.records.households.house import city

pytestmark = pytest.mark.concurrency


def speaking(cast: Cast, said: Refused | AgreedOn, agreement_id: UUID | None = None) -> Callable[[Any], object]:
    """By somebody on whose page nothing stood yet."""
    return lambda standing: record_agreement(
        actor_id=standing.staff_id, area=standing.area, facility=standing.facility,
        agreement_id=agreement_id or new_id(), person_id=cast.balita.pk, service="mr_1", said=said, said_on=TODAY,
        now=NOW, last_day=None, seen=frozenset(),
    )  # fmt: skip


def test_the_second_hears_of_the_first(cast: Cast) -> None:
    day = AgreedOn(TODAY + timedelta(3), cast.campurejo.pustu)
    came = at_once(cast, speaking(cast, Refused(Why.WORRIED)), speaking(cast, day))
    assert came == {"done": 1, "said_since": 1}
    with city():
        assert Agreement.objects.count() == 1


def test_one_word_that_is_sent_several_times_at_once_is_one(cast: Cast) -> None:
    word = speaking(cast, Refused(Why.WORRIED), new_id())
    assert at_once(cast, *[word] * 4) == {"done": 4}
    with city():
        assert Agreement.objects.count() == 1
