"""What holds now follows from the entries: late records, postures, oedema, a birth that is not known to the day."""

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import Index, Posture, assess_growth
from simpul.records.facilities.work_area import whole_city
from simpul.records.people.actions import change_details
from simpul.records.people.models import Person
from simpul.records.visits.actions import judge_anew
from simpul.records.visits.models import Assessment, GrowthDay, GrowthFinding, MonthlyWeighing
from tests.cast import TODAY, Cast
from tests.records.visits.at import correct, months, take_back, visit

pytestmark = pytest.mark.usefixtures("everything")

# What is written in this order, and which months count afterwards.
STORIES = [
    (["2026-11-21 9400"], "2026-11 9400 B"),
    (["2026-11-21 9400", "2026-10-20 9400"], "2026-10 9400 B, 2026-11 9400 T"),
    (["2026-11-21 9400", "2026-10-20 9000"], "2026-10 9000 B, 2026-11 9400 N"),
    (["2026-11-21 9400", "2026-09-20 9000"], "2026-09 9000 B, 2026-11 9400 O"),
    (["2026-11-21 9400", "2026-09-20 9000", "2026-10-20 9400"], "2026-09 9000 B, 2026-10 9400 N, 2026-11 9400 T"),
    (["2026-10-20 9400", "2026-10-05 8000", "2026-11-21 9600"], "2026-10 9400 B, 2026-11 9600 N"),
    (["2026-11-20 9600", "2026-10-05 9500", "2026-10-20 9000"], "2026-10 9000 B, 2026-11 9600 N"),
]


@pytest.mark.parametrize(("written", "counts"), STORIES, ids=lambda one: " then ".join(one) if one is list else None)
def test_a_late_record_judges_the_later_months_anew(cast: Cast, written: list[str], counts: str) -> None:
    for day, grams in (one.split() for one in written):
        visit(cast, cast.balita, day, body_weight=int(grams))
    assert months(cast.balita) == counts


def test_what_is_taken_back_from_a_month_judges_the_next_anew(cast: Cast) -> None:
    visit(cast, cast.balita, "2026-09-20", body_weight=9000)
    october = visit(cast, cast.balita, "2026-10-20", body_weight=9500)
    visit(cast, cast.balita, "2026-11-20", body_weight=9500)
    assert months(cast.balita).endswith("2026-11 9500 T")
    correct(cast, october.entries[0], 9100)
    assert months(cast.balita) == "2026-09 9000 B, 2026-10 9100 T, 2026-11 9500 N"
    take_back(cast, october.visit.pk)
    assert months(cast.balita) == "2026-09 9000 B, 2026-11 9500 O"
    said = Assessment.objects.filter(rule="GROW-NT", entry__local_date="2026-11-20").order_by("id")
    assert [one.category for one in said] == ["T", "N", "O"]


MEASURED = [
    {"body_weight": 9400, "body_length": 760, "length_posture": 1, "head_circumference": 460, "arm_circumference": 145},
    {"body_weight": 9400, "body_length": 760, "length_posture": 2},
    {"body_weight": 9400, "body_length": 760},
    {"body_length": 760, "length_posture": 1},
    {"body_weight": 3000},
    {"arm_circumference": 112},
    {"body_weight": 9400, "body_length": 760, "bilateral_oedema": 1},
    {"body_weight": 9400, "bilateral_oedema": 0},
    {"bilateral_oedema": 1},
]


@pytest.mark.parametrize("values", MEASURED)
@pytest.mark.parametrize("precision", ["exact", "month", "year"])
def test_the_six_findings_of_a_day_are_those_of_the_growth_room(
    cast: Cast, values: dict[str, int], precision: str
) -> None:
    known_to(cast, precision)
    visit(cast, cast.balita, "2026-11-20", **values)
    expected = assess_growth(
        sex=Sex.MALE,
        age_days=(TODAY - cast.balita.birth_date).days - 1,
        weight=values.get("body_weight"),
        length=values.get("body_length"),
        posture={1: Posture.LYING, 2: Posture.STANDING}.get(values.get("length_posture", 0), Posture.UNKNOWN),
        head=values.get("head_circumference"),
        arm=values.get("arm_circumference"),
        oedema=values.get("bilateral_oedema") == 1,
        age_certain=precision == "exact",
    )
    found = {one.index: one for one in GrowthFinding.objects.all()}
    assert {index: (one.outcome, one.z_hundredths, one.category) for index, one in found.items()} == {
        index: (said.outcome, said.z_hundredths, said.category or "")
        for index, said in ((index, expected.of(index)) for index in Index)
    }


def known_to(cast: Cast, precision: str) -> Person:
    change_details(
        actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.balita.pk, changes={"birth_precision": precision},
        reason="uji", today=TODAY,
    )  # fmt: skip
    judge_anew(area=whole_city(), person_id=cast.balita.pk)
    return Person.objects.get(pk=cast.balita.pk)


@pytest.mark.parametrize(("precision", "said"), [("exact", "assessed hijau"), ("month", "tidak_lengkap "),
                                                 ("year", "tidak_lengkap ")])  # fmt: skip
def test_bbu_is_said_only_of_a_birth_day(cast: Cast, precision: str, said: str) -> None:
    visit(cast, cast.balita, "2026-11-20", body_weight=9400)
    known_to(cast, precision)
    row = MonthlyWeighing.objects.get()
    assert f"{row.outcome} {row.band}" == said
    assert (row.z_hundredths is None, row.category == "") == (precision != "exact",) * 2
    assert row.status == "B"


def test_oedema_leaves_the_weight_without_a_colour_whenever_it_is_written(cast: Cast) -> None:
    visit(cast, cast.balita, "2026-11-20", body_weight=9400)
    assert MonthlyWeighing.objects.get().band == "hijau"
    done = visit(cast, cast.balita, "2026-11-20", bilateral_oedema=1)
    assert (MonthlyWeighing.objects.get().outcome, MonthlyWeighing.objects.get().band) == ("tidak_lengkap", "")
    correct(cast, done.entries[0], 0)
    assert MonthlyWeighing.objects.get().band == "hijau"


def test_of_two_on_a_day_the_last_counts_and_a_posture_alone_is_no_measurement(cast: Cast) -> None:
    visit(cast, cast.balita, "2026-11-20", body_weight=9400, body_length=760)
    visit(cast, cast.balita, "2026-11-20", body_weight=9500)
    row = GrowthDay.objects.get()
    assert (row.weight_grams, row.length_mm) == (9500, 760)
    visit(cast, cast.balita, "2026-11-19", length_posture=1)
    assert GrowthDay.objects.count() == 1
