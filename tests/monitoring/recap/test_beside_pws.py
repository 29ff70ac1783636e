"""Babies and anak balita of the recap are the S of PWS, and who came is its H (ADR 0011, 0027)."""

from datetime import UTC, date, datetime

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.monitoring.pws.levels import city_figures
from simpul.monitoring.pws.queries import names_behind
from simpul.monitoring.recap.summing import add_up
from simpul.monitoring.recap.sums import sums_of
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import merge_people, move_person, record_death
from simpul.records.people.models import Person
from simpul.records.visits.actions import Finding, Place, record_visit, take_back_visit
from simpul.records.visits.models import Source, VisitKind
from simpul.services.posyandu.actions import arrive, open_session, take_back_arrival
from simpul.services.posyandu.models import Session, SessionStatus
from tests.cast import NOW, TODAY
from tests.figures import count_figures
from tests.monitoring.recap.day import EARLIER, NOVEMBER, Day

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
        count_figures(NOVEMBER)
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
        count_figures(NOVEMBER)
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


BALITA = date(2024, 1, 1)


def test_who_came_of_the_recap_came_of_pws_over_a_mixed_month(day: Day) -> None:
    """Who took a number or has a card of a day that was held; of every other visit nobody came, in both."""
    bidan, posyandu = day.cast.standing("bidan"), day.cast.posyandu
    open_ = day.session
    came = [*by_the_queue(day), *by_a_card(day)]
    for on, status in ((3, SessionStatus.PLANNED), (4, SessionStatus.CALLED_OFF)):
        shut = Session.objects.create(
            posyandu=posyandu, kelurahan_id=posyandu.area_id, date=date(2026, 11, on), status=status
        )
        at = datetime(2026, 11, on, 2, 0, tzinfo=UTC)
        seen(day, day.add(f"Hari {status}", BALITA), Place(posyandu, VisitKind.POSYANDU, shut.pk), at)
    for name, place in {
        "Tanpa hari": Place(posyandu, VisitKind.POSYANDU),
        "Lembar": Place(posyandu, VisitKind.POSYANDU, source=Source.IMPORT, source_ref="1"),
        "Buku": Place(posyandu, VisitKind.POSYANDU, source=Source.BOOK, source_ref="hlm. 1"),
        "Pustu": Place(day.cast.campurejo.pustu, VisitKind.PUSTU),
    }.items():
        seen(day, day.add(name, BALITA), place, NOW)
    with work_area_scope(whole_city()):
        count_figures(NOVEMBER)
    of_pws = names_behind(bidan.area, day.cast.campurejo.area.pk, NOVEMBER, "H", rt=[day.cast.campurejo.rt[0].pk])
    with work_area_scope(bidan.area):  # the lock of whoever reads: a day of another kelurahan is counted all the same
        figures = day.recap().figures
    of_recap = [one for code, found in figures.items() if code.endswith("_came") and "not" not in code
                for one in found.people]  # fmt: skip
    assert sorted(of_recap) == sorted(of_pws) == sorted(one.pk for one in came)
    assert len(came) == 6
    assert figures["anak_balita_registered"].number == 14
    assert open_.date == TODAY


def by_the_queue(day: Day) -> list[Person]:
    """One who took a number at a day, one who has a card besides, and one whose line was a mistake."""
    kader, found = day.cast.standing("kader"), []
    for name in ("Antre", "Antre dan kartu", "Keliru"):
        one = day.add(name, BALITA)
        arrival = arrive(
            actor_id=kader.staff_id, area=kader.area, session=day.session, person_id=one.pk, arrival_id=new_id(),
            at=NOW, now=NOW,
        )  # fmt: skip
        found.append(one)
    take_back_arrival(actor_id=kader.staff_id, area=kader.area, session=day.session, arrival_id=arrival.pk, now=NOW)
    day.see(found[1], {"tb_cough": 0})
    return found[:2]


def by_a_card(day: Day) -> list[Person]:
    """A balita, an adult, two records of one balita, and one at a Posyandu of another kelurahan; one taken back."""
    bidan, there = day.cast.standing("bidan"), day.cast.bandar.posyandu[0]
    child, adult, first, second, guest, wrong = people = [
        day.add(name, born) for name, born in
        [("Kartu", BALITA), ("Dewasa", date(1990, 3, 3)), ("Kembar", BALITA), ("Kembar", BALITA), ("Tamu", BALITA),
         ("Salah", BALITA)]
    ]  # fmt: skip
    for one in (child, adult, first, wrong):
        last = day.see(one, {"tb_cough": 0})
    day.see(second, {"tb_cough": 0}, at=EARLIER)
    take_back_visit(actor_id=bidan.staff_id, area=bidan.area, visit_id=last.visit.pk, reason="salah anak")
    merge_people(actor_id=bidan.staff_id, area=bidan.area, kept_id=first.pk, gone_id=second.pk, reason="sama", now=NOW)
    other = day.cast.standing("other_kader")
    theirs = open_session(actor_id=other.staff_id, area=other.area, posyandu=there, day=EARLIER.date(), now=EARLIER)
    seen(day, guest, Place(there, VisitKind.POSYANDU, theirs.pk), EARLIER)
    assert len(people) == 6
    return [child, adult, first, guest]


def seen(day: Day, person: Person, place: Place, at: datetime) -> None:
    record_visit(
        actor_id=day.cast.bidan.pk, area=whole_city(), person_id=person.pk, place=place,
        findings=[Finding(new_id(), "tb_cough", 0)], doses=[], occurred_at=at, now=NOW,
    )  # fmt: skip
