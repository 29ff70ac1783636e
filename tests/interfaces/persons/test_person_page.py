"""One person: what a kader and a health worker each may see, who wrote it, and who has looked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.units import Grams
from simpul.interfaces.web.persons.views import OPENINGS
from simpul.records.access.models import StaffMember
from simpul.records.audit.actions import record
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import move_person, record_death
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry
from simpul.services.posyandu.actions import correct_weighing
from tests.cast import NOW, TODAY, Cast, weigh
from tests.interfaces.test_every_door import enter_as


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
    assert text.index("Garis hidup") < text.index("Anak balita") < text.index("Prasekolah") < text.index("Keluarga")


def test_a_person_without_weighings_has_a_sentence_and_no_chart(cast: Cast) -> None:
    page = page_of(cast.bidan, cast.mother)
    assert page.context["chart"] is None
    assert "Belum pernah ditimbang di sini." in page.content.decode()


@pytest.mark.usefixtures("four_months")
def test_a_kader_sees_colours_and_a_bidan_sees_z_and_class(cast: Cast) -> None:
    kader, bidan = text_of(cast.kader, cast.balita), text_of(cast.bidan, cast.balita)
    for word in ("−3 SD", "z BB/U", "Berat badan"):
        assert word not in kader
        assert word in bidan
    for word in ("merah", "oranye", "Tidak naik", "8,9", "Lihat sebagai tabel (4 penimbangan)"):
        assert word in kader


@pytest.mark.usefixtures("four_months")
def test_the_chart_has_a_point_for_each_month_and_a_sentence(cast: Cast) -> None:
    chart = page_of(cast.kader, cast.balita).context["chart"]
    assert [point.shape for point in chart.points] == ["pt", "pt", "pt", "t"]
    assert chart.summary == "4 kali ditimbang. Terakhir 21 Nov 2026: 8,9 kg, tidak naik."
    assert {len(label.label) > 5 for label in chart.labels} == {False, True}


def test_a_missed_month_is_a_dashed_bridge_to_a_hollow_point(cast: Cast) -> None:
    weigh(cast, cast.balita, 8.0, NOW - timedelta(days=90))
    weigh(cast, cast.balita, 9.0)
    chart = page_of(cast.kader, cast.balita).context["chart"]
    assert (chart.solid, len(chart.dashed)) == ([], 1)
    assert chart.points[-1].shape == "o"


def test_a_correction_stands_beside_what_was_said_first(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.5)
    standing = cast.standing("second_kader")
    with transaction.atomic(), work_area_scope(standing.area):
        correct_weighing(
            actor_id=standing.staff_id, area=standing.area, entry=Entry.objects.get(),
            entry_id=new_id(), weight=Grams(9050), reason="salah ketik", now=NOW,
        )  # fmt: skip
    text = text_of(cast.bidan, cast.balita).split('id="v"')[1]  # the card of visits
    assert "<s>9,5 kg</s>" in text
    assert text.index("9,5 kg") < text.index("9,05 kg") < text.index("salah ketik")
    assert "oleh Pemeran kader" in text
    assert "oleh Pemeran second_kader" in text


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
    assert "meninggal 21 Nov 2026" in text_of(cast.bidan, cast.balita)


def test_every_opening_is_written_down_and_shown_to_the_next(cast: Cast) -> None:
    page_of(cast.kader, cast.balita)
    text = text_of(cast.bidan, cast.balita)
    assert "Anda, sekarang" in text
    assert "Pemeran kader, 21 Nov 2026 09.00" in text
    events = Event.objects.filter(action="person.open", subject_id=cast.balita.pk).order_by("id")
    assert [event.actor_id for event in events] == [cast.kader.pk, cast.bidan.pk]
    assert {event.purpose for event in events} == {"melihat catatan"}


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
    for days in range(0, 300, 25):
        weigh(cast, cast.balita, 9.0 - days // 2 / 100, NOW - timedelta(days=days))
    client: Client = enter_as(cast.bidan)
    with django_assert_max_num_queries(34):
        assert len(client.get(address(cast.balita)).context["visits"]) == 12
