"""Catatan ganda: which pairs stand on whose list, and what is seen of two records beside each other."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.phone import read_phone
from simpul.records.audit.models import Event
from simpul.records.people import actions
from simpul.records.people.models import NumberKind, Person
from simpul.services.duplicates.consumer import catch_up
from tests.cast import NIKS, NOW, TODAY, Cast, weigh
from tests.interfaces.duplicates.screens import LIST, MERGES, Two, a_pair, child, listed, names_of
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import ALL, enter_as
from tests.interfaces.test_nasty_input import records
from tests.records.households.house import city
from tests.records.people.acting import by

NAKES = {"bidan", "dokter", "pj"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def test_each_sees_the_pairs_of_their_own_area(cast: Cast) -> None:
    a_pair(cast)
    a_pair(cast, cast.bandar.rt[0], "Kezia Samaran")
    here, there = [("Riska Samaran", "Rizka Samaran")], [("Kesia Samaran", "Kezia Samaran")]
    for part, pairs in (("bidan", here), ("dokter", here), ("other_bidan", there), ("other_dokter", there)):
        assert names_of(listed(cast.staff[part])) == pairs, part


def test_a_pair_across_two_puskesmas_stands_on_no_list_and_no_page(cast: Cast) -> None:
    two = Two(child(cast, "Rizka Samaran"), child(cast, "Riska Samaran", cast.bandar.rt[0]))
    catch_up()
    for part in ("bidan", "other_bidan", "dokter", "other_dokter"):
        client = enter_as(cast.staff[part])
        assert "Tidak ada pasangan yang menunggu" in words_of(client.get(LIST)), part
        assert client.get(two.address).status_code == client.get(two.turned).status_code == 404, part
        for what in ("gabung", "beda"):
            sent = {"reason": "x", "seen": "x", "keep": str(two.first.pk)}
            assert client.post(f"{two.address}{what}/", sent).status_code == 404, part


@pytest.mark.parametrize("part", sorted(ALL - NAKES))
def test_who_may_not_merge_sees_nothing_of_it(cast: Cast, part: str) -> None:
    """A kader tells the bidan; on her screens there is neither a list nor a way to it."""
    two = a_pair(cast)
    client = enter_as(cast.staff[part])
    for address in (two.address, two.turned):
        assert client.get(address).status_code == 404
    if part not in ("other_bidan", "other_dokter"):
        assert client.get(LIST).status_code == client.get(MERGES).status_code == 404
    desk = client.get(reverse("worklist:page")).content.decode() if part != "nobody" else ""
    assert "Rizka" not in desk
    assert ('href="/ganda/"' in desk) is (part in ("other_bidan", "other_dokter"))


def test_the_desk_says_how_many_wait(cast: Cast) -> None:
    a_pair(cast)
    a_pair(cast, name="Kezia Wulandari", born=date(2021, 7, 15))
    found = enter_as(cast.bidan).get(reverse("worklist:page"))
    assert found.context["pairs"] == 2
    assert "Catatan ganda 2" in words_of(found)


def test_the_list_says_who_how_alike_and_why_and_never_a_number(cast: Cast) -> None:
    two = Two(child(cast, "Rizka Samaran", nik=NIKS[3]), child(cast, "Riska Samaran", nik=NIKS[3]))
    catch_up()
    page = words_of(enter_as(cast.bidan).get(LIST))
    for part in ("Sangat mirip", "Rizka Samaran", "Riska Samaran", "RT 01 / RW 01", "NIK"):
        assert part in page
    assert NIKS[3] not in page
    assert str(two.first.pk) not in page


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "99999", "999999", "1e3", "٣", "%00", "1%00", "1;DROP"])
def test_a_page_of_the_list_that_is_none(cast: Cast, number: str) -> None:
    a_pair(cast)
    for address in (LIST, MERGES):
        answer = enter_as(cast.bidan).get(f"{address}?halaman={number}")
        assert answer.status_code == 200
        if address == LIST:
            assert ("Rizka" in words_of(answer)) is (number != "99999")


def test_a_long_list_has_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simpul.interfaces.web.duplicates.views.PAGE", 2)
    for year, name in enumerate(("Rizka Samaran", "Kezia Wulandari", "Azmi Contoh"), start=2020):
        a_pair(cast, name=name, born=date(year, year - 2015, 9 + year - 2015))
    client = enter_as(cast.bidan)
    first, second = client.get(LIST), client.get(LIST, {"halaman": "2"})
    pages = [
        names_of([(one.left.name, one.right.name) for one in answer.context["pairs"]]) for answer in (first, second)
    ]
    assert len({*pages[0], *pages[1]}) == first.context["count"] == 3
    assert 'href="?halaman=2"' in first.content.decode()
    assert 'href="?halaman=1"' in second.content.decode()


def test_two_records_stand_beside_each_other_in_words_and_shapes(cast: Cast) -> None:
    two = Two(
        child(cast, "Rizka Samaran", nik=NIKS[3], mother=cast.mother),
        child(cast, "Riska Samaran", cast.campurejo.rt[1]),
    )
    with city():
        actions.keep_number(
            **by(cast, person_id=two.first.pk, kind=NumberKind.PHONE, text=read_phone("081234567890"), now=NOW)
        )
    weigh(cast, two.first, 9.0, part="bidan")
    catch_up()
    answer = enter_as(cast.bidan).get(two.address)
    rows = {row.label: (row.left, row.right, row.icon) for row in answer.context["rows"]}
    assert rows["Nama"] == ("Rizka Samaran", "Riska Samaran", "half")
    assert rows["Jenis kelamin"] == ("Perempuan", "Perempuan", "check")
    assert rows["Lahir"] == ("29 Feb 2024", "29 Feb 2024", "check")
    assert rows["Ibu"] == (cast.mother.name, "–", "minus")
    assert rows["NIK"] == ("tersimpan", "–", "minus")
    assert rows["Nomor HP"] == ("tersimpan", "–", "minus")
    assert rows["Kunjungan"][:2] == ("1 kunjungan, terakhir 21 Nov 2026", "Belum ada")
    page = words_of(answer)
    for secret in (NIKS[3], "81234567890"):
        assert secret not in page
    assert "disarankan" in page


def test_the_better_record_is_chosen_and_stands_first_whichever_is_named_first(cast: Cast) -> None:
    two = Two(child(cast, "Rizka Samaran"), child(cast, "Riska Samaran", nik=NIKS[3]))
    for address in (two.address, two.turned):
        sides = enter_as(cast.bidan).get(address).context["sides"]
        assert [(one.id, one.proposed, one.chosen) for one in sides] == [
            (two.second.pk, True, True), (two.first.pk, False, False),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "sentence", "can_merge"),
    [
        ("twins", "Mungkin saudara kembar", True),
        ("sex", "Jenis kelaminnya berbeda", False),
        ("restricted", "dibatasi atas permintaan orangnya", False),
        ("died", "Meninggal 21 Nov 2026", True),
        ("wrong", "Ditandai keliru", True),
    ],
)
def test_what_must_be_known_before_deciding_is_said(cast: Cast, what: str, sentence: str, can_merge: bool) -> None:
    two = Two(child(cast, "Rizka Samaran", mother=cast.mother), child(cast, "Galih Samaran", mother=cast.mother))
    with city():
        if what == "sex":
            changes = {"sex": "L"}
            actions.change_details(**by(cast, person_id=two.second.pk, changes=changes, reason="x", today=TODAY))
        elif what == "restricted":
            actions.restrict(**by(cast, person=two.second, reason="x", now=NOW))
        elif what == "died":
            actions.record_death(**by(cast, person=two.second, died_on=TODAY, today=TODAY))
        elif what == "wrong":
            actions.mark_wrong_entry(**by(cast, person=two.second, reason="x", now=NOW))
    page = words_of(enter_as(cast.bidan).get(two.address))
    assert sentence in page
    assert ("Orang yang sama: gabungkan" in page) is can_merge
    assert "Bukan orang yang sama" in page


def test_looking_is_written_down_for_both_and_nothing_else_is_written(cast: Cast) -> None:
    two = a_pair(cast)
    client = enter_as(cast.bidan)
    before = records()
    for address in (LIST, MERGES, two.address, two.turned):
        assert client.get(address).status_code == 200
    assert records() == before
    for one in (two.first, two.second):
        events = Event.objects.filter(subject_id=one.pk, action="person.open")
        assert [(event.purpose, event.actor_id) for event in events] == [("catatan ganda", cast.bidan.pk)] * 2
    (event,) = Event.objects.filter(action="pairs.list")
    assert event.detail == {"count": 1, "page": 1}


def test_ids_that_are_nobody_one_or_the_same_are_not_there(cast: Cast) -> None:
    client = enter_as(cast.bidan)
    one = child(cast, "Rizka Samaran")
    for left, right in ((one.pk, new_id()), (new_id(), one.pk), (one.pk, one.pk), (one.pk, cast.other_balita.pk)):
        assert client.get(f"{LIST}{left}/{right}/").status_code == 404
    for text in ("x/y", f"{one.pk}/x", f"{one.pk}/%00", "' OR 1=1/x"):
        assert client.get(f"{LIST}{text}/").status_code == 404


def test_a_name_that_is_a_script_is_a_name(cast: Cast) -> None:
    two = Two(child(cast, "<script>alert(1)</script>"), child(cast, "<script>alert(1)</script>"))
    catch_up()
    client = enter_as(cast.bidan)
    for address in (LIST, two.address):
        page = client.get(address).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(("address", "most"), [(LIST, 13), (MERGES, 13)])
def test_a_list_costs_the_same_for_many(
    cast: Cast, address: str, most: int, django_assert_max_num_queries: Any
) -> None:
    for name in ("Rizka Samaran", "Kezia Samaran", "Zahira Contoh", "Zulaikha Contoh"):
        two = a_pair(cast, name=name)
        if address == MERGES:
            with city():
                actions.merge_people(
                    **by(cast, kept_id=two.first.pk, gone_id=two.second.pk, reason="KK", now=NOW)
                )  # fmt: skip
    client = enter_as(cast.bidan)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_a_comparison_costs_the_same_for_long_lives(cast: Cast) -> None:
    two = a_pair(cast)
    client = enter_as(cast.bidan)
    asked = []
    for days in range(0, 300, 100):
        for one in (two.first, two.second):
            weigh(cast, one, 9.0 - days / 100, NOW - timedelta(days=days), part="bidan")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(two.address).status_code == 200
        asked.append(len(queries))
    assert len(set(asked)) == 1
    assert asked[0] <= 33


def test_every_word_can_be_read_in_english(cast: Cast) -> None:
    two = a_pair(cast)
    client = enter_as(cast.bidan)
    client.cookies["django_language"] = "en"
    page = words_of(client.get(two.address))
    assert "One person or two?" in page
    assert "Satu orang atau dua?" not in page


def test_an_exact_day_is_not_claimed_of_an_estimated_one(cast: Cast) -> None:
    two = a_pair(cast)
    with city():
        changes = {"birth_precision": "month", "birth_date": date(2024, 2, 1)}
        actions.change_details(**by(cast, person_id=two.second.pk, changes=changes, reason="x", today=TODAY))
        assert Person.objects.get(pk=two.second.pk).birth_precision == "month"
    rows = {row.label: row for row in enter_as(cast.bidan).get(two.address).context["rows"]}
    shown = [rows["Lahir"].left, rows["Lahir"].right]
    assert sorted(shown) == ["1 Feb 2024 (tanggal perkiraan)", "29 Feb 2024"]
    assert rows["Lahir"].icon != "check"
