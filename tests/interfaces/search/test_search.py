"""The way to a person: part of a name or any number, inside the work area, and no name in an address or a log."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.phone import read_phone
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.interfaces.web.search.typed import Kind, recognise
from simpul.records.access.models import StaffMember
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.households.actions import found_household
from simpul.records.households.models import Relation
from simpul.records.people.actions import change_details, issue_card, keep_number, merge_people, record_death
from simpul.records.people.models import NumberKind, Person
from simpul.records.people.search import SEARCH_LIMIT
from tests.cast import NIKS, NOW, TODAY, Cast, add_person
from tests.interfaces.test_every_door import enter_as

SEARCH = "/orang/cari/"
KK = "3571000000000001"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def search(staff: StaffMember, text: str, status: int = 200, **more: str) -> Any:
    answer = enter_as(staff).post(SEARCH, {"text": text, **more})
    assert answer.status_code == status, answer.content.decode()
    return answer


def names(staff: StaffMember, text: str, **more: str) -> list[str]:
    return [one.name for one in search(staff, text, **more).context["found"]]


@pytest.fixture
def numbers(cast: Cast) -> Masked:
    """The mother has a phone and a KK with her child, the child a card; the card's code."""
    where = whole_city()
    with transaction.atomic(), work_area_scope(where):
        keep_number(
            actor_id=cast.bidan.pk, area=where, person_id=cast.mother.pk,
            kind=NumberKind.PHONE, text=read_phone("081234567890"), now=NOW,
        )  # fmt: skip
        keep_number(
            actor_id=cast.bidan.pk, area=where, person_id=cast.mother.pk,
            kind=NumberKind.JKN, text=Masked("0001234567890"), now=NOW,
        )  # fmt: skip
        found_household(
            actor_id=cast.bidan.pk, area=where, household_id=new_id(), rt=cast.campurejo.rt[0], day=TODAY,
            members={cast.mother.pk: Relation.HEAD, cast.balita.pk: Relation.CHILD}, kk=Masked(KK),
        )  # fmt: skip
        return issue_card(actor_id=cast.bidan.pk, area=where, person_id=cast.balita.pk, now=NOW)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wirasena", Kind.NAME),
        ("Moh. Rizky 2", Kind.NAME),
        ("3571000101200001", Kind.NIK_OR_KK),
        (" 3571 0001 0120 0001 ", Kind.NIK_OR_KK),
        ("0812-3456-789", Kind.PHONE),
        ("+62 812 3456 789", Kind.PHONE),
        ("62812345678901", Kind.PHONE),
        ("0812345678901", Kind.PHONE_OR_JKN),
        ("1234567890123", Kind.JKN),
        ("SIMPUL-ABCDEFGHJKLMNPQR", Kind.CARD),
        ("simpul-abcdefghjklmnpqr ", Kind.CARD),
        ("Simpulwati", Kind.NAME),
    ],
)
def test_what_was_typed_is_recognised(text: str, kind: Kind) -> None:
    assert recognise(text).kind is kind


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "search_short") for text in ("", "w", "%%", "__", "\\\\", "a\0", "'; --", "   ")),
        *((text, "search_number") for text in ("357100010120000", "35710001012000011", "12", "1" * 40)),
        *((text, "card_unreadable") for text in ("SIMPUL-", "SIMPUL-ABC", "SIMPUL-ABCDEFGHJKLMNPQ1")),
        ("٣٥٧١٠٠٠١٠١٢٠٠٠٠١", "search_short"),
    ],
)  # fmt: skip
def test_half_a_text_is_refused_with_what_is_missing(text: str, code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        recognise(text)
    assert refusal.value.code == code


def test_a_refused_search_comes_back_with_its_text_and_the_sentence_at_the_field(cast: Cast) -> None:
    page = search(cast.bidan, "357100010120000", status=422).content.decode()
    assert 'value="357100010120000"' in page
    assert "Terisi 15 angka." in page
    assert 'aria-describedby="cara salah"' in page
    assert not Event.objects.filter(action="person.search").exists()


def test_the_start_of_a_name_and_its_inside_are_found(cast: Cast) -> None:
    assert names(cast.bidan, "wiras") == names(cast.bidan, "  WIRASENA ") == names(cast.bidan, "asena")
    assert names(cast.bidan, "wiras") == [cast.balita.name]


@pytest.mark.parametrize("text", ["zoebaedah", "Zubaidah", "djubaedah", "pemeran zubaedah", "zubaedah pemer"])
def test_any_spelling_of_a_name_is_found_or_not_by_the_rules_of_the_key(cast: Cast, text: str) -> None:
    found = names(cast.bidan, text)
    assert (cast.mother.name in found) is not text.startswith("dj")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (NIKS[0], ["mother"]),
        (f" {NIKS[2][:4]} {NIKS[2][4:]}", ["balita"]),
        (KK, ["balita", "mother"]),
        ("0812 3456 7890", ["mother"]),
        ("+6281234567890", ["mother"]),
        ("0001234567890", ["mother"]),
        ("0899999999", []),
        ("3571000000000002", []),
    ],
)
def test_every_number_leads_to_its_people(cast: Cast, numbers: Masked, text: str, people: list[str]) -> None:
    assert sorted(names(cast.bidan, text)) == sorted(getattr(cast, one).name for one in people)


def test_a_scanned_card_leads_to_its_holder_and_has_the_focus(cast: Cast, numbers: Masked) -> None:
    page = search(cast.bidan, numbers.reveal().lower()).content.decode()
    assert "Dicari sebagai kode kartu" in page
    assert page.count("autofocus") == 1
    assert page.index("autofocus") > page.index(f"/orang/{cast.balita.pk}/")


def test_nobody_is_found_outside_the_area(cast: Cast, numbers: Masked) -> None:
    for text in ("wiras", NIKS[2], KK, "081234567890", numbers.reveal()):
        assert names(cast.other_bidan, text) == []
        assert names(cast.neighbour_kader, text) == [], "the RT of the other Posyandu"
    assert names(cast.kader, "kencana") == []
    assert names(cast.bidan, "kencana") == [cast.neighbour.name]


def test_strange_letters_find_nobody(cast: Cast) -> None:
    for text in ("xx" * 250, "'; drop table", "<script>alert(1)</script>", "zu%xx"):
        assert names(cast.bidan, text) == []


def test_age_place_and_mother_tell_people_apart(cast: Cast) -> None:
    found = search(cast.bidan, "wiras").context["found"][0]
    assert (found.more, found.mother) == ("Laki-laki · 1 th 2 bln · RT 01 / RW 01", cast.mother.name)
    assert search(cast.bidan, "zubae").context["found"][0].mother == ""


def test_a_mother_of_another_posyandu_is_not_named_to_a_kader(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        add_person(cast, "Rahmaniar Samaran", Sex.FEMALE, date(2025, 1, 1), cast.campurejo.rt[1], mother=cast.mother)
    assert search(cast.bidan, "rahmaniar").context["found"][0].mother == cast.mother.name
    assert search(cast.neighbour_kader, "rahmaniar").context["found"][0].mother == ""


def test_who_died_is_found_only_when_asked_for(cast: Cast, numbers: Masked) -> None:
    where = whole_city()
    with transaction.atomic(), work_area_scope(where):
        record_death(actor_id=cast.bidan.pk, area=where, person=cast.balita, died_on=TODAY, today=TODAY)
    for text in ("wiras", "asena", NIKS[2], numbers.reveal()):
        assert names(cast.bidan, text) == []
        assert names(cast.bidan, text, ended="1") == [cast.balita.name]
    assert names(cast.bidan, KK) == [cast.mother.name]
    shown = search(cast.bidan, "wiras", ended="1").context["found"][0]
    assert shown.state == "Meninggal 21 Nov 2026"


def test_a_merged_record_leads_to_the_one_that_was_kept(cast: Cast) -> None:
    where = whole_city()
    with transaction.atomic(), work_area_scope(where):
        twice = add_person(cast, "Bayi Ny. Marlupi", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
        merge_people(
            actor_id=cast.bidan.pk, area=where, kept_id=cast.balita.pk, gone_id=twice.pk, reason="ganda", now=NOW
        )
    for text in ("marlupi", "arlupi"):
        found = search(cast.bidan, text).context["found"]
        assert [(one.id, one.name) for one in found] == [(cast.balita.pk, cast.balita.name)]


def test_a_name_for_the_time_being_is_marked(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(id=cast.balita.pk).update(name_is_provisional=True)
    assert "(nama sementara)" in search(cast.bidan, "wiras").content.decode()


def test_a_new_name_is_found_and_the_old_one_is_not(cast: Cast) -> None:
    where = whole_city()
    with transaction.atomic(), work_area_scope(where):
        change_details(
            actor_id=cast.bidan.pk, area=where, person_id=cast.balita.pk,
            changes={"name": "Mochamad Soetomo"}, reason="akta", today=TODAY,
        )  # fmt: skip
    assert names(cast.bidan, "muhammad sutomo") == ["Mochamad Soetomo"]
    assert names(cast.bidan, "wiras") == []


def test_a_search_stands_in_no_address_and_the_log_has_a_mark_that_says_nothing(cast: Cast) -> None:
    page = enter_as(cast.bidan).get(SEARCH + "?text=wiras")
    assert "found" not in page.context
    search(cast.bidan, "wiras")
    search(cast.bidan, "WIRAS")
    search(cast.bidan, NIKS[2])
    one, again, nik = Event.objects.filter(action="person.search").order_by("id")
    assert {key: value for key, value in one.detail.items() if key != "mark"} == {
        "found": 1, "as": "nama", "ended": False,
    }  # fmt: skip
    assert one.detail["mark"] == again.detail["mark"] != nik.detail["mark"]
    assert "wiras" not in f"{one.purpose}{one.detail}".lower()
    with transaction.atomic(), work_area_scope(whole_city()):
        index = bytes(Person.objects.get(id=cast.balita.pk).nik_index or b"").hex()
    assert index not in nik.detail["mark"], "the mark of a search is no index of people"


def test_an_empty_list_says_what_to_do(cast: Cast) -> None:
    text = search(cast.bidan, "tidakada").content.decode()
    assert "Tidak ada di wilayah kerja Anda" in text
    assert 'href="/orang/tamu/"' in text.split("Tidak ada di wilayah kerja Anda")[1]
    assert "/orang/tamu/" not in search(cast.kader_pustu, "tidakada").content.decode()


def test_a_list_that_was_cut_says_so(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        for number in range(SEARCH_LIMIT + 1):
            add_person(cast, f"Samaran {number}", Sex.MALE, date(2020, 1, 1), cast.campurejo.rt[0])
    assert "yang pertama ditampilkan" in search(cast.bidan, "samaran").content.decode()
    assert "yang pertama ditampilkan" not in search(cast.bidan, "wiras").content.decode()


@pytest.mark.parametrize(("text", "most"), [("samaran", 15), (KK, 16), ("081234567890", 15)])
def test_a_search_costs_the_same_for_many_people(
    cast: Cast, numbers: Masked, text: str, most: int, django_assert_max_num_queries: Any
) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        for number in range(20):
            add_person(cast, f"Samaran {number}", Sex.MALE, date(2020, 1, 1), cast.campurejo.rt[0], mother=cast.mother)
    client = enter_as(cast.bidan)
    with django_assert_max_num_queries(most):
        assert client.post(SEARCH, {"text": text}).context["found"]
