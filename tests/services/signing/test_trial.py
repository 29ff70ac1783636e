"""A dry run: the last standing value of a year, as the person was on that day, of the own people, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from random import Random

import numpy as np
import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.concepts import PrivacyClass, concepts
from simpul.knowledge.rules import Rule, rules
from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.language.definition import Input
from simpul.knowledge.rules.person import About, known_of, known_of_pressure, last_pressure
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.kinds import BirthPrecision
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, record_birth
from simpul.services.signing.acting import PRESSURE
from simpul.services.signing.dry_run.dates import NEVER, known_columns
from simpul.services.signing.dry_run.population import Population, population
from simpul.services.signing.dry_run.pressures import pressure_columns
from simpul.services.signing.dry_run.trial import Moves, Trial, try_rule
from simpul.services.signing.motherhood import Motherhood
from tests.cast import NOW, TODAY, Cast
from tests.services.due.giving import seen
from tests.services.signing.findings import find, pregnant, withdraw_visit

ANAEMIA: Rule = rules()["ANC-ANEMIA", "2026.11"]
INCOMPLETE, OUTSIDE, AGAIN = "keadaan-tidak_lengkap", "keadaan-tidak_berlaku", "keadaan-ukur_ulang"
WEEKS_30 = TODAY - timedelta(days=210)


def people(cast: Cast, part: str = "dokter", *wanted: Rule, clinical: bool = True) -> Population:
    area = cast.standing(part).area
    with transaction.atomic(), work_area_scope(area):
        return population(area, list(wanted) or [ANAEMIA], TODAY, clinical=clinical)


def run(cast: Cast, part: str = "dokter", rule: Rule = ANAEMIA) -> Trial:
    return try_rule(rule, people(cast, part, rule))


def of_mother(cast: Cast) -> str:
    trial = run(cast)
    return trial.classes[int(trial.placed[trial.ids.index(cast.mother.pk)])]


@pytest.mark.parametrize(
    ("hemoglobin", "expected"),
    [(6900, "pita-berat"), (8000, "pita-sedang"), (10900, "pita-ringan"), (11000, "pita-tidak_anemia"), (99000, AGAIN)],
)
def test_each_falls_where_the_rule_says(cast: Cast, hemoglobin: int, expected: str) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.mother, "hemoglobin", hemoglobin)
    assert of_mother(cast) == expected


def test_counts_are_of_the_own_people_each_once(cast: Cast) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.mother, "hemoglobin", 6900)
    here, there = run(cast), run(cast, "other_dokter")
    assert {code: count for code, count in here.counts().items() if count} == {"pita-berat": 1, OUTSIDE: 2}
    assert here.people_in("pita-berat") == [cast.mother.pk]
    assert there.ids == [cast.other_balita.pk]
    assert {code: count for code, count in there.counts().items() if count} == {OUTSIDE: 1}


def test_without_a_finding_it_is_incomplete_and_said_so(cast: Cast) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    trial = run(cast)
    assert of_mother(cast) == INCOMPLETE
    assert (trial.counts()[INCOMPLETE], trial.without_findings()) == (1, 1)


def test_a_band_that_is_certain_already_is_counted_as_the_pages_tell_it(cast: Cast) -> None:
    """The pressure alone is no answer of ANC-PE-BERAT, and every page says severe of it."""
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.mother, "systolic", 170)
    rule = rules()["ANC-PE-BERAT", "2026.11"]
    alone = run(cast, rule=rule)
    worst = rule.bands[0].code
    assert {code: count for code, count in alone.counts().items() if count} == {f"pasti-{worst}": 1, OUTSIDE: 2}
    assert alone.people_in(f"pasti-{worst}") == [cast.mother.pk]
    assert alone.without_findings() == 0
    milder = replace(rule, edition="2025.01", bands=rule.bands[1:])
    moved = Moves(run(cast, rule=milder), alone).counts()
    assert [one[1:] for one in moved] == [(f"pasti-{worst}", 1)]


@pytest.mark.parametrize(
    ("rule", "weights", "expected"),
    [
        ("GROW-NT", [9000, 8900], "pita-T"),
        ("GROW-NT", [9000, 9800], "pita-N"),
        ("GROW-NT", [9000], "pita-B"),
        ("GROW-NT", [9000, None, 9400], "pita-O"),
        ("GROW-2T", [9000, 8900, 8800], "pita-dua_kali_tidak_naik"),
        ("GROW-2T", [9000, 8900], "pita-tidak_naik"),
        ("GROW-2T", [9000, 9800], "pita-naik"),
        ("GROW-VELOCITY", [9000, None, 8700], "pita-melambat"),
        ("GROW-VELOCITY", [9000, None, 10500], "pita-cukup"),
        ("GROW-VELOCITY", [], INCOMPLETE),
    ],
)
def test_gains_follow_from_the_weighings_on_record(
    cast: Cast, rule: str, weights: list[int | None], expected: str
) -> None:
    """A month apart, the last of them today; as the pages get them."""
    for ago, weight in enumerate(reversed(weights)):
        if weight:
            seen(cast, cast.balita, found={"body_weight": weight}, day=TODAY - timedelta(days=30 * ago))
    trial = run(cast, rule=rules()[rule, "2026.11"])
    assert trial.classes[int(trial.placed[trial.ids.index(cast.balita.pk)])] == expected


@pytest.mark.parametrize("rule", ["GROW-BBU", "GROW-TBU", "GROW-NT"])
def test_whose_birth_is_not_known_to_the_day_is_left_out_and_counted(
    cast: Cast, whole_city_scope: None, rule: str
) -> None:
    """Of a child: on its page no rule knows its age either. What asks for no age asks everybody."""
    seen(cast, cast.balita, found={"body_weight": 9000, "body_length": 750}, day=TODAY)
    Person.objects.filter(pk__in=[cast.balita.pk, cast.mother.pk]).update(birth_precision=BirthPrecision.YEAR)
    wanted = rules()[rule, "2026.11"]
    trial = run(cast, rule=wanted)
    assert cast.balita.pk not in trial.ids
    assert cast.mother.pk in trial.ids, "of a grown-up a year more or less changes nothing"
    assert trial.age_unknown == 1
    ageless = people(cast, "dokter", _asking("hemoglobin"))
    assert (cast.balita.pk in ageless.ids, ageless.age_unknown) == (True, 0)


def test_the_last_standing_value_of_twelve_months_counts(cast: Cast) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.mother, "hemoglobin", 9000, TODAY - timedelta(days=40))
    last = find(cast, cast.mother, "hemoglobin", 12000, TODAY - timedelta(days=20))
    assert of_mother(cast) == "pita-tidak_anemia"
    put_right = find(cast, cast.mother, "hemoglobin", 6500, TODAY - timedelta(days=20), replaces=last)
    assert of_mother(cast) == "pita-berat"
    withdraw_visit(cast, put_right)
    assert of_mother(cast) == "pita-sedang"


@pytest.mark.parametrize(("days", "expected"), [(364, OUTSIDE), (365, INCOMPLETE), (-1, INCOMPLETE)])
def test_older_than_a_year_or_of_tomorrow_is_not_read(cast: Cast, days: int, expected: str) -> None:
    """364 days ago it is read, and she was not pregnant yet; what is not read leaves her incomplete today."""
    pregnant(cast, cast.mother, TODAY - timedelta(days=294))
    find(cast, cast.mother, "hemoglobin", 6900, TODAY - timedelta(days=days))
    assert of_mother(cast) == expected


def test_a_pregnancy_counts_on_the_day_of_the_finding(cast: Cast) -> None:
    pregnant(cast, cast.mother, TODAY - timedelta(days=330), TODAY - timedelta(days=50), "lahir")
    find(cast, cast.mother, "hemoglobin", 6900, TODAY - timedelta(days=60))
    assert of_mother(cast) == "pita-berat"
    find(cast, cast.mother, "hemoglobin", 6900, TODAY - timedelta(days=50))
    assert of_mother(cast) == OUTSIDE


def test_a_wrong_pregnancy_is_none(cast: Cast) -> None:
    pregnant(cast, cast.mother, WEEKS_30, TODAY, "keliru")
    find(cast, cast.mother, "hemoglobin", 6900, TODAY - timedelta(days=3))
    assert of_mother(cast) == OUTSIDE


def test_whose_processing_is_restricted_and_who_left_are_not_read(cast: Cast, whole_city_scope: None) -> None:
    Person.objects.filter(pk=cast.mother.pk).update(restricted_at="2026-11-01T00:00Z")
    Person.objects.filter(pk=cast.neighbour.pk).update(left_on=TODAY)
    assert people(cast).ids == [cast.balita.pk]


def test_what_was_found_on_a_merged_record_counts_for_the_one_kept(cast: Cast, whole_city_scope: None) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.neighbour, "hemoglobin", 6900)
    Person.objects.filter(pk=cast.neighbour.pk).update(merged_into=cast.mother)
    assert of_mother(cast) == "pita-berat"


def test_sensitive_inputs_are_read_only_for_who_may(cast: Cast) -> None:
    sensitive = next(one for one in concepts().values() if one.privacy_class is PrivacyClass.C3 and one.options)
    find(cast, cast.mother, sensitive.code, sensitive.options[0].number)
    made = _asking(sensitive.code)
    assert people(cast, "dokter", made).found[sensitive.code].known.sum() == 1
    assert people(cast, "dokter", made, clinical=False).found == {}


def test_class_c4_is_never_read(cast: Cast) -> None:
    made = _asking("hemoglobin")
    closed = replace(made.inputs["hemoglobin"].thing, privacy_class=PrivacyClass.C4)
    made.inputs["hemoglobin"] = replace(made.inputs["hemoglobin"], thing=closed)
    find(cast, cast.mother, "hemoglobin", 9000)
    assert people(cast, "dokter", made).found == {}


def _asking(code: str) -> Rule:
    """A made rule that asks for one concept, and places everybody in its last band."""
    return replace(
        ANAEMIA, code="UJI", applies=None, inputs={code: Input(code, concepts()[code])}, bands=ANAEMIA.bands[-1:]
    )


def test_who_moves_between_two_editions(cast: Cast) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.mother, "hemoglobin", 6900)
    milder = replace(
        ANAEMIA, edition="2025.01", bands=tuple(one for one in ANAEMIA.bands if one.code not in ("berat", "di_bawah_8"))
    )
    found = people(cast)
    moves = Moves(try_rule(milder, found), try_rule(ANAEMIA, found))
    assert moves.counts() == [("pita-sedang", "pita-berat", 1)]
    assert moves.people_in("pita-sedang", "pita-berat") == [cast.mother.pk]
    assert Moves(try_rule(ANAEMIA, found), try_rule(ANAEMIA, found)).counts() == []


def test_nothing_is_written(cast: Cast) -> None:
    before = Event.objects.count()
    run(cast)
    assert Event.objects.count() == before


def test_a_run_costs_three_statements_for_any_number_of_inputs(
    cast: Cast, django_assert_num_queries: Callable[..., object]
) -> None:
    area = cast.standing("dokter").area
    with transaction.atomic(), work_area_scope(area), django_assert_num_queries(3):  # type: ignore[attr-defined]
        population(area, [ANAEMIA, rules()["ANC-MAP", "2026.11"]], TODAY, clinical=True)


def test_the_known_columns_are_those_of_one_person() -> None:
    draw, zone = Random(35), LocalZone.WIB.zone
    born = [date(1950, 1, 1) + timedelta(days=draw.randrange(27_000)) for _ in range(400)]
    days = [max(one, TODAY - timedelta(days=draw.randrange(365))) for one in born]
    sexes = [draw.choice(list(Sex)) for _ in born]
    began = {row: days[row] - timedelta(days=draw.randrange(1, 300)) for row in range(0, 400, 5)}
    ended = {row: began[row] + timedelta(days=draw.randrange(200, 280)) for row in began if row % 2}
    hours = {row: datetime.combine(born[row], datetime.min.time(), tzinfo=zone) for row in range(0, 400, 7)}
    mothers = {row: [Motherhood(day, ended.get(row), ended.get(row))] for row, day in began.items()}
    columns = known_columns(born, [one.value for one in sexes], np.array(days, dtype="datetime64[D]"), mothers, hours)
    for row, day in enumerate(days):
        lasts = row in began and not (row in ended and ended[row] <= day)
        about = About(
            on=day, birth_date=born[row], sex=sexes[row], pregnant=lasts,
            pregnant_since=began.get(row) if lasts else None,
            delivered_on=ended[row] if row in ended and not lasts else None,
            born_at=hours.get(row), at=datetime(day.year, day.month, day.day, 12, tzinfo=zone),
        )  # fmt: skip
        found = {code: int(one.values[row]) for code, one in columns.items() if one.known[row]}
        found["sex"] = list(Sex)[found["sex"]].value  # type: ignore[assignment]
        assert found == known_of(about), row


@pytest.mark.parametrize(
    ("days", "systolic", "expected"),
    [
        (25, 130, "pita-kontrol"),
        (32, 130, "pita-tidak_kontrol"),
        (25, 150, "pita-tidak_terkendali"),
        (None, 0, "pita-belum_pernah"),
    ],
)
def test_who_came_for_control_is_counted_by_the_day_of_today(
    cast: Cast, days: int | None, systolic: int, expected: str
) -> None:
    control = rules()["HT-KONTROL", "2026.11"]
    find(cast, cast.mother, "own_hypertension", 1)
    if days is not None:
        find(cast, cast.mother, "systolic", systolic, TODAY - timedelta(days))
        find(cast, cast.mother, "diastolic", 80, TODAY - timedelta(days))
    assert band_of(cast, control) == expected


@pytest.mark.parametrize(
    ("older", "last", "expected"),
    [
        ((40, 130, 80), (85, 88), "pasti-tidak_kontrol"),
        (None, (85, 88), "pasti-tidak_terkendali_tidak_kontrol"),
        ((25, 130, 80), (85, 88), "keadaan-ukur_ulang"),
        ((25, 130, 80), (None, 80), "keadaan-tidak_lengkap"),
        ((25, 210, 120), (None, 80), "pasti-tidak_terkendali"),
        (None, (None, 80), "pasti-tidak_terkendali"),
    ],
)
def test_behind_a_pressure_that_is_half_or_cannot_be_the_one_before_is_counted(
    cast: Cast, older: tuple[int, int, int] | None, last: tuple[int | None, int], expected: str
) -> None:
    control = rules()["HT-KONTROL", "2026.11"]
    find(cast, cast.mother, "own_hypertension", 1)
    for days, *pressure in filter(None, ((60, 150, 95), older, (3, *last))):
        for code, value in zip(PRESSURE, pressure, strict=True):
            if value is not None:
                find(cast, cast.mother, code, value, TODAY - timedelta(days))
    assert band_of(cast, control) == expected


def band_of(cast: Cast, rule: Rule) -> str:
    trial = run(cast, rule=rule)
    return trial.classes[int(trial.placed[trial.ids.index(cast.mother.pk)])]


READINGS = (None, (TODAY, 88), (TODAY, 130), (TODAY - timedelta(9), 85))


def test_the_columns_of_a_last_pressure_are_those_of_one_person() -> None:
    both = list(product(READINGS, READINGS))
    found, taken = {}, {}
    for at, code in enumerate(PRESSURE):
        read = [row[at] for row in both]
        known = np.array([one is not None for one in read])
        found[code] = Column(np.array([one[1] if one else 0 for one in read], dtype=np.int64), known)
        taken[code] = np.array([one[0] if one else NEVER for one in read], dtype="datetime64[D]")
    columns = pressure_columns(found, taken, TODAY)
    for row, (upper, lower) in enumerate(both):
        given = {code: int(one.values[row]) for code, one in columns.items() if one.known[row]}
        assert given == known_of_pressure(TODAY, last_pressure(upper, lower)), both[row]


@pytest.mark.parametrize(
    ("weight", "found", "expected"),
    [
        (2400, {}, "pita-diulang"),
        (2600, {}, "pita-normal"),
        (2400, {"birth_weight": 2600}, "pita-normal"),
        (None, {"birth_weight": 2400}, "pita-diulang"),
    ],
)
def test_the_recorded_birth_is_counted_where_no_finding_tells_it(
    cast: Cast, weight: int | None, found: dict[str, int], expected: str
) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        (birth,) = record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, born_at=NOW - timedelta(days=6),
            newborns=[Newborn(new_id(), Sex.MALE, weight=Grams(weight) if weight else None)], now=NOW,
            zone=LocalZone.WIB,
        )  # fmt: skip
    for code, value in {"shk_result": 1, **found}.items():
        find(cast, birth.person, code, value)
    trial = run(cast, rule=rules()["NEO-SHK", "2026.11"])
    assert trial.classes[int(trial.placed[trial.ids.index(birth.pk)])] == expected
