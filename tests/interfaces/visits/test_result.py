"""After saving: words and indices for a health worker, a colour and what to do for a kader, and nothing more."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.visits.shown import shown_to
from simpul.knowledge.concepts import concepts
from simpul.knowledge.forms import Role, form
from simpul.knowledge.rules import fingerprints
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import change_details
from simpul.records.visits.models import Entry, Visit
from simpul.services.signing.actions import sign, withdraw
from tests.cast import NOW, TODAY, Cast, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.visits.sending import CARD, as_part, send
from tests.services.signing.test_choosing import chose


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def page(cast: Cast, part: str, answer: Any) -> str:
    """The page to which a save leads, as somebody reads it."""
    shown = as_part(cast, part).get(answer["Location"])
    assert shown.status_code == 200
    text: str = shown.content.decode().split("<main")[1]
    return text


def test_a_health_worker_reads_six_indices_and_what_to_do(cast: Cast) -> None:
    measured = {"body_weight": "7,2", "body_length": "70", "length_posture": "l"}
    answer = send(cast, "bidan", cast.balita, **measured, confirmed="body_weight:7200")
    text = page(cast, "bidan", answer)
    for words in ("BB/U", "TB/U", "BB/TB", "IMT/U", "LK/U", "LiLA", "Belum diukur", "−3,", "Sangat pendek"):
        assert words in text, words
    assert text.index("Yang dilakukan") < text.index("Rujuk") < text.index("Enam indeks")
    assert "Tindak lanjut terbuka: Di bawah garis merah." in " ".join(text.split())


THIN: dict[str, str] = {"body_weight": "8,0", "body_length": "76", "length_posture": "l"}  # BB/TB below -2 SD


@pytest.mark.parametrize("number", [14, 7])
def test_the_days_until_the_next_look_are_those_of_the_city_on_every_page(cast: Cast, number: int) -> None:
    """C7: the same number on the page of the visit and of the person, and none in the words."""
    if number != 14:
        chose(cast, number, "C7")
    answer = send(cast, "bidan", cast.balita, **THIN, confirmed="body_weight:8000")
    for address in (answer["Location"], reverse("persons:page", kwargs={"person_id": cast.balita.pk})):
        words = words_of(as_part(cast, "bidan").get(address))
        line = words[words.index("PMT lokal, lalu periksa lagi; rujuk bila tidak membaik.") :][:160]
        assert f"periksa lagi {number} hari" in line, address
        assert "2 minggu" not in words


def test_what_to_do_is_advice_until_it_is_signed_and_silent_where_only_that_speaks(cast: Cast, settings: Any) -> None:
    answer = send(cast, "bidan", cast.balita, **THIN, confirmed="body_weight:8000")
    for address in (answer["Location"], reverse("persons:page", kwargs={"person_id": cast.balita.pk})):
        client = as_part(cast, "bidan")
        assert "saran Gizi kurang: cek red flag" in words_of(client.get(address))
        settings.UNSIGNED_RULES = "diam"
        words = words_of(client.get(address))
        assert "Gizi kurang: cek" not in words
        assert "Pertumbuhan sesuai" not in words
        assert "Gizi kurang" in words, "the class of Permenkes stands"
        with signed_rule(cast, "GROW-GIZI"):
            assert "P3 Tangani Gizi kurang: cek red flag" in words_of(client.get(address))
        settings.UNSIGNED_RULES = "saran"


@contextmanager
def signed_rule(cast: Cast, code: str) -> Iterator[None]:
    key, now = (code, "2026.11"), NOW
    given = {"actor_id": cast.dokter.pk, "facility": cast.puskesmas, "signature_id": new_id(), "now": now}
    sign(**given, key=key, seen=fingerprints()[key], remark="uji")
    yield
    withdraw(**given, reason="uji")


def test_a_kader_reads_a_colour_and_what_to_do_and_no_class(cast: Cast) -> None:
    weigh(cast, cast.balita, 7.1, NOW - timedelta(days=30))
    answer = send(cast, "kader", cast.balita, body_weight="6,9", body_length="70", length_posture="l")
    text = page(cast, "kader", answer)
    for words in ("Merah", "Tidak naik", "Perlu diperiksa tenaga kesehatan", "6,9 kg"):
        assert words in text, words
    without_marks = words_of(as_part(cast, "kader").get(answer["Location"]))
    for words in ("pendek", "Gizi", "SD", "Enam indeks", "Rujuk", "−3", "Berat badan sangat kurang"):
        assert words not in without_marks, words


def test_oedema_is_gizi_buruk_and_has_no_colour(cast: Cast) -> None:
    answer = send(
        cast, "bidan", cast.balita, body_weight="9,4", body_length="76", length_posture="l", bilateral_oedema="ya"
    )
    text = page(cast, "bidan", answer)
    assert "Gizi buruk" in text
    assert "Tidak dinilai: ada edema" in text
    assert "Hijau" not in text


def test_without_a_birth_day_there_is_no_colour(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        change_details(actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.balita.pk,
                       changes={"birth_precision": "month"}, reason="uji", today=TODAY)  # fmt: skip
    answer = send(cast, "bidan", cast.balita, body_weight="9,4")
    text = page(cast, "bidan", answer)
    assert "Tanggal lahir belum pasti" in text
    assert "Warna KMS belum dapat dinilai." in text
    assert "Hijau" not in text


def test_what_the_form_would_not_have_asked_is_kept_and_said(cast: Cast) -> None:
    answer = send(cast, "bidan", cast.balita, CARD, body_weight="9,4", bcg="ya")
    text = page(cast, "bidan", answer)
    assert "Periksa lagi:" in text
    assert "BCG" in text.split("Periksa lagi:")[1][:80]


def test_the_food_that_the_card_asks_for_is_said_where_it_was_not_given(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, NOW - timedelta(days=30))
    answer = send(cast, "kader", cast.balita, body_weight="9,4")
    assert "PMT" in page(cast, "kader", answer).split("berikan, lalu catat.")[0][-60:]
    answer = send(cast, "kader", cast.balita, body_weight="9,4", pmt_lokal="ya", tanggal="20-11-2026")
    assert "berikan, lalu catat." not in page(cast, "kader", answer)


def test_opening_a_visit_is_written_down(cast: Cast) -> None:
    answer = send(cast, "bidan", cast.balita, body_weight="9,4")
    before = Event.objects.filter(action="person.open").count()
    page(cast, "kader", answer)
    event = Event.objects.filter(action="person.open").latest("id")
    assert Event.objects.filter(action="person.open").count() == before + 1
    assert (event.actor_id, event.subject_id) == (cast.kader.pk, cast.balita.pk)


def test_a_kader_never_reads_what_is_sensitive() -> None:
    on_a_card = Visit(form=CARD, form_edition="2026.11")
    sensitive = [code for code, one in concepts().items() if one.privacy_class in ("C3", "C4")]
    assert len(sensitive) > 1
    assert [code for code in sensitive if Role.KADER in shown_to(on_a_card, code)] == []
    assert [code for code in concepts() if Role.NAKES not in shown_to(Visit(), code)] == []


@pytest.mark.usefixtures("everything")
def test_a_sensitive_answer_is_on_the_page_of_the_bidan_only(cast: Cast) -> None:
    answer = send(cast, "kader", cast.balita, body_weight="9,4")
    visit = Visit.objects.get()
    Entry.objects.create(
        id=new_id(), visit=visit, person=cast.balita, kelurahan_id=cast.balita.kelurahan_id, concept="tb_in_house",
        value=1, at=NOW, local_date=TODAY, recorded_by=cast.kader.pk,
    )  # fmt: skip
    label = concepts()["tb_in_house"].label_id
    assert label in page(cast, "bidan", answer)
    assert label not in page(cast, "kader", answer)
    entry = Entry.objects.get(concept="tb_in_house")
    assert as_part(cast, "kader").get(reverse("visits:correct", kwargs={"entry_id": entry.pk})).status_code == 404


def test_the_page_asks_the_database_a_known_number_of_times(cast: Cast, django_assert_max_num_queries: Any) -> None:
    send(cast, "bidan", cast.balita, CARD, body_weight="9,4", opv_1="ya")
    client = as_part(cast, "bidan")
    with transaction.atomic(), work_area_scope(whole_city()):
        visit_id = Visit.objects.get().pk
    client.get(reverse("visits:page", kwargs={"visit_id": visit_id}))
    with django_assert_max_num_queries(32):
        client.get(reverse("visits:page", kwargs={"visit_id": visit_id}))


def test_where_red_flags_are_to_be_checked_a_way_leads_to_their_list(cast: Cast) -> None:
    send(
        cast,
        "bidan",
        cast.balita,
        body_weight="8,0",
        body_length="76",
        length_posture="l",
        confirmed="body_weight:8000",
    )
    here = reverse("persons:page", kwargs={"person_id": cast.balita.pk})
    leads = {
        part: "?form=tanda_bahaya_gizi" in as_part(cast, part).get(here).content.decode() for part in ("kader", "bidan")
    }
    assert leads == {"kader": False, "bidan": True}


def test_one_red_flag_is_referred_and_a_kader_reads_neither_the_flag_nor_what_follows(cast: Cast) -> None:
    fields = [field.code for section, field in form("tanda_bahaya_gizi").fields() if section.code != "closing"]
    none = dict.fromkeys(fields, "tidak")
    told = {}
    for flag in ("", "flag_heart"):
        answer = send(cast, "bidan", cast.balita, "tanda_bahaya_gizi", **none | ({flag: "ya"} if flag else {}))
        told[flag] = words_of(as_part(cast, "bidan").get(answer["Location"]))
    assert "Lanjutkan tata laksana masalah gizinya." in told[""]
    assert "Rujuk ke rumah sakit, dokter spesialis anak." in told["flag_heart"]
    of_kader = words_of(as_part(cast, "kader").get(answer["Location"]))
    assert not [one for one in ("Kelainan jantung bawaan", "Rujuk ke rumah sakit") if one in of_kader]
