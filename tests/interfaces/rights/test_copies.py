"""The copy of a record for its person: complete, in plain words, nothing of others, and each one written down."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.phone import read_phone
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.records.audit.models import Event
from simpul.records.audit.queries import Opening
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import change_details, keep_number, merge_people, move_person
from simpul.records.people.models import NumberKind
from simpul.records.pregnancies.actions import untold_hour
from simpul.records.pregnancies.models import Birth
from simpul.records.visits.models import Entry
from simpul.services.posyandu.actions import correct_weighing
from simpul.services.rights.export.colleagues import Colleagues
from simpul.services.rights.export.record import MEANING
from simpul.services.rights.export.sensitive import goes_out
from simpul.services.rights.export.trail import in_words, read_by_day
from simpul.services.rights.export.when import born_at
from simpul.services.rights.kinds import Channel, Kind, Requester, may_have_sensitive
from simpul.services.rights.retention import Retention, retention_of, years_after
from tests.cast import NAMES, NIKS, NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.rights.asking import ask
from tests.interfaces.test_every_door import enter_as
from tests.interfaces.visits.sending import GROWTH, send


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def life(cast: Cast) -> None:
    """Weighed twice, once put right; renamed, moved, a record merged into it, a phone."""
    weigh(cast, cast.balita, 9.0, NOW - timedelta(days=30))
    weigh(cast, cast.balita, 9.5)
    standing, where = cast.standing("bidan"), whole_city()
    with transaction.atomic(), work_area_scope(standing.area):
        correct_weighing(
            actor_id=standing.staff_id, is_nakes=True, area=standing.area, entry=Entry.objects.get(value=9500),
            entry_id=new_id(), weight=Grams(9400), reason="salah ketik", now=NOW,
        )  # fmt: skip
    with transaction.atomic(), work_area_scope(where):
        common = {"actor_id": cast.bidan.pk, "area": where}
        change_details(
            **common, person_id=cast.balita.pk, changes={"name": "Wirasena Baru"}, reason="akta", today=TODAY
        )  # fmt: skip
        move_person(**common, person=cast.balita, rt=cast.campurejo.rt[1], day=TODAY)
        twice = add_person(cast, "Bayi Ny. Zubaedah", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
        merge_people(**common, kept_id=cast.balita.pk, gone_id=twice.pk, reason="ganda", now=NOW)
        keep_number(
            **common, person_id=cast.balita.pk, kind=NumberKind.PHONE, text=read_phone("081234567890"), now=NOW
        )  # fmt: skip


def hand_out(cast: Cast, what: str, part: str = "bidan", request_id: object = None) -> Any:
    asked = request_id or ask(cast, cast.balita, Kind.COPY, Requester.PARENT)
    return enter_as(cast.staff[part]).post(reverse(f"rights:{what}", args=[asked]))


def content(cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(hand_out(cast, "file").content)
    return found


@pytest.mark.usefixtures("life")
def test_the_file_has_everything_and_says_what_each_part_is(cast: Cast) -> None:
    found = content(cast)
    parts = found.keys() - {"format", "versi", "dibuat", "kota", "keterangan"}
    assert found["keterangan"].keys() == MEANING.keys() == parts
    assert (found["format"], found["versi"]) == ("simpul-catatan", 1)
    who = found["identitas"]
    assert (who["nama"], who["nik"], who["nomor"]) == ("Wirasena Baru", NIKS[2], {"HP": "6281234567890"})
    assert [one["tempat"] for one in found["tempat_tinggal"] if one["masih_berlaku"]][-1] == "RT 02, Campurejo"
    assert found["keluarga"]["ibu"] == NAMES[0]
    weights = [(one["nilai"], one["dibetulkan_kemudian"]) for visit in found["kunjungan"] for one in visit["temuan"]]
    assert ("9,5 kg", True) in weights
    assert ("9,4 kg", False) in weights
    judged = [said for visit in found["kunjungan"] for one in visit["temuan"] for said in one["penilaian"]]
    assert all(said["aturan"] and said["edisi"] for said in judged)
    assert {said["aturan"] for said in judged} >= {"GROW-BBU", "GROW-NT"}
    assert [(one["isian"], one["sebelum"], one["sesudah"]) for one in found["pembetulan"]] == [
        ("nama", NAMES[1], "Wirasena Baru")
    ]
    assert len(found["penggabungan"]) == 1
    assert {"membuat salinan catatan", "mencatat kunjungan"} <= {one["apa"] for one in found["yang_membuka"]}
    assert {one["unit"] for one in found["yang_membuka"]} >= {"Pustu Campurejo", "Posyandu Campurejo 1"}


def test_a_day_stands_alone_where_nobody_noted_the_hour(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0)
    assert send(cast, "bidan", cast.balita, GROWTH, body_weight="8,9", tanggal="2026-11-20").status_code == 302
    found = {one["nilai"]: one["pada"] for visit in content(cast)["kunjungan"] for one in visit["temuan"]}
    assert found == {"9,0 kg": "2026-11-21T09:00:00+07:00", "8,9 kg": "2026-11-20"}


def test_the_day_of_a_birth_is_that_of_the_place_and_an_untold_hour_is_left_out() -> None:
    night = datetime(2026, 11, 19, 20, 15, tzinfo=UTC)
    noon = datetime(2026, 11, 20, 12, tzinfo=LocalZone.WIB.zone)
    assert born_at(Birth(born_at=night)) == "2026-11-20T03:15:00+07:00"
    assert born_at(Birth(born_at=untold_hour(noon, NOW))) == "2026-11-20"
    assert born_at(Birth(born_at=noon)) == "2026-11-20T12:00:00+07:00"


@pytest.mark.usefixtures("life")
def test_a_file_is_named_after_the_request_and_never_after_the_person(cast: Cast) -> None:
    request_id = ask(cast, cast.balita, Kind.COPY, Requester.PARENT)
    answer = hand_out(cast, "file", request_id=request_id)
    assert answer["Content-Disposition"] == f'attachment; filename="simpul-{request_id}.json"'
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("life")
@pytest.mark.parametrize(
    ("what", "parts"),
    [
        ("paper", ["Salinan catatan kesehatan", "Wirasena Baru", NIKS[2], "<s>9,5 kg</s>", "9,4 kg", "edisi", "RT 02"]),
        (
            "slip",
            ["Siapa yang membuka catatan saya", "Pemeran bidan", "Pustu Campurejo", "25 tahun", "mencatat kunjungan"],
        ),
    ],
)
def test_what_is_printed_is_plain_indonesian(cast: Cast, what: str, parts: list[str]) -> None:
    client = enter_as(cast.bidan)
    client.cookies["django_language"] = "en"
    request_id = ask(cast, cast.balita, Kind.COPY, Requester.PARENT)
    page = client.post(reverse(f"rights:{what}", args=[request_id])).content.decode()
    for part in parts:
        assert part in page
    assert "21 Nov 2026 09.00" in page, "the clock is written as the reader writes it"


def test_each_copy_is_written_down_and_then_the_request_can_be_answered(cast: Cast) -> None:
    request_id = ask(cast, cast.balita, Kind.COPY, Requester.PARENT)
    for what in ("file", "paper", "slip"):
        assert hand_out(cast, what, request_id=request_id).status_code == 200
    events = Event.objects.filter(subject_id=cast.balita.pk, action__startswith="rights.").order_by("id")
    assert [one.action for one in events][1:] == ["rights.berkas", "rights.cetak", "rights.slip"]
    finish = reverse("rights:step", args=[request_id])
    assert enter_as(cast.bidan).post(finish, {"act": "selesai"}).status_code == 302
    for what in ("file", "paper", "slip"):
        assert hand_out(cast, what, request_id=request_id).status_code == 409, (
            "an answered request gives no more copies"
        )


def test_without_a_request_for_a_copy_there_is_none(cast: Cast) -> None:
    other_kind = ask(cast, cast.mother, Kind.CORRECTION, Requester.SELF)
    assert hand_out(cast, "file", request_id=other_kind).status_code == 409
    mine = ask(cast, cast.mother, Kind.COPY, Requester.SELF)
    for part in ("other_bidan", "kader", "dinkes"):
        assert hand_out(cast, "file", part, mine).status_code == 404
    assert enter_as(cast.bidan).get(reverse("rights:file", args=[mine])).status_code == 405


@pytest.mark.parametrize(
    ("code", "own_hand", "others"),
    [
        ("body_weight", True, True),
        ("tb_cough", True, True),
        ("mental_disorder_in_house", False, False),  # C3 of somebody else in the house
        ("a_code_of_another_day", True, False),
    ],
)
def test_what_goes_out_follows_the_class_and_the_hand(code: str, own_hand: bool, others: bool) -> None:
    assert goes_out(code, into_own_hand=True) is own_hand
    assert goes_out(code, into_own_hand=False) is others


def test_sensitive_findings_go_only_into_the_own_hand_face_to_face() -> None:
    let_out = {(who, how) for who in Requester for how in Channel if may_have_sensitive(who, how)}
    assert let_out == {(Requester.SELF, Channel.IN_PERSON)}


def test_what_stays_behind_is_counted_and_explained(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(cast, cast.balita, 9.0)
    assert content(cast)["tidak_disertakan"] == []
    monkeypatch.setattr("simpul.services.rights.export.care.goes_out", lambda code, into_own_hand: False)
    found = content(cast)
    (left,) = found["tidak_disertakan"]
    assert left["jumlah"] == 1
    assert [visit["temuan"] for visit in found["kunjungan"]] == [[]]


def test_the_slip_names_who_opened_a_record_before_it_was_merged(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        twin = add_person(cast, "Wirasena Pemeran Dua", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
    enter_as(cast.kader).get(reverse("persons:page", args=[twin.pk]))
    with transaction.atomic(), work_area_scope(whole_city()):
        both = {"kept_id": cast.balita.pk, "gone_id": twin.pk}
        merge_people(actor_id=cast.bidan.pk, area=whole_city(), **both, reason="ganda", now=NOW)
    assert cast.kader.display_name in hand_out(cast, "slip").content.decode()


def test_the_same_hand_on_the_same_day_is_one_line_of_the_slip() -> None:
    me, other = new_id(), new_id()
    hours = [Opening(me, NOW + timedelta(hours=n), "person.open", "melihat catatan") for n in range(3)]
    found = read_by_day(
        [*hours, Opening(other, NOW, "visit.weighed", "pelayanan"), Opening(None, NOW, "x.y", "")],
        Colleagues({me: "A", other: "B"}),
    )
    assert {(one.who, one.what, one.times) for one in found} == {
        ("A", "membuka catatan", 3), ("B", "mencatat kunjungan", 1), ("Sistem", "memakai catatan", 1),
    }  # fmt: skip
    assert found[0].last - found[0].first == timedelta(hours=2)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("person.open", "membuka catatan"), ("visit.corrected", "mencatat kunjungan"),
        ("person.nik_shown", "melihat NIK lengkap"), ("household.moved", "mencatat keluarga"),
        ("guest.opened", "menerima sebagai tamu"), ("", "memakai catatan"),
    ],
)  # fmt: skip
def test_an_action_is_said_in_words(action: str, words: str) -> None:
    assert in_words(action) == words


@pytest.mark.parametrize(
    ("born", "last", "until", "rule"),
    [
        (date(1960, 1, 1), date(2026, 11, 21), date(2051, 11, 21), "rekam_medis"),
        (date(2025, 9, 9), date(2026, 11, 21), date(2051, 11, 21), "rekam_medis"),
        (date(2025, 9, 9), date(2025, 9, 9), date(2050, 9, 9), "rekam_medis"),
        (date(2030, 1, 1), date(2029, 12, 31), date(2055, 1, 1), "anak"),  # registered before its birth was put right
        (date(1999, 6, 1), date(2024, 2, 29), date(2049, 3, 1), "rekam_medis"),
    ],
)
def test_how_long_a_record_is_kept(born: date, last: date, until: date, rule: str) -> None:
    assert retention_of(birth_date=born, last_contact=last) == Retention(last, until, rule)


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [(date(2024, 2, 29), 25, date(2049, 3, 1)), (date(2024, 2, 29), 4, date(2028, 2, 29)), (TODAY, 0, TODAY)],
)
def test_never_a_day_too_early(day: date, years: int, then: date) -> None:
    assert years_after(day, years) == then


def test_the_page_names_the_day_and_the_rules(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0)
    page = enter_as(cast.bidan).get(reverse("rights:person", args=[cast.balita.pk])).content.decode()
    for part in (
        "<b>21 Nov 2051</b>",
        "Permenkes 24/2022 pasal 39",
        "periksa sebelum dipakai",
        "tidak menghapus apa pun",
    ):
        assert part in page


def test_a_copy_costs_the_same_for_a_long_life(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for days in range(0, 300, 25):
        weigh(cast, cast.balita, 9.0 - days // 2 / 100, NOW - timedelta(days=days))
    request_id = ask(cast, cast.balita, Kind.COPY, Requester.PARENT)
    client = enter_as(cast.bidan)
    with django_assert_max_num_queries(56):
        assert client.post(reverse("rights:file", args=[request_id])).status_code == 200


def test_a_copy_is_for_a_request_of_a_copy_also_below_the_pages(cast: Cast) -> None:
    from simpul.services.rights.answering import hand_out as give
    from simpul.services.rights.kinds import Act

    request_id = ask(cast, cast.mother, Kind.LIFTING, Requester.SELF)
    with transaction.atomic(), work_area_scope(whole_city()), pytest.raises(DomainError, match="not_a_copy"):
        give(actor_id=cast.bidan.pk, area=whole_city(), request_id=request_id, act=Act.FILE, now=NOW)
