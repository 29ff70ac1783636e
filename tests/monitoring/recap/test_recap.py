"""Registered is not who came, blank is not zero, and a number is the list of its names (ilp.md 5.8)."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.records.people.actions import merge_people, move_person, record_death
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import begin_pregnancy
from simpul.records.visits.actions import correct_entry, take_back_entry, take_back_given, take_back_visit
from simpul.records.visits.models import Entry, VisitKind
from simpul.services.posyandu.actions import arrive, call_off, plan_session, take_back_arrival
from simpul.services.posyandu.actions.day import Plan
from tests.cast import NOW, TODAY
from tests.monitoring.recap.day import EARLIER, Day

BALITA = date(2023, 4, 4)
OLD = date(1950, 1, 1)
STATEMENTS = 23


def heads(day: Day, group: str) -> list[int | None]:
    return day.numbers(f"{group}_registered", f"{group}_came", f"{group}_not_came")


def test_forty_registered_thirty_one_came_and_nine_are_absent_by_name(day: Day) -> None:
    """Worked check 9: no row may say that those registered are those who came."""
    people = [*(day.add(f"Balita {number:02}", BALITA) for number in range(39)), day.cast.balita]
    for one in people[:31]:
        day.see(one, {"body_weight": 13_000})
    assert heads(day, "anak_balita") == [40, 31, 9]
    figures = day.recap().figures
    assert list(figures["anak_balita_not_came"].people) == [one.pk for one in people[31:]]
    assert 100 * 31 / 40 == 77.5


def test_a_month_without_an_open_day_is_empty(day: Day) -> None:
    assert day.recap().days == ()
    assert day.recap().figures == {}
    day.see(day.cast.balita, {"body_weight": 9_400})
    assert day.recap(month=Month(2026, 10)).figures == {}
    assert day.recap().days == (TODAY,)


def test_a_day_that_was_planned_or_called_off_is_no_open_day(day: Day) -> None:
    bidan = day.cast.standing("bidan")
    session = plan_session(
        actor_id=bidan.staff_id, area=bidan.area, posyandu=day.cast.posyandu, day=date(2026, 11, 28), plan=Plan(),
        today=TODAY,
    )  # fmt: skip
    assert day.recap().days == ()
    call_off(actor_id=bidan.staff_id, area=bidan.area, session=session, today=TODAY)
    assert day.recap().days == ()


def test_who_came_by_the_queue_alone_came_and_was_asked_nothing(day: Day) -> None:
    kader = day.cast.standing("kader")
    arrival = arrive(
        actor_id=kader.staff_id, area=kader.area, session=day.session, person_id=day.cast.balita.pk,
        arrival_id=new_id(), at=NOW, now=NOW,
    )  # fmt: skip
    assert heads(day, "anak_balita") == [1, 1, 0]
    assert day.numbers("anak_checklist", "anak_gained", "anak_education", "anak_vitamin_a") == [None] * 4
    take_back_arrival(actor_id=kader.staff_id, area=kader.area, session=day.session, arrival_id=arrival.pk, now=NOW)
    assert heads(day, "anak_balita") == [1, 0, 1]


def test_a_blank_is_not_zero_and_a_no_is(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 2})
    assert day.numbers("anak_checklist", "anak_no_checklist", "anak_mpasi") == [0, 1, None]


def test_one_row_for_a_person_and_month_with_the_later_answer(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 2, "tb_cough": 1}, ("vitamin_a_merah",), at=EARLIER)
    day.see(day.cast.balita, {"development_checklist": 1, "tb_fever": 1})
    assert heads(day, "anak_balita") == [1, 1, 0]
    assert day.numbers("anak_checklist", "anak_no_checklist", "anak_tb", "anak_vitamin_a") == [1, 0, 1, 1]
    assert day.recap().days == (EARLIER.date(), TODAY)


def test_what_was_corrected_counts_as_it_is_now(day: Day) -> None:
    bidan = day.cast.standing("bidan")
    entry = day.see(day.cast.balita, {"development_checklist": 2}).entries[0]
    right, _ = correct_entry(
        actor_id=bidan.staff_id, area=bidan.area, entry=entry, entry_id=new_id(), value=1, reason="salah ketik"
    )
    assert day.numbers("anak_checklist", "anak_no_checklist") == [1, 0]
    take_back_entry(actor_id=bidan.staff_id, area=bidan.area, entry=right, entry_id=new_id(), reason="salah anak")
    assert day.numbers("anak_checklist", "anak_no_checklist") == [None, None]
    assert heads(day, "anak_balita") == [1, 1, 0]


def test_a_capsule_that_was_taken_back_was_not_given(day: Day) -> None:
    bidan = day.cast.standing("bidan")
    given = day.see(day.cast.balita, given=("vitamin_a_merah",)).given[0]
    take_back_given(
        actor_id=bidan.staff_id, area=bidan.area, given=given, given_id=new_id(), reason="tidak jadi diberikan"
    )
    assert day.numbers("anak_vitamin_a") == [None]


def test_a_visit_that_did_not_take_place_brings_nobody(day: Day) -> None:
    bidan = day.cast.standing("bidan")
    visit = day.see(day.cast.balita, {"development_checklist": 1, "body_weight": 9_400}).visit
    take_back_visit(actor_id=bidan.staff_id, area=bidan.area, visit_id=visit.pk, reason="salah anak")
    assert heads(day, "anak_balita") == [1, 0, 1]
    assert day.numbers("anak_checklist", "anak_weight_good") == [None, None]


def test_what_was_done_at_the_puskesmas_is_not_of_the_open_day(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1}, kind=VisitKind.PUSKESMAS)
    day.see(day.add("Ada", BALITA), {"body_weight": 13_000})
    assert heads(day, "anak_balita") == [2, 1, 1]
    assert day.numbers("anak_checklist") == [None]


def test_merged_records_count_once(day: Day) -> None:
    first, second = day.add("Kembar", BALITA), day.add("Kembar", BALITA)
    day.see(first, {"development_checklist": 1}, at=EARLIER)
    day.see(second, {"development_checklist": 2})
    assert heads(day, "anak_balita") == [3, 2, 1]
    merge_people(
        actor_id=day.cast.bidan.pk, area=day.cast.standing("bidan").area, kept_id=first.pk, gone_id=second.pk,
        reason="sama", now=NOW,
    )  # fmt: skip
    assert heads(day, "anak_balita") == [2, 1, 1]
    assert day.numbers("anak_checklist", "anak_no_checklist") == [0, 1]
    assert day.recap().figures["anak_balita_came"].people == (first.pk,)


def test_s_is_alive_and_resident_on_the_last_day(day: Day) -> None:
    bidan, session = day.cast.standing("bidan"), day.session
    day.add("Nanti", BALITA, here_from=date(2026, 11, 20))
    gone, dead = day.add("Pindah", BALITA), day.add("Wafat", BALITA)
    for one in (gone, dead):
        day.see(one, {"body_weight": 13_000})
    assert heads(day, "anak_balita") == [4, 2, 2]
    move_person(actor_id=bidan.staff_id, area=bidan.area, person=gone, rt=day.cast.campurejo.rt[1], day=TODAY)
    dead.refresh_from_db()
    record_death(actor_id=bidan.staff_id, area=bidan.area, person=dead, died_on=TODAY, today=TODAY)
    assert heads(day, "anak_balita") == [2, 0, 2]
    assert set(day.recap().visitors) == {gone.pk, dead.pk}
    assert session.posyandu_id == day.cast.posyandu.pk


def test_who_lived_here_then_counts_then(day: Day) -> None:
    """Somebody who came to live here in November is not of October."""
    october = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
    late = day.add("Nanti", BALITA, here_from=date(2026, 11, 1))
    day.see(day.cast.balita, {"body_weight": 9_000}, at=october)
    then = day.recap(month=Month(2026, 10)).figures
    assert late.pk not in then["anak_balita_registered"].people
    assert then["anak_balita_registered"].number == 1


def test_somebody_of_another_rt_who_came_is_a_visitor(day: Day) -> None:
    day.see(day.cast.neighbour, {"body_weight": 11_000, "development_checklist": 1})
    assert heads(day, "anak_balita") == [1, 0, 1]
    assert day.recap().visitors == (day.cast.neighbour.pk,)
    assert day.numbers("anak_checklist") == [None]


def test_a_pregnant_woman_is_no_adult_of_the_sheet(day: Day) -> None:
    bidan = day.cast.standing("bidan")
    begin_pregnancy(
        actor_id=bidan.staff_id, area=bidan.area, pregnancy_id=new_id(), person_id=day.cast.mother.pk,
        last_period=date(2026, 8, 1), today=TODAY,
    )  # fmt: skip
    day.see(day.cast.mother, {"pressure_curve_band": 2, "pregnancy_class": 0, "referral": 3}, ("ttd",))
    assert heads(day, "bumil") == [1, 1, 0]
    assert heads(day, "dewasa") == [0, 0, 0]
    assert day.numbers("ibu_pressure_green", "ibu_pressure_red", "ibu_class", "ibu_no_class") == [0, 1, 0, 1]
    assert day.numbers("ibu_ttd", "ibu_ttd_daily", "bumil_referred", "nifas_referred") == [1, None, 1, None]


def test_the_waist_of_men_and_women(day: Day) -> None:
    for number, (sex, above) in enumerate([(Sex.MALE, 1), (Sex.MALE, 0), (Sex.FEMALE, 0)]):
        day.see(day.add(f"Dewasa {number}", date(1980, 1, 1), sex), {"waist_above": above})
    assert day.numbers("dewasa_waist_male", "dewasa_waist_female") == [1, 0]


def test_growth_is_judged_for_the_month(day: Day) -> None:
    october = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
    thin, well = day.add("Tetap", BALITA), day.add("Naik", BALITA)
    for one, before, now in ((thin, 13_000, 13_000), (well, 13_000, 13_600)):
        day.see(one, {"body_weight": before}, at=october)
        day.see(one, {"body_weight": now, "body_length": 950, "length_posture": 2, "arm_circumference": 150})
    figures = day.recap().figures
    assert figures["anak_gained"].people == (well.pk,)
    assert figures["anak_not_gained"].people == (thin.pk,)
    assert [figures[code].number for code in ("anak_arm_green", "anak_arm_other", "anak_weight_good")] == [2, 0, 2]
    assert (figures["anak_length_good"].number or 0) + (figures["anak_length_bad"].number or 0) == 2


def test_a_kader_has_her_own_posyandu_and_no_other(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    assert day.recap("kader").figures == day.recap("bidan").figures == day.recap("dokter").figures
    for part in ("neighbour_kader", "other_kader", "other_bidan", "other_dokter", "dinkes", "kepala"):
        assert day.recap(part).days == (), part


def fill(day: Day, count: int) -> list[Person]:
    people = [day.add(f"Lansia {number}", OLD) for number in range(count)]
    for one in people:
        day.see(one, {"aks_class": 1, "referral": 1}, ("pmt_lokal",))
    return people


def test_sixty_people_cost_what_one_costs(day: Day) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            day.recap()
        return len(asked)

    fill(day, 1)
    few = statements()
    fill(day, 12)
    assert statements() == few <= STATEMENTS


def test_every_number_is_the_list_of_its_names(day: Day) -> None:
    fill(day, 3)
    figures: Any = day.recap().figures
    assert Entry.objects.exists()
    for figure in figures.values():
        assert figure.number == len(figure.people) or (figure.number is None and not figure.people)
        assert len(set(figure.people)) == len(figure.people)
