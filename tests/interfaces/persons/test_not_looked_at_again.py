"""Who changed group since a visit, and who was asked twice on one day: what that visit asked for stays until somebody
looked again. By the rules themselves, without a database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.care import earlier, judging
from simpul.knowledge.concepts import concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.person import About, known_of
from simpul.records.facilities.kinds import FacilityKind
from simpul.services.signing.acting import Judgement, judge

NOW = date(2026, 11, 30)
AGO = timedelta(days=1)
POSITIVE_3 = 5  # protein in urine
Person = Callable[[date], About]
Left = set[tuple[int, str, str]]  # days before the newest visit, rule, priority


@dataclass
class Seen:
    """days  before the newest visit"""

    found: Mapping[str, FactValue]
    days: int = 0
    hour: int = 9

    @property
    def local_date(self) -> date:
        return NOW - self.days * AGO

    @property
    def occurred_at(self) -> datetime:
        return datetime.combine(self.local_date, time(self.hour), UTC)

    facility = SimpleNamespace(kind=FacilityKind.PUSTU)


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (earlier, judging):
        monkeypatch.setattr(module, "findings_of", lambda visit: dict(visit.found))


def woman(*, pregnant: tuple[date, date | None] | None = None, born: date | None = None) -> Person:
    """pregnant: from the day on which it is on record, and its first day; born: when she gave birth"""

    def on(day: date) -> About:
        delivered = born if born and born <= day else None
        since = pregnant[1] if pregnant and pregnant[0] <= day and not delivered else None
        return About(day, date(1996, 3, 2), Sex.FEMALE, since is not None, since, delivered)

    return on


def man(born: date) -> Person:
    return lambda day: About(day, born, Sex.MALE, pregnant=False)


def left(person: Person, *visits: Seen) -> Left:
    lines = _lines(person, *visits)
    assert len(set(lines)) == len(lines), "no line stands twice"
    return set(lines)


def _lines(person: Person, *visits: Seen) -> list[tuple[int, str, str]]:
    """visits: the newest first"""

    def by(one: judging.Occasion, known: Mapping[str, FactValue] | None = None) -> list[Judgement]:
        of_person = known_of(person(one.day)) if known is None else known
        return judge(one.found, of_person, one.day, set(), concepts())

    days = earlier.days_of(cast("Any", visits))
    stays = earlier.left_to_do(days, by(judging.occasion_of(days[0])), by, known_of(person(NOW)))
    return [
        ((NOW - said.on).days, one.answer.rule.code, one.band.priority.value if one.band else one.answer.state.value)
        for said in stays
        for one in said.judgements
    ]


PREGNANT = (date(2026, 3, 10), date(2026, 3, 10))
MOTHER = woman(pregnant=PREGNANT, born=NOW - AGO)
SEVERE = {"systolic": 170, "diastolic": 115, "urine_protein": POSITIVE_3}
HB = {"hemoglobin": 12_500}


@pytest.mark.parametrize(
    ("person", "before", "since", "stays"),
    [
        (MOTHER, Seen(SEVERE, 3), HB, {(3, "PNC-TD", "P1")}),
        (MOTHER, Seen({"hemoglobin": 6_000}, 3), {"systolic": 120, "diastolic": 80}, {(3, "ANEMIA-PEREMPUAN", "P2")}),
        (
            woman(pregnant=(NOW - 2 * AGO, date(2026, 9, 1))), Seen({"systolic": 220, "diastolic": 130}, 10), HB,
            {(10, "ANC-PE", "P1"), (10, "ANC-MAP", "P2")},
        ),
        (
            man(date(2026, 9, 30)), Seen({"body_temperature": 390, "infant_indrawing": 1}, 1), {"body_weight": 5_000},
            {(1, "MTBM-SUHU", "P1"), (1, "MTBM-NAPAS", "P1")},
        ),
        (man(date(2008, 11, 30)), Seen({"systolic": 200, "diastolic": 120}, 5), HB, {(5, "TD-DEWASA", "P2")}),
        (
            woman(born=date(2026, 10, 18)), Seen({"systolic": 190, "diastolic": 115, "postpartum_bleeding": 1}, 3), HB,
            {(3, "PNC-BAHAYA", "P1"), (3, "TD-DEWASA", "P2")},
        ),
    ],
    ids=["pre-eclampsia", "anaemia", "found pregnant", "two months", "eighteen years", "after 42 days"],
)  # fmt: skip
def test_what_nobody_looked_at_again_outlives_the_group(
    person: Person, before: Seen, since: dict[str, FactValue], stays: Left
) -> None:
    assert left(person, Seen(since), before) == stays


@pytest.mark.parametrize(
    ("person", "before", "since"),
    [
        (MOTHER, SEVERE, {"systolic": 118, "diastolic": 76, "urine_protein": 1}),
        (woman(born=date(2026, 10, 18)), {"postpartum_bleeding": 1}, {"postpartum_bleeding": 0}),
        (man(date(2026, 9, 30)), {"infant_indrawing": 1}, {"infant_indrawing": 0}),
        (MOTHER, {"fetal_heart_rate": 90, "fetal_presentation": 2}, HB),
        (MOTHER, {"fewer_movements": 1, "sign_seizure": 0}, HB),
    ],
    ids=["measured again", "no more bleeding", "no more indrawing", "the unborn", "its movements"],
)
def test_it_goes_with_a_later_look_and_with_what_ended(
    person: Person, before: dict[str, FactValue], since: dict[str, FactValue]
) -> None:
    asked = left(
        woman(pregnant=PREGNANT) if person is MOTHER else person, Seen({"body_weight": 60_000}), Seen(before, 2)
    )
    assert asked, "before the birth, or without a later look, it is asked for"
    assert left(person, Seen(since), Seen(before, 2)) == set()


NIFAS = woman(born=NOW - 10 * AGO)
ADULT = man(date(1970, 1, 1))
SIGNS = ("postpartum_bleeding", "sign_seizure", "foul_lochia", "calf_pain", "severe_headache", "thoughts_of_harm")
NO_SIGN: dict[str, FactValue] = {**dict.fromkeys(SIGNS, 0), "body_temperature": 370}


@pytest.mark.parametrize("days", [0, 1], ids=["today", "yesterday"])
@pytest.mark.parametrize(
    ("person", "first", "then", "stays"),
    [
        (NIFAS, {"postpartum_bleeding": 1}, NO_SIGN, {("PNC-BAHAYA", "P1")}),
        (NIFAS, {"sign_seizure": 1}, NO_SIGN, {("PNC-BAHAYA", "P1")}),
        (
            ADULT, {"srq20_total": 18, "srq20_item_17": 1}, {"srq20_total": 2, "srq20_item_17": 0},
            {("JIWA-SRQ20", "P1")},
        ),
        (ADULT, {"systolic": 190, "diastolic": 120}, {"systolic": 118, "diastolic": 76}, set()),
        (ADULT, {"srq20_total": 18}, {"srq20_total": 2, "srq20_item_17": 0}, set()),
    ],
    ids=["bleeding", "a fit", "item 17", "a pressure", "a total"],
)  # fmt: skip
def test_a_no_of_the_same_day_takes_no_urgent_yes_away(
    person: Person, first: dict[str, FactValue], then: dict[str, FactValue], stays: set[tuple[str, str]], days: int
) -> None:
    """A number that was measured again counts; and on a later day a no is one."""
    visits = [Seen(then, days, 10), Seen(first, days)]
    other = [Seen({"body_weight": 60_000})] if days else []
    assert left(person, *other, *visits) == {(days, *each) for each in stays}
    assert left(person, Seen(then), Seen(first, 1)) == set()


def test_of_two_visits_of_a_day_in_a_pregnancy_that_is_over_a_pressure_is_said_once() -> None:
    """Two answers then, by the protein; of a woman who is not pregnant one. Her protein no rule of today reads."""

    def over(day: date) -> About:
        return woman(pregnant=PREGNANT)(day) if day < NOW - AGO else woman()(day)

    visits = [
        Seen({"urine_protein": 1}, 3, 11),
        Seen({"systolic": 150, "diastolic": 95, "urine_protein": POSITIVE_3}, 3),
    ]
    assert left(over, Seen(HB), *visits) == {(3, "ANC-PE", "P1"), (3, "TD-DEWASA", "P2")}


def test_to_measure_again_is_asked_once() -> None:
    crossed = {"systolic": 88, "diastolic": 125}
    well = {"hemoglobin": 14_000}
    assert left(ADULT, Seen(well), Seen(well, 1, 10), Seen(crossed, 1)) == {(1, "TD-DEWASA", "ukur_ulang")}
    assert left(ADULT, Seen(well, 0, 10), Seen(crossed)) == set(), "it stands among what is said of today"
