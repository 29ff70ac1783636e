"""Babies and anak balita of the recap are the S of PWS, at every edge of it (ADR 0011)."""

from datetime import UTC, date, datetime

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.monitoring.pws.actions import extend
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.levels import city_figures
from simpul.monitoring.pws.queries import names_behind
from simpul.monitoring.recap.summing import add_up
from simpul.monitoring.recap.sums import sums_of
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.runner import run_once
from simpul.records.people.actions import move_person, record_death
from simpul.services.posyandu.actions import open_session
from tests.cast import TODAY
from tests.monitoring.recap.day import NOVEMBER, Day

# Around every edge of S: the first and the last day of the month, of the five years and of the life.
BIRTHS = [
    date(2026, 11, 30), date(2026, 11, 21), date(2025, 11, 1), date(2025, 11, 2), date(2021, 11, 1), date(2021, 11, 2),
    date(2021, 11, 30), date(2021, 10, 31), date(2021, 12, 1), date(2024, 2, 29),
]  # fmt: skip


def test_the_balita_of_the_recap_are_the_s_of_pws(day: Day) -> None:
    bidan = day.cast.standing("bidan")
    people = [day.add(f"Tepi {at}", born, Sex.MALE) for at, born in enumerate(BIRTHS) if born <= TODAY]
    day.add("Baru", date(2024, 1, 1), here_from=date(2026, 11, 20))
    day.see(people[-1], {"body_weight": 13_000})
    moved, dead = day.add("Pindah", date(2024, 1, 1)), day.add("Wafat", date(2024, 1, 1))
    move_person(actor_id=bidan.staff_id, area=bidan.area, person=moved, rt=day.cast.campurejo.rt[1], day=TODAY)
    record_death(actor_id=bidan.staff_id, area=bidan.area, person=dead, died_on=TODAY, today=TODAY)
    day.see(day.cast.balita, {"body_weight": 9_000}, at=datetime(2026, 10, 20, 2, 0, tzinfo=UTC))
    with work_area_scope(whole_city()):
        extend(NOVEMBER)
        run_once([PwsConsumer()])
    for month in (NOVEMBER, Month(2026, 10)):
        figures = day.recap(month=month).figures
        of_pws = names_behind(bidan.area, day.cast.campurejo.area.pk, month, "S", rt=[day.cast.campurejo.rt[0].pk])
        recap = [*figures["bayi_registered"].people, *figures["anak_balita_registered"].people]
        assert len(recap) > 4
        assert sorted(recap) == sorted(of_pws)


def test_who_moves_to_another_kelurahan_stays_in_the_sums_of_the_months_before(day: Day) -> None:
    """Their record goes along, their months do not: the two pages of who counts would tell who went."""
    cast, here, october = day.cast, day.cast.campurejo, Month(2026, 10)
    second = cast.standing("neighbour_kader")
    at = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
    open_session(
        actor_id=second.staff_id, area=second.area, posyandu=here.posyandu[1], day=at.date(), now=at
    )  # every RT is in the recap
    for when, grams in ((datetime(2026, 9, 20, 2, 0, tzinfo=UTC), 8_000), (at, 9_500)):
        day.see(cast.balita, {"body_weight": grams}, at=when)
    move_person(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, rt=cast.bandar.rt[0], day=TODAY)
    with work_area_scope(whole_city()):
        extend(NOVEMBER)
        run_once([PwsConsumer()])
        add_up(here.area.pk, october)
    area = cast.standing("lurah").area
    with work_area_scope(area):
        of_pws = city_figures(area, october).at(here.area.pk)
        sums = sums_of(area, october, by_puskesmas=False, named=False).places[None].counts
    assert (of_pws.s, of_pws.d, of_pws.n) == (2, 1, 1)
    for number, parts in (
        (of_pws.s, ("bayi_registered", "anak_balita_registered")),
        (of_pws.d, ("bayi_came", "anak_balita_came")),
        (of_pws.n, ("anak_gained",)),
    ):
        assert sum(sums[one] for one in parts) == number, parts
