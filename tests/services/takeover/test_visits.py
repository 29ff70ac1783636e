"""Past weighings and immunisations: judged as if they had been written one by one, and figures follow."""

from datetime import date
from uuid import UUID

import pytest

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.actions import rebuild
from simpul.monitoring.pws.models import Cell
from simpul.records.audit.models import Event
from simpul.records.people.models import Person
from simpul.records.visits.models import (
    Assessment,
    Entry,
    Given,
    GrowthDay,
    GrowthFinding,
    MonthlyWeighing,
    Source,
    Visit,
    VisitKind,
    Withdrawal,
)  # fmt: skip
from simpul.records.visits.projection import rejudge
from simpul.services.takeover.writing import visits as third_stride
from tests.cast import NIKS, Cast, weigh
from tests.figures import count_figures
from tests.services.takeover.sheets import (
    VISITS,
    bring,
    check,
    city,
    fates,
    news,
    rows_of,
    sheet,
    take_over,
    undo,
    whys,
    write,
)  # fmt: skip

BALITA, NEIGHBOUR = NIKS[2], NIKS[3]
MONTHS = [["05/09/2026", "9,1", "72,5"], ["06/10/2026", "9.4", "73"], ["04/11/2026", "9,7 kg", "74,2"]]
Told = list[tuple[object, ...]]


def history(nik: str = BALITA) -> list[list[str]]:
    return [[nik, "", "", day, weight, length, "Terlentang"] for day, weight, length in MONTHS]


def projections(person: UUID) -> dict[str, Told]:
    with city():
        return {
            "weighings": list(MonthlyWeighing.objects.filter(person_id=person).order_by("month").values_list(
                "month", "weight_grams", "z_hundredths", "category", "band", "status", "gain_grams", "minimum_grams",
            )),
            "growth": list(GrowthDay.objects.filter(person_id=person).order_by("local_date").values_list(
                "local_date", "weight_grams", "length_mm", "posture",
            )),
            "findings": list(GrowthFinding.objects.filter(person_id=person).order_by("day__local_date", "index")
                             .values_list("day__local_date", "index", "outcome", "z_hundredths", "category")),
        }  # fmt: skip


def cells() -> set[tuple[object, ...]]:
    with city():
        return set(Cell.objects.values_list("rt_id", "month", "indicator", "sex", "stage", "value"))


def test_three_months_of_a_balita_are_evidence_of_the_import_and_judged_month_by_month(cast: Cast) -> None:
    run_id = take_over(cast, sheet(VISITS, *history()))
    assert fates(run_id) == ["ditambah"] * 3
    with city():
        visits = list(Visit.objects.filter(person=cast.balita).order_by("local_date"))
        assert [(one.source, one.source_ref, one.kind) for one in visits] == [
            (Source.IMPORT, str(run_id), VisitKind.PUSKESMAS)
        ] * 3
        assert [one.local_date for one in visits] == [date(2026, 9, 5), date(2026, 10, 6), date(2026, 11, 4)]
        assert [one.status for one in MonthlyWeighing.objects.filter(person=cast.balita).order_by("month")] == list(
            "BNN"
        )
        assert Event.objects.filter(action="visit.recorded", subject_id=cast.balita.pk).count() == 1
    told = projections(cast.balita.pk)
    assert len(told["findings"]) == 18
    with city():
        rejudge(Person.objects.get(pk=cast.balita.pk))
    assert projections(cast.balita.pk) == told


def test_what_is_judged_at_once_and_one_by_one_is_judged_alike(cast: Cast) -> None:
    """Beside a weighing of the day itself, and one that comes late and changes the month after."""
    weigh(cast, cast.balita, 9.9)
    take_over(cast, sheet(VISITS, history()[1]))
    take_over(cast, sheet(VISITS, history()[0]))
    told = projections(cast.balita.pk)
    with city():
        rejudge(Person.objects.get(pk=cast.balita.pk))
        last = (
            Assessment.objects.filter(person=cast.balita, rule="GROW-NT")
            .order_by("entry__at", "id")
            .distinct("entry__at")
        )
        assert len(last) == 3
    assert projections(cast.balita.pk) == told
    assert [row[5] for row in told["weighings"]] == list("BNN")


def test_figures_follow_and_are_what_they_were_when_the_run_is_taken_back(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.9)
    with city():
        count_figures(Month(2026, 11))
    before, told = cells(), projections(cast.balita.pk)
    new = ["", "Contoh Baru", "01/02/2026", "03/11/2026", "6,9", "65", ""]
    head = [*VISITS, "JK", "RT", "RW", "Kelurahan"]
    rows = [[*row, "", "", "", ""] for row in history()[:2]]
    run_id = take_over(cast, sheet(head, *rows, [*new, "P", "2", "1", "Campurejo"]))
    news()
    live = cells()
    assert live != before
    with city():
        rebuild()
    assert cells() == live
    assert undo(cast, run_id).state == "batal"
    news()
    assert cells() == before
    assert projections(cast.balita.pk) == told
    with city():
        rebuild()
        assert Withdrawal.objects.filter(reason="lembar keliru").count() == 3
        assert Person.objects.get(name="Contoh Baru").withdrawn_at
    assert cells() == before


def test_the_same_again_writes_nothing_and_another_value_of_that_day_is_left_alone(cast: Cast) -> None:
    take_over(cast, sheet(VISITS, *history()))
    other = [[*history()[0][:4], "8,8", "", ""], *history()[1:]]
    run = check(cast, bring(cast, sheet(VISITS, *other)))
    assert fates(run.pk) == ["dilewati", "sudah_ada", "sudah_ada"]
    assert whys(run.pk)[0] == "Pada tanggal itu sudah tercatat angka lain. Yang tercatat tidak diubah."


def test_a_capsule_too_young_or_too_soon_is_taken_over_and_said(cast: Cast) -> None:
    """GROW-11: born on 9 September 2025, at 5 months none is given; 120 days lie between two. Nothing is lost."""
    blue, red = "Vitamin A biru (6-11 bulan)", "Vitamin A merah (12-59 bulan)"
    head = ["NIK", "Nama", "Tanggal Lahir", "JK", "RT", "RW", "Kelurahan", "Imunisasi", "Tanggal Imunisasi"]
    nobody = [""] * 6
    new = ["", "Contoh Baru", "01/06/2026", "P", "2", "1", "Campurejo"]
    rows = [
        [BALITA, *nobody, blue, "01/03/2026"],
        [BALITA, *nobody, red, "28/06/2026"],
        [BALITA, *nobody, blue, "26/10/2026"],
        [*new, blue, "01/11/2026"],
    ]
    run_id = take_over(cast, sheet(head, *rows))
    assert fates(run_id) == ["ditambah", "ditambah", "ditambah", "baru"]
    young = "Menurut jadwal diberikan mulai umur {} bulan, sedangkan umurnya {} bulan. Tetap disimpan; periksa lagi."
    soon = "Sudah tercatat diberikan 01-03-2026: jaraknya belum 120 hari. Tetap disimpan; periksa lagi."
    with city():
        told = [[one[1] % one[2] for one in row.says] for row in rows_of(run_id)]
        assert Given.objects.count() == 4
    assert told == [[young.format(6, 5)], [young.format(12, 9), soon], [], [young.format(6, 5)]]


def test_immunisations_in_columns_and_in_rows(cast: Cast) -> None:
    head = ["NIK", "HB0", "BCG", "Polio 1", "Imunisasi", "Tanggal Imunisasi", "No Batch"]
    rows = [
        [BALITA, "10/09/2025", "9 Okt 2025", "", "DPT-HB-Hib 1", "11/11/2025", "A 12"],
        [BALITA, "12/09/2025", "", "belum", "", "", ""],
        [NEIGHBOUR, "05/05/2024", "", "", "Vitamin A merah (12-59 bulan)", "05/08/2025", ""],
        [NEIGHBOUR, "", "", "", "jamu", "05/08/2025", ""],
    ]
    run_id = take_over(cast, sheet(head, *rows))
    assert fates(run_id) == ["ditambah", "dilewati", "ditambah", "gagal"]
    with city():
        given = (
            Given.objects.filter(person=cast.balita)
            .order_by("local_date")
            .values_list("service", "local_date", "batch")
        )
        assert list(given) == [
            ("hb0", date(2025, 9, 10), ""), ("bcg", date(2025, 10, 9), ""),
            ("dpt_hb_hib_1", date(2025, 11, 11), "A 12"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("weight", "unit", "grams"),
    [
        ("9,4", "kg", 9400), ("9.4 kg", "kg", 9400), ("9:4", "kg", 9400),
        ("9400", "gram", 9400), ("9.400", "gram", 9400),
        ("9.400", "kg", 9400), ("9400", "campur", 9400), ("9,4", "campur", 9400), ("9,404", "kg", 9400),
        ("3500", "kg", None), ("9,4", "gram", None), ("sembilan", "kg", None), ("94", "kg", None), ("-9,4", "kg", None),
    ],
)  # fmt: skip
def test_a_weight_is_read_in_the_unit_that_a_person_said(cast: Cast, weight: str, unit: str, grams: int | None) -> None:
    run_id = take_or_check(cast, sheet(VISITS, [BALITA, "", "", "04/11/2026", weight, "", ""]), unit)
    if grams is None:
        assert fates(run_id) == ["gagal"]
        assert weight not in str(rows_of(run_id)[0].says)  # what was typed stays in the sealed row
        return
    write(cast, run_id)
    with city():
        assert Entry.objects.get(concept="body_weight").value == grams


def take_or_check(cast: Cast, content: bytes, unit: str) -> UUID:
    run_id = bring(cast, content)
    check(cast, run_id, berat=unit)
    return run_id


@pytest.mark.parametrize(
    ("day", "fate"),
    [
        ("29/02/2025", "gagal"), ("31/11/2026", "gagal"), ("22/11/2026", "gagal"), ("01/09/2025", "gagal"),
        ("", "gagal"),
        ("12/31/2026", "gagal"), ("2026", "gagal"), ("kemarin", "gagal"),
        ("46330", "ditambah"), ("2026-11-04", "ditambah"),
        ("4 Nov 2026", "ditambah"), ("Rabu, 4 November 2026", "ditambah"), ("04.11.2026", "ditambah"),
        ("2026-11-04 00:00:00", "ditambah"), ("4 Nopember 2026", "ditambah"),
    ],
)  # fmt: skip
def test_the_day_of_a_visit(cast: Cast, day: str, fate: str) -> None:
    run = check(cast, bring(cast, sheet(VISITS, [BALITA, "", "", day, "9,4", "", ""])))
    assert fates(run.pk) == [fate]


def test_a_visit_of_a_posyandu_stands_there(cast: Cast) -> None:
    head = [*VISITS, "Posyandu"]
    take_over(cast, sheet(head, [*history()[0], "campurejo 1"], [*history()[1], "Mawar"]))
    with city():
        found = list(Visit.objects.order_by("local_date").values_list("facility_id", "kind"))
        assert found == [(cast.posyandu.pk, "posyandu"), (cast.puskesmas.pk, "puskesmas")]


def test_the_rows_of_one_child_are_written_together_wherever_they_stand(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = [["", f"Contoh {name}", "01/01/2026"] for name in ("Satu", "Dua", "Tiga")]
    months = ("03/11/2026", "04/10/2026", "05/09/2026")
    rows = [[*child, day, "7", "", "", "P", "1", "1", "Campurejo"] for day in months for child in children]
    run_id = take_over(cast, sheet([*VISITS, "JK", "RT", "RW", "Kelurahan"], *rows))
    again = [[*child, day, "7,5", "", ""] for day in ("06/11/2026", "07/10/2026") for child in children]
    monkeypatch.setattr(third_stride, "BATCH", 2)
    second = take_over(cast, sheet(VISITS, *again))
    assert fates(run_id) == ["baru"] * 3 + ["ditambah"] * 6
    assert fates(second) == ["ditambah"] * 6
    with city():
        told = Event.objects.filter(action="visit.recorded", detail={"run": str(second)})
        assert sorted(told.values_list("subject_id", flat=True)) == sorted(row.person_id for row in rows_of(second)[:3])
