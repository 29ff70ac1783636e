"""The recaps of a kelurahan added up: the same numbers, whatever happened, and a blank stays a blank."""

import pytest
from django.db import transaction

from simpul.foundation.local_time import Month
from simpul.knowledge.recap import column_with
from simpul.monitoring.recap.consumer import MONTHS_KEPT, RecapConsumer, months_kept
from simpul.monitoring.recap.models import KelurahanSum, Waiting
from simpul.monitoring.recap.queries import recap_of
from simpul.monitoring.recap.summing import added, work_through
from simpul.monitoring.recap.sums import PlaceSum, ask_for, sums_of
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.feed.actions import News, append, raise_epoch
from simpul.records.feed.runner import run_once
from simpul.records.people.actions import move_person
from tests.cast import NOW, TODAY
from tests.monitoring.recap.day import NOVEMBER, Day


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def catch_up() -> None:
    run_once([RecapConsumer()])
    while work_through():
        pass


def sum_for(day: Day, part: str, *, named: bool = False) -> PlaceSum:
    area = day.cast.standing(part, TODAY).area
    with transaction.atomic(), work_area_scope(area):
        return sums_of(area, NOVEMBER, by_puskesmas=False, named=named).places[None]


def test_columns_are_added_and_a_blank_is_not_zero() -> None:
    assert added([{"a": 2, "b": 0}, {"a": 3}, {}]) == {"a": 5, "b": 0}
    assert added([]) == {}


def test_the_sum_of_a_kelurahan_is_that_of_its_posyandu(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    other = day.add("Anak Lain", day.cast.balita.birth_date, rt=1)
    day.see(other, {"development_checklist": 1})
    catch_up()
    recaps = [recap_of(whole_city(), one.pk, NOVEMBER).figures for one in day.cast.campurejo.posyandu]
    told = [{code: figure.number for code, figure in one.items() if figure.number is not None} for one in recaps]
    found = sum_for(day, "lurah", named=True)
    assert found.counts == added(told)
    assert (found.opened, found.posyandu, found.missing, found.waits) == (1, 2, 0, False)
    assert found.counts["anak_checklist"] == 1
    assert "ibu_ttd" not in found.counts


def test_news_is_counted_anew_also_where_somebody_went(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    catch_up()
    before = sum_for(day, "lurah", named=True).counts["anak_balita_came"]
    move_person(
        actor_id=day.cast.bidan.pk, area=whole_city(), person=day.cast.balita, rt=day.cast.bandar.rt[0],
        day=NOVEMBER.first_day,
    )  # fmt: skip
    run_once([RecapConsumer()])
    assert sum_for(day, "lurah", named=True).waits
    assert set(Waiting.objects.filter(month=NOVEMBER.index).values_list("kelurahan_id", flat=True)) >= {
        day.cast.campurejo.area.pk, day.cast.bandar.area.pk,
    }  # fmt: skip
    catch_up()
    found = sum_for(day, "lurah", named=True)
    assert (before, found.counts["anak_balita_came"], found.waits) == (1, 0, False)


def test_news_that_nobody_heard_waits_too_in_the_months_that_it_may_touch(day: Day) -> None:
    catch_up()
    october, area = NOVEMBER.previous(), day.cast.standing("lurah", TODAY).area

    def waits(month: Month) -> bool:
        with transaction.atomic(), work_area_scope(area):
            return sums_of(area, month, by_puskesmas=False, named=False).places[None].waits

    assert (waits(october), waits(NOVEMBER)) == (False, False)
    day.see(day.cast.balita, {"development_checklist": 1})
    assert waits(NOVEMBER)
    catch_up()
    assert (waits(october), waits(NOVEMBER)) == (False, False)
    append(News("visit.recorded", day.cast.bandar.area.pk, body={"months": [october.index]}))
    append(News("stock.counted", day.cast.campurejo.area.pk))
    assert (waits(october), waits(NOVEMBER)) == (True, False)
    append(News("person.moved", day.cast.bandar.area.pk))
    assert (waits(october), waits(NOVEMBER)) == (True, True)
    assert not waits(Month.from_index(months_kept()[0] - 1))  # that is not counted any more


def test_who_asks_is_heard_where_something_is_missing_and_no_further_back_than_two_years(day: Day) -> None:
    catch_up()
    area, now = day.cast.standing("dinkes", TODAY).area, NOVEMBER.index
    KelurahanSum.objects.filter(kelurahan_id=day.cast.bandar.area.pk, month=now).delete()

    def may_ask(month: int) -> bool:
        return sums_of(area, Month.from_index(month), by_puskesmas=False, named=False).places[None].may_ask

    assert [may_ask(now), may_ask(now - 1), may_ask(now - 24), may_ask(now - 25)] == [True, False, True, False]
    for month in (now, now - 1, now - 24, now - 25, now - 300):
        ask_for(area, Month.from_index(month))
    both = (day.cast.campurejo.area.pk, day.cast.bandar.area.pk)
    waiting = set(Waiting.objects.values_list("kelurahan_id", "month"))
    assert waiting == {(both[1], now), *((one, now - 24) for one in both)}
    assert not may_ask(now)


def test_after_a_restore_everything_waits_to_be_counted_anew(day: Day) -> None:
    catch_up()
    before = sum_for(day, "lurah").waits
    raise_epoch(reason="uji")
    assert (before, sum_for(day, "lurah").waits) == (False, True)
    catch_up()
    assert not sum_for(day, "lurah").waits


def test_the_same_news_again_changes_nothing(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    catch_up()
    before = list(KelurahanSum.objects.order_by("id").values_list("kelurahan_id", "month", "counts"))
    assert len(before) == MONTHS_KEPT * 2
    assert {month for _, month, _ in before} == set(months_kept())
    RecapConsumer().rebuild()
    catch_up()
    assert list(KelurahanSum.objects.order_by("id").values_list("kelurahan_id", "month", "counts")) == before


def test_who_counts_sees_no_small_number_and_who_counts_elsewhere_nothing(day: Day) -> None:
    for number in range(6):
        day.see(day.add(f"Anak {number}", day.cast.balita.birth_date), {"development_checklist": 2 if number else 1})
    catch_up()
    found = sum_for(day, "kepala")
    assert found.counts["anak_checklist"] == 1
    assert {"anak_checklist", "anak_no_checklist"} <= found.hidden  # the rest of the second is the first
    assert all(found.counts[code] == 0 or found.counts[code] >= 5 for code in found.counts.keys() - found.hidden)
    nowhere = WorkArea()
    with transaction.atomic(), work_area_scope(nowhere):
        empty = sums_of(nowhere, NOVEMBER, by_puskesmas=True, named=False)
        assert KelurahanSum.objects.count() == 0  # the second lock
    assert (empty.places[None].counts, empty.places[None].counted_at) == ({}, None)


def test_the_dinas_has_each_puskesmas_and_the_whole(day: Day) -> None:
    for number in range(7):
        day.see(day.add(f"Anak {number}", day.cast.balita.birth_date), {"development_checklist": 1})
    catch_up()
    area = day.cast.standing("dinkes", TODAY).area
    with transaction.atomic(), work_area_scope(area):
        sums = sums_of(area, NOVEMBER, by_puskesmas=True, named=False)
    assert set(sums.places) == {None, day.cast.puskesmas.pk, day.cast.other_puskesmas.pk}
    for code, count in sums.places[None].counts.items():
        assert count == sum(one.counts.get(code, 0) for place, one in sums.places.items() if place), code
    column = column_with("anak_balita_came")
    assert column
    assert sums.places[day.cast.puskesmas.pk].counts[column.code] == 7
