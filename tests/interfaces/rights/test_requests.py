"""What a person asks of the record about them: taken, due in 3 x 24 hours, answered once, by the law's own grounds."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.records.access.models import StaffMember
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import record_death
from simpul.records.people.models import Person
from simpul.services.rights.kinds import GROUNDS, Ground, Kind, Requester, check_requester, is_minor
from simpul.services.rights.models import Consent, Request, Step
from tests.cast import NAMES, NOW, TODAY, Cast
from tests.interfaces.rights.asking import ask
from tests.interfaces.test_every_door import enter_as

K, R = Kind, Requester


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def form(**changes: str) -> dict[str, str]:
    asked = {"kind": "salinan", "requester": "sendiri", "proof": "ktp", "channel": "langsung"}
    return {"request_id": str(new_id()), **asked, "received_on": TODAY.isoformat(), "note": "", **changes}


def take(staff: StaffMember, person: Person, **changes: str) -> Any:
    return enter_as(staff).post(reverse("rights:receive", args=[person.pk]), form(**changes))


def step(staff: StaffMember, request_id: UUID, act: str, **more: object) -> Any:
    return enter_as(staff).post(reverse("rights:step", args=[request_id]), {"act": act, **more})


def rows(model: Any) -> list[Any]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(model.objects.order_by("id"))


def person_now(person: Person) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Person.objects.get(id=person.pk)


@pytest.mark.parametrize(
    ("received_on", "received_at"),
    [("2026-11-21", NOW), ("2026-11-20", datetime.fromisoformat("2026-11-20T00:00:00+07:00"))],
)
def test_a_request_is_due_three_days_after_it_came(cast: Cast, received_on: str, received_at: datetime) -> None:
    answer = take(cast.bidan, cast.mother, received_on=received_on)
    (made,) = rows(Request)
    assert answer["Location"] == reverse("rights:request", args=[made.pk])
    assert (made.received_at, made.due_at) == (received_at, received_at + timedelta(hours=72))
    assert [one.act for one in rows(Step)] == ["diterima"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("kind", "", "Pilih salah satu."),
        ("kind", "lain", "Pilih salah satu."),
        ("requester", "ibu tiri", "Pilih salah satu."),
        ("requester", "orang_tua", "orangnya sendiri, wali, atau penerima kuasa"),
        ("proof", "", "Pilih salah satu."),
        ("channel", "<b>", "Pilih salah satu."),
        ("received_on", "", "Isi tanggal permintaan diterima."),
        ("received_on", "2026-02-29", "Isi tanggal permintaan diterima."),
        ("received_on", "2026-11-22", "tidak di masa depan"),
        ("received_on", "2026-10-21", "paling lama 30 hari"),
        ("request_id", "x", "Muat ulang halaman."),
    ],
)
def test_a_refused_form_comes_back_filled_in(cast: Cast, field: str, value: str, sentence: str) -> None:
    answer = take(cast.bidan, cast.mother, **{"note": "Ibu menunggu", field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Ibu menunggu</textarea>" in page
    assert rows(Request) == []


def test_sent_twice_it_is_one_request_and_anothers_id_is_refused(cast: Cast) -> None:
    same = str(new_id())
    assert take(cast.bidan, cast.mother, request_id=same).status_code == 302
    assert take(cast.bidan, cast.mother, request_id=same).status_code == 302
    assert take(cast.bidan, cast.balita, request_id=same, requester="wali").status_code == 422
    assert take(cast.other_bidan, cast.other_balita, request_id=same, requester="wali").status_code == 422
    assert len(rows(Request)) == 1


@pytest.mark.parametrize(
    ("born", "died", "may"),
    [
        (date(2025, 9, 9), None, {R.PARENT, R.GUARDIAN}),
        (date(2008, 11, 22), None, {R.PARENT, R.GUARDIAN}),
        (date(2008, 11, 21), None, {R.SELF, R.GUARDIAN, R.PROXY}),
        (date(1960, 1, 1), None, {R.SELF, R.GUARDIAN, R.PROXY}),
        (date(1960, 1, 1), date(2026, 1, 1), {R.HEIR}),
        (date(2025, 9, 9), date(2026, 1, 1), {R.HEIR}),
    ],
)
def test_who_may_ask_for_whom(born: date, died: date | None, may: set[Requester]) -> None:
    let_in = set()
    for one in Requester:
        try:
            check_requester(one, birth_date=born, died_on=died, today=TODAY)
        except DomainError:
            continue
        let_in.add(one)
    assert let_in == may


@pytest.mark.parametrize(("on", "minor"), [(date(2026, 2, 28), True), (date(2026, 3, 1), False)])
def test_who_was_born_on_the_29th_of_february_is_grown_up_on_the_1st_of_march(on: date, minor: bool) -> None:
    assert is_minor(date(2008, 2, 29), on) is minor


def test_of_a_dead_person_an_heir_asks(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        record_death(actor_id=cast.bidan.pk, area=whole_city(), person=cast.mother, died_on=TODAY, today=TODAY)
    assert take(cast.bidan, cast.mother).status_code == 422
    assert take(cast.bidan, cast.mother, requester="ahli_waris", proof="waris").status_code == 302


def test_the_list_has_those_due_first_on_top_and_says_how_late(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    take(cast.bidan, cast.mother)
    take(cast.bidan, cast.mother, received_on="2026-11-17", kind="pembetulan")
    page = enter_as(cast.dokter).get(reverse("rights:list")).content.decode()
    assert page.index("Membetulkan data") < page.index("Melihat atau meminta salinan catatan")
    assert "lewat 33 jam" in page
    assert "sisa 72 jam" in page
    assert NAMES[0] not in enter_as(cast.other_bidan).get(reverse("rights:list")).content.decode()


def test_what_is_from_memory_is_shown_as_such(cast: Cast) -> None:
    for kind, said in ((K.COPY, False), (K.CORRECTION, True)):
        page = enter_as(cast.bidan).get(reverse("rights:request", args=[ask(cast, cast.mother, kind, R.SELF)]))
        assert ("batas dari ingatan" in page.content.decode()) is said


@pytest.mark.parametrize(
    ("kind", "note", "sentence"),
    [
        (K.COPY, "", "Unduh atau cetak dulu catatannya, lalu serahkan."),
        (K.CORRECTION, "", "Tulis apa yang dibetulkan."),
        (K.CORRECTION, "nama ibu", ""),
        (K.RESTRICTION, "", ""),
        (K.ERASURE, "", ""),
        (K.LIFTING, "", ""),
        (K.WITHDRAWAL, "", ""),
    ],
)
def test_an_answer_does_what_was_asked_for_or_says_what_is_missing(
    cast: Cast, kind: Kind, note: str, sentence: str
) -> None:
    request_id = ask(cast, cast.mother, kind, R.SELF)
    answer = step(cast.bidan, request_id, "selesai", note=note)
    assert answer.status_code == (422 if sentence else 302)
    assert sentence in answer.content.decode()
    (made,) = rows(Request)
    assert made.state == ("diterima" if sentence else "selesai")
    restricted = kind in (K.RESTRICTION, K.ERASURE)
    assert (person_now(cast.mother).restricted_at is not None) is restricted


def test_a_restriction_is_lifted_by_a_request_too(cast: Cast) -> None:
    step(cast.bidan, ask(cast, cast.mother, K.RESTRICTION, R.SELF), "selesai")
    assert person_now(cast.mother).restricted_at
    step(cast.bidan, ask(cast, cast.mother, K.LIFTING, R.SELF), "selesai")
    assert person_now(cast.mother).restricted_at is None


def test_erasure_is_told_to_end_as_a_restriction(cast: Cast) -> None:
    page = enter_as(cast.bidan).get(reverse("rights:request", args=[ask(cast, cast.mother, K.ERASURE, R.SELF)]))
    assert "catatannya tidak dihapus" in page.content.decode()


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("ground", list(Ground))
def test_a_refusal_rests_on_a_ground_that_fits(cast: Cast, kind: Kind, ground: Ground) -> None:
    request_id = ask(cast, cast.mother, kind, R.SELF)
    answer = step(cast.bidan, request_id, "tolak", ground=ground, note="Sudah dijelaskan")
    fits = ground in GROUNDS[kind]
    assert answer.status_code == (302 if fits else 422)
    (made,) = rows(Request)
    assert made.state == ("ditolak" if fits else "diterima")


@pytest.mark.parametrize(
    ("ground", "note", "sentence"),
    [("", "x", "Pilih alasan penolakan."), ("bahaya", " ", "Tulis penjelasan untuk pemohon."), ("apa", "x", "Pilih")],
)
def test_a_refusal_has_its_words(cast: Cast, ground: str, note: str, sentence: str) -> None:
    answer = step(cast.bidan, ask(cast, cast.mother, K.COPY, R.SELF), "tolak", ground=ground, note=note)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_an_answer_is_final(cast: Cast) -> None:
    request_id = ask(cast, cast.mother, K.LIFTING, R.SELF)
    assert step(cast.bidan, request_id, "kerjakan").status_code == 302
    assert step(cast.bidan, request_id, "selesai").status_code == 302
    for act in ("selesai", "tolak", "kerjakan"):
        answer = step(cast.dokter, request_id, act, ground="tanpa_bukti", note="x")
        assert answer.status_code == 422
        assert "sudah dijawab" in answer.content.decode()
    assert [one.act for one in rows(Step)] == ["diterima", "dikerjakan", "selesai"]


def test_a_request_of_another_area_does_not_exist(cast: Cast) -> None:
    request_id = ask(cast, cast.mother, K.LIFTING, R.SELF)
    assert step(cast.other_bidan, request_id, "selesai").status_code == 404
    with transaction.atomic(), work_area_scope(cast.standing("other_bidan").area):
        assert not Request.objects.exists()
        assert not Step.objects.exists()


def consent(cast: Cast, kind: str, given: str, requester: str = "sendiri", consent_id: str = "") -> Any:
    return enter_as(cast.bidan).post(
        reverse("rights:consent", args=[cast.mother.pk]),
        {"consent": kind, "given": given, "requester": requester, "consent_id": consent_id or str(new_id())},
    )


def test_a_yes_is_kept_with_the_version_of_its_words_and_its_end_too(cast: Cast) -> None:
    for given in ("0", "1", "1", "0", "0", "1"):  # what holds already changes nothing
        assert consent(cast, "pengingat", given).status_code == 302
    assert [(one.given, one.text_version, one.said_by) for one in rows(Consent)] == [
        (True, "2026.11", "sendiri"), (False, "2026.11", "sendiri"), (True, "2026.11", "sendiri"),
    ]  # fmt: skip
    actions = Event.objects.filter(action__startswith="consent.").order_by("id").values_list("action", flat=True)
    assert list(actions) == ["consent.given", "consent.withdrawn", "consent.given"]


@pytest.mark.parametrize(
    ("kind", "requester", "consent_id"),
    [("apa", "sendiri", ""), ("pengingat", "orang_tua", ""), ("pengingat", "sendiri", "x")],
)
def test_a_yes_that_cannot_be_is_refused(cast: Cast, kind: str, requester: str, consent_id: str) -> None:
    assert consent(cast, kind, "1", requester, consent_id).status_code == 422
    assert rows(Consent) == []


def test_a_withdrawal_ends_the_consents_that_were_chosen(cast: Cast) -> None:
    for kind in ("pengingat", "penelitian"):
        consent(cast, kind, "1")
    request_id = ask(cast, cast.mother, K.WITHDRAWAL, R.SELF)
    assert step(cast.bidan, request_id, "selesai").status_code == 422, "which of them?"
    assert step(cast.bidan, request_id, "selesai", withdrawn=["penelitian", "apa"]).status_code == 302
    assert {(one.kind, one.given) for one in rows(Consent)} == {
        ("pengingat", True), ("penelitian", True), ("penelitian", False),
    }  # fmt: skip


def test_no_name_and_no_note_reaches_the_audit_log(cast: Cast) -> None:
    take(cast.bidan, cast.mother, note="tetangga bernama Sumi")
    text = str(list(Event.objects.values_list("action", "purpose", "detail")))
    assert "Sumi" not in text
    assert NAMES[0] not in text


@pytest.mark.parametrize(("page", "most"), [("rights:list", 14), ("rights:person", 22)])
def test_a_page_costs_the_same_for_many_requests(
    cast: Cast, page: str, most: int, django_assert_max_num_queries: Any
) -> None:
    for kind in (K.COPY, K.CORRECTION, K.LIFTING, K.COPY, K.COPY):
        ask(cast, cast.mother, kind, R.SELF)
    client = enter_as(cast.bidan)
    with django_assert_max_num_queries(most):
        assert client.get(reverse(page, args=[cast.mother.pk] if page.endswith("person") else [])).status_code == 200
