"""One list for visits, campaigns and vaccines: the worked days of ilp.md 15, and what the system cannot record."""

from datetime import date, timedelta

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done, DueState, recorded_visits
from simpul.knowledge.due.definition import schedule
from simpul.services.due.ignored import not_counted
from simpul.services.due.listing import services_due
from simpul.services.due.mothers import Mother, mother_on
from simpul.services.due.shape import CHECK, VACCINE, VISIT, About, Service, is_of_an_open_day
from simpul.services.signing.motherhood import Motherhood

KEDIRI, BORN, ON = "35.71.01.1012", date(2025, 9, 9), date(2026, 11, 21)
CHILD = About(Sex.MALE, KEDIRI, BORN)


def by_code(about: About, *done: Done, on: date = ON) -> dict[str, Service]:
    return {one.code: one for one in services_due(about, done, on)}


def test_of_a_child_without_a_book_the_vaccines_are_late_and_say_since_when() -> None:
    found = by_code(CHILD)
    assert (found["mr_1"].state, found["mr_1"].since) == (DueState.LATE, date(2026, 7, 9))
    assert (found["VITAMIN-A"].state, found["VITAMIN-A"].since) == (DueState.LATE, date(2026, 9, 1))
    assert found["RV"].state is DueState.NOT_APPLICABLE, "too old for it"


def test_what_is_late_stands_first_and_what_is_over_last() -> None:
    states = [one.state for one in services_due(CHILD, [Done("bcg", date(2025, 10, 1))], ON)]
    assert states[0] is DueState.LATE
    assert states == sorted(states, key=[*dict.fromkeys(states)].index), "each state in one piece"
    assert states[-1] is DueState.NOT_APPLICABLE


def test_what_was_given_elsewhere_fulfils_and_is_named_with_its_place() -> None:
    done = (Done("vitamin_a_biru", date(2026, 8, 3), "Posyandu Melati"), Done("bcg", date(2025, 10, 1), "RS Gambiran"))
    found = by_code(CHILD, *done)
    assert (found["VITAMIN-A"].state, found["VITAMIN-A"].evidence) == (DueState.DONE, done[0])
    assert (found["BCG"].state, found["BCG"].evidence) == (DueState.DONE, done[1])


def test_the_dose_after_the_one_that_counts_is_asked() -> None:
    found = by_code(CHILD, Done("dpt_hb_hib_1", date(2025, 11, 10)))
    assert "dpt_hb_hib_1" not in found
    assert found["dpt_hb_hib_2"].opens == date(2025, 12, 9)


def test_a_dose_given_too_early_is_asked_again_and_named() -> None:
    early = Done("dpt_hb_hib_1", date(2025, 10, 11), "Posyandu Melati")
    assert by_code(CHILD, early)["dpt_hb_hib_1"].state is DueState.LATE
    ignored = not_counted(CHILD, [early], ON)
    assert [one.done for one in ignored] == [early]
    assert "terlalu dini" in ignored[0].reason[0]


def test_a_capsule_before_six_months_does_not_count_and_says_so() -> None:
    early, first = (Done("vitamin_a_biru", date(2026, 3, day), "Pustu") for day in (8, 9))
    (ignored,) = not_counted(CHILD, [early, first], ON)
    assert ignored.done == early
    assert ignored.reason[0] == (
        "Menurut jadwal diberikan mulai umur 6 bulan, sedangkan umurnya 5 bulan. Periksa lagi."
    )
    assert by_code(CHILD, early)["VITAMIN-A"].state is DueState.LATE


@pytest.mark.parametrize("kind", ["anc", "nifas", "neonatal"])
def test_a_visit_that_no_form_records_is_never_called_late(kind: str) -> None:
    mother = About(Sex.FEMALE, KEDIRI, date(1998, 3, 4), Mother(date(2026, 3, 1), date(2026, 11, 1)))
    shown = {*by_code(mother), *by_code(About(Sex.MALE, KEDIRI, date(2026, 11, 10)))}
    codes = {one.code for one in schedule() if one.visit == kind}
    assert bool(shown & codes) is (kind in recorded_visits())


def test_nothing_is_counted_from_a_birthday_that_is_not_known() -> None:
    assert services_due(About(Sex.MALE, KEDIRI, None), [], ON) == []
    assert services_due(CHILD, [], date(2025, 9, 8)) == [], "before the birth"


def test_a_grown_up_is_not_told_of_the_card_of_a_child() -> None:
    assert [one.code for one in services_due(About(Sex.MALE, KEDIRI, date(1980, 1, 1)), [], ON)] == []


def test_a_pregnant_woman_is_asked_for_tetanus_where_it_is_given_to_her_and_not_at_school() -> None:
    found = by_code(About(Sex.FEMALE, KEDIRI, date(1998, 3, 4), Mother(date(2026, 6, 1))))
    (td,) = [one for one in found.values() if one.kind == VACCINE]
    assert (td.state, td.group, td.places) == (DueState.DUE, "wus", ("posyandu", "puskesmas"))


def test_a_small_girl_is_not_told_of_the_tetanus_of_women() -> None:
    assert "wus" not in {one.group for one in services_due(About(Sex.FEMALE, KEDIRI, BORN), [], ON)}


def test_a_pupil_is_asked_at_school() -> None:
    found = by_code(About(Sex.MALE, KEDIRI, date(2019, 9, 1)), on=date(2026, 11, 21))
    assert {one.places for one in found.values() if one.kind == VACCINE} == {("sekolah",)}


def test_a_mother_is_pregnant_until_the_birth_and_for_43_weeks_at_most() -> None:
    began, born = date(2026, 1, 1), date(2026, 10, 1)
    open_, ended = Motherhood(began, None, None), Motherhood(began, born, born)
    assert mother_on([open_], [], date(2026, 9, 30)) == Mother(began)
    assert mother_on([open_], [], date(2026, 10, 29)) == Mother(began)
    assert mother_on([open_], [], date(2026, 10, 30)) == Mother(), "one day more than 43 weeks"
    assert mother_on([ended], [], date(2026, 9, 30)) == Mother(began), "as it was on that day"
    assert mother_on([ended], [], born) == Mother(None, born)


def test_a_birth_without_a_recorded_pregnancy_counts_and_the_last_one_holds() -> None:
    births = [date(2020, 5, 5), date(2026, 11, 2), date(2026, 12, 24)]
    assert mother_on([], births, ON) == Mother(None, date(2026, 11, 2))


def test_a_pregnancy_that_ended_too_early_is_no_delivery() -> None:
    lost = Motherhood(date(2026, 6, 1), date(2026, 8, 1), None)
    assert mother_on([lost], [], date(2026, 8, 5)) == Mother()


def test_what_is_found_out_is_no_visit_and_says_how_many_are_missing() -> None:
    woman = About(Sex.FEMALE, KEDIRI, date(2000, 1, 1), Mother(pregnant_since=ON - timedelta(100)))
    found = by_code(woman, *(Done("pregnancy_class", ON - timedelta(day)) for day in (60, 30)))
    assert found["KELAS-IBU-HAMIL"].reason[0] == "Sudah 2 dari 4; sampai %(day)s."
    kinds = {code: found[code].kind for code in ("K2", "GIGI-HAMIL", "KELAS-IBU-HAMIL")}
    assert kinds == {"K2": VISIT, "GIGI-HAMIL": CHECK, "KELAS-IBU-HAMIL": CHECK}
    an_open_day = {one.code for one in found.values() if is_of_an_open_day(one.kind, one.places)}
    assert "KELAS-IBU-HAMIL" in an_open_day
    assert not {"GIGI-HAMIL", "JIWA-HAMIL", "K2"} & an_open_day
