"""One person: what a kader and a health worker each may see, who wrote it, and who has looked."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.web.persons.gathering import OPENINGS
from simpul.records.access.models import StaffMember
from simpul.records.audit.actions import record
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import move_person, record_death, restrict
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry
from simpul.services.pendataan.actions import merge_people
from simpul.services.posyandu.actions import correct_weighing
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.services.due.giving import seen


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def four_months(cast: Cast) -> None:
    for days, kilograms in ((90, 8.0), (60, 8.6), (30, 9.0), (0, 8.9)):
        weigh(cast, cast.balita, kilograms, NOW - timedelta(days=days))


def address(person: Person) -> str:
    return reverse("persons:page", kwargs={"person_id": person.pk})


def page_of(staff: StaffMember, person: Person) -> Any:
    answer = enter_as(staff).get(address(person))
    assert answer.status_code == 200
    return answer


def a_weighed_child(cast: Cast) -> Person:
    weigh(cast, cast.balita, 9.0)
    return cast.balita


def text_of(staff: StaffMember, person: Person) -> str:
    return page_of(staff, person).content.decode()


def test_the_head_says_who_where_and_how_old_and_never_the_nik(cast: Cast) -> None:
    text = text_of(cast.bidan, cast.balita)
    for part in (cast.balita.name, "Laki-laki", "1 th 2 bln", "RT 01 / RW 01", cast.posyandu.name, "NIK tersimpan"):
        assert part in text
    assert "3571000101240003" not in text
    assert cast.balita.name not in text.split("</title>")[0], "a title stays in the history of a shared phone"


def test_the_life_line_stands_on_the_page(cast: Cast) -> None:
    text = text_of(cast.kader, cast.balita)
    assert (
        text.index("Garis hidup") < text.index("Anak balita") < text.index("Prasekolah") < text.index(">Keluarga</h2>")
    )


def test_a_child_without_weighings_has_a_sentence_and_no_chart(cast: Cast) -> None:
    page = page_of(cast.bidan, cast.balita)
    assert page.context["room"].charts == []
    assert page.context["room"].why_none in words_of(page)


def test_a_grown_up_is_not_placed_on_the_curves_of_children(cast: Cast) -> None:
    seen(cast, cast.mother, found={"body_weight": 53_000, "arm_circumference": 249})
    page = page_of(cast.bidan, cast.mother)
    assert page.context["room"].panel is not None
    for word in ("Pertumbuhan", "Keadaan sekarang", "Berat menurut umur (BB/U)"):
        assert word not in words_of(page)
        assert word in words_of(page_of(cast.bidan, a_weighed_child(cast)))


def test_who_wrote_a_visit_is_said_once(cast: Cast) -> None:
    seen(cast, cast.mother, found={"systolic": 110, "diastolic": 70, "arm_circumference": 249})
    assert words_of(page_of(cast.bidan, cast.mother)).count("oleh Pemeran bidan") == 1


@pytest.mark.usefixtures("four_months")
def test_a_kader_sees_colours_and_a_bidan_sees_z_and_class(cast: Cast) -> None:
    kader, bidan = text_of(cast.kader, cast.balita), text_of(cast.bidan, cast.balita)
    for word in ("−3 SD", "z BB/U", "Berat badan normal", "Permenkes 2/2020 · "):
        assert word not in kader
        assert word in bidan
    for word in ("merah", "oranye", "Tidak naik", "8,9", "Lihat sebagai tabel (4 penimbangan)"):
        assert word in kader


@pytest.mark.usefixtures("four_months")
def test_sources_stand_under_the_names_that_users_know(cast: Cast) -> None:
    shown = re.findall(r'class="(?:note )?rule">([^<]+)<', text_of(cast.bidan, cast.balita))
    assert len(shown) > 8
    assert any(one.startswith("KMK HK.01.07/MENKES/2015/2023 · sumber kedua") for one in shown)
    assert "dari ingatan: periksa sebelum dipakai" in shown, "the head has no source"


@pytest.mark.usefixtures("four_months")
def test_a_matter_that_waits_is_said_as_one_reads_it(cast: Cast) -> None:
    assert "<b>Berat tidak naik</b>, Belum selesai" in text_of(cast.bidan, cast.balita)


@pytest.mark.usefixtures("four_months")
def test_the_chart_has_a_point_for_each_month_and_a_sentence(cast: Cast) -> None:
    chart = page_of(cast.kader, cast.balita).context["room"].charts[0]
    assert [point.shape for point in chart.points] == ["pt", "pt", "pt", "t"]
    assert chart.summary == "4 kali ditimbang. Terakhir 21 Nov 2026: 8,9 kg, tidak naik."
    assert {len(label.label) > 5 for label in chart.labels} == {False, True}


def test_a_missed_month_is_a_dashed_bridge_to_a_hollow_point(cast: Cast) -> None:
    weigh(cast, cast.balita, 8.0, NOW - timedelta(days=90))
    weigh(cast, cast.balita, 9.0)
    chart = page_of(cast.kader, cast.balita).context["room"].charts[0]
    assert (chart.solid, len(chart.dashed)) == ([], 1)
    assert chart.points[-1].shape == "o"


def test_a_correction_stands_beside_what_was_said_first(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.5)
    standing = cast.standing("bidan")
    with transaction.atomic(), work_area_scope(standing.area):
        correct_weighing(
            actor_id=standing.staff_id, is_nakes=True, area=standing.area, entry=Entry.objects.get(),
            entry_id=new_id(), weight=Grams(9050), reason="salah ketik", now=NOW,
        )  # fmt: skip
    text = text_of(cast.bidan, cast.balita).split('id="v"')[1]  # the card of visits
    assert "<s>9,5 kg</s>" in text
    assert text.index("9,5 kg") < text.index("9,05 kg") < text.index("salah ketik")
    assert "oleh Pemeran kader" in text
    assert "oleh Pemeran bidan" in text


def test_the_family_is_linked_where_it_may_be_opened(cast: Cast) -> None:
    assert address(cast.mother) in text_of(cast.bidan, cast.balita)
    assert address(cast.balita) in text_of(cast.bidan, cast.mother)


def test_of_a_mother_elsewhere_only_the_word_is_said(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        move_person(
            actor_id=cast.bidan.pk, area=whole_city(), person=cast.mother, rt=cast.bandar.rt[0], day=TODAY
        )  # fmt: skip
    text = text_of(cast.bidan, cast.balita)
    assert "tercatat di luar wilayah kerja Anda" in text
    assert cast.mother.name not in text
    assert str(cast.mother.pk) not in text
    assert "tercatat di luar" not in text_of(cast.bidan, cast.neighbour)


def test_a_death_is_said(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        record_death(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, died_on=TODAY, today=TODAY)
    client = enter_as(cast.bidan)
    assert "Untuk apa catatan ini dibuka?" in client.get(address(cast.balita)).content.decode()
    client.post(reverse("persons:open", kwargs={"person_id": cast.balita.pk}), {"purpose": "pendataan"})
    assert "Orang ini meninggal 21 Nov 2026." in client.get(address(cast.balita)).content.decode()


def test_every_opening_is_written_down_and_shown_to_the_next(cast: Cast) -> None:
    page_of(cast.kader, cast.balita)
    text = text_of(cast.bidan, cast.balita)
    assert "Anda, sekarang" in text
    assert "Pemeran kader, 21 Nov 2026 09.00" in text
    events = Event.objects.filter(action="person.open", subject_id=cast.balita.pk).order_by("id")
    assert [event.actor_id for event in events] == [cast.kader.pk, cast.bidan.pk]
    assert {event.purpose for event in events} == {"pelayanan"}


def test_an_early_morning_has_the_date_of_the_place(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    dawn = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)  # 05.30 WIB of the 21st
    monkeypatch.setattr("django.utils.timezone.now", lambda: dawn)
    weigh(cast, cast.balita, 5.0, dawn)
    page_of(cast.kader, cast.balita)
    text = text_of(cast.bidan, cast.balita)
    assert "Pemeran kader, 21 Nov 2026 05.30" in text
    assert "sejak 21 Nov 2026" in text


def test_an_eager_reader_does_not_hide_the_others(cast: Cast) -> None:
    page_of(cast.kader, cast.balita)
    for _ in range(30):
        record(
            actor_id=cast.bidan.pk, action="person.open", subject_kind="person", subject_id=cast.balita.pk, purpose="x"
        )
    assert OPENINGS > 30
    assert "Pemeran kader, 21 Nov" in text_of(cast.bidan, cast.balita)


def test_a_refused_page_is_not_an_opening(cast: Cast) -> None:
    before = Event.objects.filter(subject_id=cast.balita.pk).count()
    assert enter_as(cast.other_bidan).get(address(cast.balita)).status_code == 404
    assert Event.objects.filter(subject_id=cast.balita.pk).count() == before


def test_no_style_or_script_stands_in_the_page(cast: Cast, four_months: None) -> None:
    text = text_of(cast.bidan, cast.balita)
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick" not in text


def test_the_page_costs_the_same_for_many_visits(cast: Cast, django_assert_max_num_queries: Any) -> None:
    """One statement reads the matter that is open (not enough was gained), two what the city chose and who signed, one
    what was found that fulfils a service."""
    for days in range(0, 300, 25):
        weigh(cast, cast.balita, 9.0 - days // 2 / 100, NOW - timedelta(days=days))
    client: Client = enter_as(cast.bidan)
    with django_assert_max_num_queries(27):
        assert len(client.get(address(cast.balita)).context["visits"]) == 12


def test_a_restricted_record_asks_what_for_and_keeps_the_answer_for_the_day(cast: Cast) -> None:
    restricted(cast)
    client, doors = enter_as(cast.bidan), {"person_id": cast.balita.pk}
    asked = client.get(address(cast.balita)).content.decode()
    assert "Orang ini minta pemrosesan catatannya dibatasi." in asked
    assert "8,9" not in asked
    assert client.post(reverse("persons:open", kwargs=doors), {"purpose": "x"}).status_code == 422
    named = {"purpose": "lainnya", "words": f"mencari {cast.balita.name}"}
    assert client.post(reverse("persons:open", kwargs=doors), named).status_code == 422
    client.post(reverse("persons:open", kwargs=doors), {"purpose": "lainnya", "words": "rapat kasus"})
    assert "Garis hidup" in client.get(address(cast.balita)).content.decode()
    purposes = Event.objects.filter(action="person.open", actor_id=cast.bidan.pk).values_list("purpose", flat=True)
    assert list(purposes) == ["lainnya: rapat kasus"]


def test_an_id_that_was_merged_leads_to_the_record_that_was_kept(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        twin = add_person(cast, "Wirasena Pemeran Dua", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
        merge_people(
            actor_id=cast.bidan.pk, area=whole_city(), kept_id=cast.balita.pk, gone_id=twin.pk, reason="sama", now=NOW
        )
    answer = enter_as(cast.bidan).get(address(twin))
    assert answer.headers["Location"] == address(cast.balita)


def test_who_opened_a_record_before_it_was_merged_stays_in_sight(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        twin = add_person(cast, "Wirasena Pemeran Dua", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
    text_of(cast.kader, twin)
    with transaction.atomic(), work_area_scope(whole_city()):
        both = {"kept_id": cast.balita.pk, "gone_id": twin.pk}
        merge_people(actor_id=cast.bidan.pk, area=whole_city(), **both, reason="sama", now=NOW)
    opened = page_of(cast.bidan, cast.balita).context["openings"]
    assert cast.kader.display_name in {one.who for one in opened}


def test_a_nik_in_full_is_shown_to_a_nakes_on_asking_and_written_down(cast: Cast) -> None:
    nik = "3571000101240003"
    door = reverse("persons:nik", kwargs={"person_id": cast.balita.pk})
    assert "3571••••••••0003" in text_of(cast.bidan, cast.balita)
    assert "3571••" not in text_of(cast.kader, cast.balita)
    assert nik in enter_as(cast.bidan).post(door).content.decode()
    assert enter_as(cast.kader).post(door).status_code == 404
    assert Event.objects.filter(action="person.nik_shown").count() == 1


@pytest.mark.usefixtures("four_months")
def test_the_charts_on_paper_are_those_that_the_worker_may_see(cast: Cast) -> None:
    door = reverse("persons:charts", kwargs={"person_id": cast.balita.pk})
    for part, charts in (("kader", 1), ("bidan", 1)):
        page = enter_as(cast.staff[part]).get(door)
        assert len(page.context["room"].charts) >= charts
        assert ("SD" in words_of(page)) is (part == "bidan")


def restricted(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, reason="diminta", now=NOW)
