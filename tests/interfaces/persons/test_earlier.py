"""What an earlier visit or the recorded birth left is read beside a finding of today; what is written today wins."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from tests.cast import NOW, TODAY, Cast
from tests.interfaces.persons.test_adults import told
from tests.interfaces.persons.test_care import page
from tests.services.due.giving import seen

NORMAL, AGAIN = "Normal.", "SHK perlu diulang."
BORN = NOW - timedelta(days=6)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def born(cast: Cast, *sexes: Sex, weight: int | None = 3000, weeks: int = 39) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), pregnancy_id=new_id(), person_id=cast.mother.pk,
            last_period=TODAY - timedelta(days=6 + 7 * weeks), today=TODAY,
        )  # fmt: skip
        births = record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, born_at=BORN, now=NOW,
            newborns=[Newborn(new_id(), sex, weight=Grams(weight) if weight else None) for sex in sexes],
            zone=LocalZone.WIB,
        )  # fmt: skip
    return births[0].person


@pytest.mark.parametrize(
    ("birth", "earlier", "now", "said"),
    [
        ({}, {}, {}, NORMAL),
        ({"weight": 2499}, {}, {}, AGAIN),
        ({"weight": 2500}, {}, {}, NORMAL),
        ({"weight": None}, {"birth_weight": 2400}, {}, AGAIN),
        ({"weight": 2400}, {"birth_weight": 2600}, {}, NORMAL),
        ({"weight": 2400}, {}, {"birth_weight": 2600}, NORMAL),
        ({"weeks": 36}, {}, {}, AGAIN),
        ({"weeks": 37}, {}, {}, NORMAL),
        ({}, {"gestation_at_birth": 36}, {}, AGAIN),
        ({"weeks": 36}, {}, {"gestation_at_birth": 38}, NORMAL),
        ({}, {"same_sex_twin": 1}, {}, AGAIN),
    ],
)
def test_a_result_of_shk_is_judged_with_what_is_on_record_of_the_birth(
    cast: Cast, birth: dict[str, Any], earlier: dict[str, int], now: dict[str, int], said: str
) -> None:
    child = born(cast, Sex.MALE, **birth)
    if earlier:
        seen(cast, child, found=earlier, day=TODAY - timedelta(4))
    seen(cast, child, found={"shk_result": 1, **now})
    assert told(page(cast, "bidan", child))["NEO-SHK"].said == said


@pytest.mark.parametrize(("other", "said"), [(Sex.FEMALE, AGAIN), (Sex.MALE, NORMAL)])
def test_a_twin_of_the_same_sex_is_known_from_the_recorded_birth(cast: Cast, other: Sex, said: str) -> None:
    child = born(cast, Sex.FEMALE, other)
    seen(cast, child, found={"shk_result": 1})
    one = told(page(cast, "bidan", child))["NEO-SHK"]
    assert one.said == said
    assert (("Kembar dengan jenis kelamin sama", "Ya") in one.why) is (said == AGAIN)


@pytest.mark.parametrize(
    ("days", "before", "now", "said"),
    [
        (14, {}, {}, "Tetap meragukan atau menyimpang setelah diulang."),
        (13, {}, {}, "Belum lengkap, masih perlu: KPSP ulangan."),
        (14, {"kpsp_yes": 9}, {}, "Belum lengkap, masih perlu: KPSP ulangan."),
        (14, {"kpsp_form": 3}, {}, "Belum lengkap, masih perlu: KPSP ulangan."),
        (14, {}, {"kpsp_repeat": 0}, "Meragukan (M)."),
    ],
    ids=["two weeks later", "too early", "not doubtful", "on the form of another age", "what is written today wins"],
)
def test_a_kpsp_is_the_repeat_of_the_doubtful_one_on_record(
    cast: Cast, days: int, before: dict[str, int], now: dict[str, int], said: str
) -> None:
    """Of a boy of 14 months and 12 days form 4, that of 12 months, is the right one."""
    first = {"kpsp_yes": 8, "kpsp_form": 4, "kpsp_repeat": 0} | before
    seen(cast, cast.balita, found=first, day=TODAY - timedelta(days))
    seen(cast, cast.balita, found={"kpsp_yes": 8, "kpsp_form": 4, **now})
    assert told(page(cast, "bidan", cast.balita))["DEV-KPSP"].said.startswith(said.rstrip("."))
