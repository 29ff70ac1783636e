"""Is the person of a row here already? What is certain, what waits for somebody, and what stays apart."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import work_area_scope
from simpul.records.people.models import Person
from simpul.records.people.queries import nik_of
from simpul.services.duplicates.consumer import catch_up
from simpul.services.takeover import actions, queries
from simpul.services.takeover.ids import line_of, made_id
from simpul.services.takeover.kinds import Decision
from tests.cast import NAMES, NIKS, NOW, Cast, add_person
from tests.services.takeover.sheets import (
    PEOPLE,
    VISITS,
    bring,
    check,
    city,
    fates,
    rows_of,
    run_of,
    sheet,
    start_writing,
    take_over,
    whys,
    work,
    write,
)  # fmt: skip

WHERE = ["1", "1", "Campurejo"]
TWINS = ((1, "Ahmad"), (2, "Bagus"))


def person(
    nik: str = "", name: str = "Contoh Satu", born: str = "05/06/2025", sex: str = "L", mother: str = ""
) -> list[str]:
    return [nik, "", name, sex, born, "", "", mother, *WHERE]


def check_one(cast: Cast, *rows: list[str]) -> UUID:
    run_id = bring(cast, sheet(PEOPLE, *rows))
    check(cast, run_id)
    return run_id


def decide(cast: Cast, run_id: UUID, line: int, decision: Decision, part: str = "dokter") -> None:
    standing = cast.standing(part)
    with transaction.atomic(), work_area_scope(standing.area):
        run = queries.get_run(standing.area, run_id)
        assert run
        actions.decide(
            actor_id=standing.staff_id, here=queries.run_area(run, NOW), area=standing.area, row_line=line,
            decision=decision,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "fate"),
    [
        (person(NIKS[2], NAMES[1], "09/09/2025"), "sudah_ada"),
        (person(NIKS[2], NAMES[1].upper(), "2025-09-09"), "sudah_ada"),
        (person(NIKS[2], "", ""), "sudah_ada"),
        (person("", NAMES[1], "09/09/2025"), "sudah_ada"),
        (person("", "Wiraséna  Pemeran", "9 Sep 2025"), "sudah_ada"),
        (person(NIKS[2], "Orang Lain Sekali", "09/09/2025"), "menunggu"),
        (person(NIKS[2], NAMES[1], "10/09/2025"), "menunggu"),
        (person(NIKS[2], NAMES[1], "09/09/2025", "P"), "menunggu"),
        (person("", NAMES[1], "09/09/2025", mother="Orang Lain"), "baru"),
        (person("3571010909250077", "Contoh Baru", "09/09/2025"), "baru"),
        (person("", "Contoh Baru", "09/09/2025"), "baru"),
        (person("3571************", "Contoh Baru", "09/09/2025"), "baru"),
        (person("", "Contoh Baru", ""), "dilewati"),
        (person("3571010909259999", "", ""), "gagal"),
        (person("", "12345", "09/09/2025"), "gagal"),
        (person("3.57E+15", "Contoh", "09/09/2025"), "gagal"),
        (person("357101", "Contoh", "09/09/2025"), "gagal"),
        (person("1111111111111111", "Contoh", "09/09/2025"), "gagal"),
        (person("", "Contoh", "09/09/2027"), "gagal"),
        (person("", "Contoh", "29/02/2025"), "gagal"),
        (person("", "Contoh", "29/02/2024"), "baru"),
        (person("", "Contoh", "09/09/1820"), "gagal"),
        (person("", "Contoh", "09/09/2025", "X"), "gagal"),
        (person("", "Contoh", "09/09/2025", ""), "gagal"),
    ],
)
def test_who_a_row_speaks_of(cast: Cast, row: list[str], fate: str) -> None:
    assert fates(check_one(cast, row)) == [fate]


@pytest.mark.parametrize(
    ("rt", "rw", "kelurahan", "address", "fate"),
    [
        ("RT 01 RW 01", "", "", "", "baru"),
        ("001/001", "", "Campurejo", "", "baru"),
        ("1", "1", "kel. campurejo", "", "baru"),
        ("", "", "", "Jl. Melati 3 RT 02/RW 01", "baru"),
        ("1", "", "", "", "baru"),
        ("01", "RW. 01", "Desa Campurejo", "", "baru"),
        ("1.0", "1.0", "", "", "baru"),
        ("9", "1", "", "", "gagal"),
        ("1", "7", "", "", "gagal"),
        ("", "", "", "", "gagal"),
        ("satu", "1", "", "", "gagal"),
        ("1", "1", "Bandar Lor", "", "dilewati"),
        ("1", "1", "Kota Lain", "", "dilewati"),
    ],
)
def test_where_a_row_lives(cast: Cast, rt: str, rw: str, kelurahan: str, address: str, fate: str) -> None:
    head = ["Nama", "JK", "Tgl Lahir", "RT", "RW", "Kelurahan", "Alamat"]
    run_id = bring(cast, sheet(head, ["Contoh Baru", "L", "09/09/2025", rt, rw, kelurahan, address]))
    check(cast, run_id)
    assert fates(run_id) == [fate]


def test_a_file_of_another_city_is_left_out_row_by_row(cast: Cast) -> None:
    rows = [
        [f"35150101012500{n:02}", "", f"Contoh {n}", "L", "01/01/2025", "", "", "", "1", "1", "Sidokare"]
        for n in range(1, 9)
    ]
    run_id = bring(cast, sheet(PEOPLE, *rows))
    run = check(cast, run_id)
    assert run.counts == {"dilewati": 8}
    assert set(whys(run_id)) == {"Kelurahan ini di luar wilayah kerja Anda."}
    with pytest.raises(DomainError, match="nothing_ready"):
        start_writing(cast, run_id)


def twins(cast: Cast, count: int) -> list[list[str]]:
    """Pairs of one mother and day on record, each with a NIK; the rows have their names swapped."""
    rows = []
    with city():
        for number in range(count):
            born = date(2024, 1, 1) + timedelta(days=number)
            mother = add_person(
                cast, f"Contoh Ibu {chr(65 + number)}", Sex.FEMALE, date(1995, 1, 1), cast.campurejo.rt[0]
            )
            pair = [(f"{name} Contoh {chr(65 + number)}", f"357101{born:%d%m%y}000{n}") for n, name in TWINS]
            for name, nik in pair:
                add_person(cast, name, Sex.MALE, born, cast.campurejo.rt[0], nik, mother)
            (one, nik_of_one), (two, nik_of_two) = pair
            day = f"{born:%d/%m/%Y}"
            rows += [person(nik_of_one, two, day, mother=mother.name), person(nik_of_two, one, day, mother=mother.name)]
        catch_up()
    return rows


def test_twenty_pairs_of_twins_with_swapped_names_all_wait(cast: Cast) -> None:
    run_id = check_one(cast, *twins(cast, 20))
    assert fates(run_id) == ["menunggu"] * 40
    assert set(whys(run_id)) == {"NIK ini tercatat pada orang dengan nama, tanggal lahir atau jenis kelamin lain."}


def test_twins_without_a_nik_are_two(cast: Cast) -> None:
    rows = [person("", name, "07/07/2025", mother="Contoh Ibu") for name in ("Hasan Contoh", "Husin Contoh")]
    run_id = take_over(cast, sheet(PEOPLE, *rows))
    assert fates(run_id) == ["baru", "baru"]
    with city():
        catch_up()
        assert Person.objects.filter(birth_date=date(2025, 7, 7)).count() == 2
    # Again, now beside both of them on record.
    assert fates(check_one(cast, *rows, person("", "Zakaria Pratama", "07/07/2025"))) == [
        "sudah_ada",
        "sudah_ada",
        "baru",
    ]


def test_who_is_alike_waits_and_is_what_a_person_says(cast: Cast) -> None:
    with city():
        catch_up()
    alike = person("", "Wirasena Pemaran", "09/09/2025")
    run_id = check_one(cast, alike, person("", "Contoh Lain", "01/01/2025"))
    assert fates(run_id) == ["menunggu", "baru"]
    write(cast, run_id)
    assert [fates(run_id), run_of(run_id).state] == [["menunggu", "baru"], "selesai"]
    decide(cast, run_id, 2, Decision.OTHER)
    decide(cast, run_id, 2, Decision.OTHER)
    with pytest.raises(DomainError):
        decide(cast, run_id, 2, Decision.SAME)
    write(cast, run_id)
    with city():
        assert Person.objects.filter(name="Wirasena Pemaran").count() == 1


def test_the_same_person_gets_the_nik_that_the_record_lacks(cast: Cast) -> None:
    with city():
        known = add_person(cast, "Contoh Tanpa Nik", Sex.MALE, date(2025, 6, 5), cast.campurejo.rt[0])
    run_id = check_one(cast, person("3571010506250001", "Contoh Tanpa Nik"))
    assert fates(run_id) == ["menunggu"]
    decide(cast, run_id, 2, Decision.SAME)
    write(cast, run_id)
    with city():
        known.refresh_from_db()
        assert nik_of(known).reveal() == "3571010506250001"
        assert Person.objects.filter(name="Contoh Tanpa Nik").count() == 1


def test_a_nik_that_was_copied_down_a_column_is_refused(cast: Cast) -> None:
    rows = [person("3571010506250001", name) for name in ("Contoh Satu", "Contoh Dua", "Contoh Satu")]
    run_id = check_one(cast, *rows)
    assert fates(run_id) == ["baru", "gagal", "dilewati"]
    assert whys(run_id)[1:] == ["NIK ini juga ada pada baris 2 untuk orang lain.", "Orang ini sudah ada pada baris 2."]


def test_a_new_child_who_stands_in_three_rows_is_made_once(cast: Cast) -> None:
    head = [*VISITS, "JK", "RT", "RW", "Kelurahan"]
    rows = [
        ["", "Contoh Baru", "01/02/2026", day, weight, "", "", "P", *WHERE]
        for day, weight in (("03/09/2026", "6,1"), ("03/10/2026", "6,6"), ("03/11/2026", "7"), ("03/11/2026", "7"))
    ]
    run_id = take_over(cast, sheet(head, *rows))
    assert fates(run_id) == ["baru", "ditambah", "ditambah", "dilewati"]
    with city():
        child = Person.objects.get(name="Contoh Baru")
        assert child.visits.count() == 3


def test_two_people_bring_the_same_sheet_at_once_and_nobody_is_made_twice(cast: Cast) -> None:
    content = sheet(PEOPLE, *(person("", f"Contoh {name}", "03/03/2020") for name in ("Adi", "Budi", "Cici")))
    one, two = bring(cast, content), bring(cast, content, "pj")
    check(cast, one)
    check(cast, two, "pj")
    assert fates(one) == fates(two) == ["baru"] * 3
    start_writing(cast, one)
    start_writing(cast, two, "pj")
    work()
    assert [run_of(one).counts, run_of(two).counts] == [{"baru": 3}, {"ditambah": 3}]
    with city():
        assert Person.objects.filter(birth_date=date(2020, 3, 3)).count() == 3
    standing = cast.standing("pj")
    with transaction.atomic(), work_area_scope(standing.area):
        same = queries.same_file(standing.area, run_of(two))
        assert same is not None
        assert same.pk == one


def test_who_is_entered_by_hand_between_the_check_and_the_writing_is_found(cast: Cast) -> None:
    run_id = check_one(cast, person("3571010506250001"), person("", "Contoh Dua", "04/04/2024"))
    with city():
        for name, born, nik in (
            ("Contoh Satu", date(2025, 6, 5), "3571010506250001"),
            ("Contoh Dua", date(2024, 4, 4), None),
        ):
            add_person(cast, name, Sex.MALE, born, cast.campurejo.rt[0], nik)
    write(cast, run_id)
    assert fates(run_id) == ["ditambah", "ditambah"]
    with city():
        assert Person.objects.filter(name__in=("Contoh Satu", "Contoh Dua")).count() == 2


def test_the_id_of_a_person_follows_from_the_run_and_the_line(cast: Cast) -> None:
    run_id = take_over(cast, sheet(PEOPLE, person()))
    (row,) = rows_of(run_id)
    assert row.person_id == made_id(run_id, 2, "person")
    assert row.person_id.version == 7
    assert line_of(row.person_id) == 2
    with city():
        assert Person.objects.get(pk=row.person_id).name == "Contoh Satu"


@pytest.mark.parametrize("line", [0, 1, 255, 256, 99_999, 2**20 - 1])
def test_the_line_stands_in_the_id(line: int) -> None:
    run_id = new_id()
    ids = {made_id(run_id, line, part) for part in ("person", "family", "visit 2026-11-05")}
    assert len(ids) == 3
    assert {line_of(one) for one in ids} == {line}
    assert sorted(ids) > [made_id(run_id, line - 1, "person")] if line else True
