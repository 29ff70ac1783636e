"""A sum takes the figures of PWS along, is made anew where they moved, and waits for a month that PWS will count."""

from datetime import timedelta

import pytest

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.actions import begin_anew, count_a_month, extend
from simpul.monitoring.pws.models import KelurahanSum as SumOfPws
from simpul.monitoring.recap.consumer import RecapConsumer, months_kept, note
from simpul.monitoring.recap.kelurahan.beside import codes_beside, note_behind
from simpul.monitoring.recap.models import KelurahanSum, Waiting
from simpul.monitoring.recap.summing import work_through
from simpul.records.feed.runner import run_once
from tests.cast import NOW
from tests.figures import count_figures
from tests.monitoring.recap.day import NOVEMBER, Day


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def add_all_up() -> None:
    while work_through():
        pass


def waiting() -> set[tuple[int, int]]:
    return set(Waiting.objects.values_list("kelurahan_id", "month"))


def test_figures_are_taken_along_and_what_moved_is_added_up_anew(day: Day) -> None:
    day.see(day.cast.balita, {"body_weight": 12_000})
    count_figures(NOVEMBER)
    run_once([RecapConsumer()])
    add_all_up()
    here = day.cast.campurejo.area.pk
    row = {"kelurahan_id": here, "month": NOVEMBER.index}
    taken = SumOfPws.objects.filter(**row, indicator__in=codes_beside())
    of_pws = dict(taken.values_list("indicator", "value"))
    assert KelurahanSum.objects.get(**row).figures == of_pws
    assert of_pws["D"] == 1
    note_behind()
    assert waiting() == set()
    SumOfPws.objects.filter(**row, indicator="S").update(value=40)
    note_behind()
    assert waiting() == {(here, NOVEMBER.index)}
    add_all_up()
    note_behind()
    assert waiting() == set()


def test_what_was_added_up_before_pws_had_counted_is_added_up_again(day: Day) -> None:
    run_once([RecapConsumer()])
    add_all_up()
    assert set(KelurahanSum.objects.values_list("figures", flat=True)) == {None}
    note_behind()
    assert waiting() == set()  # of what is not counted there is nothing to take along
    extend(NOVEMBER)
    note_behind()
    assert {month for _, month in waiting()} == set(months_kept())
    add_all_up()
    assert not KelurahanSum.objects.filter(figures=None).exists()


def test_a_month_that_pws_is_about_to_count_waits_for_it(day: Day) -> None:
    extend(NOVEMBER)
    begin_anew()
    here = day.cast.campurejo.area.pk
    note([(here, NOVEMBER.index)])
    assert work_through() == 0
    count_a_month(NOVEMBER)
    assert work_through() == 1
    assert KelurahanSum.objects.get(kelurahan_id=here, month=NOVEMBER.index).figures is not None


def test_a_month_that_opens_is_noted_everywhere(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    run_once([RecapConsumer()])
    extend(NOVEMBER)
    add_all_up()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=31))
    note_behind()
    assert waiting() == set()  # PWS opens it first
    december = Month.from_index(NOVEMBER.index + 1)
    extend(december)
    note_behind()
    assert waiting() == {(one, december.index) for one in (day.cast.campurejo.area.pk, day.cast.bandar.area.pk)}
