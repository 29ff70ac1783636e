"""What did a doctor sign? Without a Puskesmas nobody looked, and it says so; with one what acts there answers."""

import io
import json
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.interfaces.cli.main import main
from simpul.knowledge.rules import fingerprints
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.signing.actions import sign
from simpul.services.signing.choosing import choose
from tests.cast import NOW, TODAY, Cast
from tests.interfaces.knowledge.asking import Ask

KEK = ("ANC-KEK", "2026.11")
PERSON = {"birth_date": "1999-03-02", "sex": "P", "pregnant": True, "last_period": "2026-08-01"}
FOUND = {"on": str(TODAY), "person": PERSON, "findings": {"hemoglobin": "10,4", "arm_circumference": "23,2"}}
VISIT = {"on": str(TODAY), "last_period": "2026-08-01", "visit": 1, "now": {"arm_circumference": "23,2"}}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def signed_kek(cast: Cast) -> None:
    doctor = cast.standing("dokter")
    with transaction.atomic(), work_area_scope(whole_city()):
        sign(
            actor_id=doctor.staff_id, facility=doctor.facility, signature_id=new_id(), key=KEK,
            seen=fingerprints()[KEK], remark="Dibahas.", now=NOW,
        )  # fmt: skip


def told(ask: Ask, word: str, content: Any, *more: str) -> Any:
    code, out = ask(word, content, *more)
    assert code == 0
    return json.loads(out)


def test_without_a_puskesmas_nobody_looked_and_all_is_advice(ask: Ask) -> None:
    answer = told(ask, "assess", FOUND)
    assert (answer["signatures"]["looked_at"], answer["signatures"]["puskesmas"]) == (False, None)
    assert {(one["signed"], one["advice"]) for one in answer["answers"]} == {(None, True)}
    assert ", saran): " in ask("assess", FOUND, "--words")[1]
    visit = told(ask, "maternal", VISIT)
    assert visit["signatures"] == answer["signatures"]
    item = next(one for one in visit["visit"]["items"] if one["item"] == "tata_laksana")
    assert item["advice"] == item["indicated_by"] == ["ANC-KEK"]
    assert "Tata laksana kasus: Belum ada. Karena ANC-KEK (saran)." in ask("maternal", VISIT, "--words")[1]


@pytest.mark.django_db
def test_with_one_what_its_doctor_signed_is_no_advice(cast: Cast, signed_kek: None, ask: Ask) -> None:
    answer = told(ask, "assess", FOUND, "--puskesmas", "PKM-1")
    by_rule = {one["rule"]: (one["signed"], one["advice"]) for one in answer["answers"]}
    assert (by_rule["ANC-KEK"], by_rule["ANC-ANEMIA"]) == ((True, False), (False, True))
    assert answer["signatures"] == {
        "looked_at": True, "puskesmas": "PKM-1",
        "said": "Tanda tangan dibaca di Puskesmas Campurejo. Yang belum ditandatangani saran saja.",
    }  # fmt: skip
    visit = told(ask, "maternal", VISIT, "--puskesmas", "PKM-1")["visit"]
    assert [one["advice"] for one in visit["items"] if one["indicated_by"]] == [[]]
    other = told(ask, "assess", FOUND, "--puskesmas", "PKM-2")
    assert {one["signed"] for one in other["answers"]} == {False}, "a doctor signs for one Puskesmas"


@pytest.mark.django_db
def test_where_what_nobody_signed_is_silent_it_is_silent_here_too(
    cast: Cast, signed_kek: None, ask: Ask, settings: Any
) -> None:
    settings.UNSIGNED_RULES = "diam"
    answer = told(ask, "assess", FOUND, "--all", "--puskesmas", "PKM-1")
    assert [one["rule"] for one in answer["answers"]] == ["ANC-KEK"]


@pytest.mark.django_db
def test_the_numbers_are_those_of_the_city_and_no_others(cast: Cast, signed_kek: None, ask: Ask) -> None:
    """23,2 cm is below 23,5 and not below 23,0; with another number the signature no longer holds."""
    doctor = cast.standing("dokter")
    with transaction.atomic(), work_area_scope(whole_city()):
        choose(
            actor_id=doctor.staff_id, facility=doctor.facility, setting="C14", value=230, valid_from=TODAY,
            reason="Rapat.", now=NOW,
        )  # fmt: skip
    answer = told(ask, "assess", FOUND, "--puskesmas", "PKM-1")
    (kek,) = (one for one in answer["answers"] if one["rule"] == "ANC-KEK")
    assert (kek["band"]["priority"], kek["signed"]) == ("P4", False)
    code, out = ask("assess", FOUND | {"settings": {"C14": 235}}, "--puskesmas", "PKM-1")
    said = {"settings": "Dengan --puskesmas berlaku angka yang dipilih kotanya."}
    assert (code, json.loads(out)) == (1, {"unread": said})


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["PKM-9", "DINAS"])
def test_a_code_of_no_puskesmas_is_one_sentence(
    cast: Cast, code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(FOUND)))
    assert main(["assess", "--puskesmas", code]) == 1
    assert capsys.readouterr().err == f"simpul: Tidak ada Puskesmas dengan kode {code} di kota ini.\n"


def test_a_finding_of_a_visit_that_cannot_be_is_named_and_measured_again(ask: Ask) -> None:
    found = told(ask, "maternal", {**VISIT, "now": {"body_weight": 999000}})["visit"]
    assert found["unread"] == {"body_weight": "Ukur ulang. Tulis 0,9 sampai 300,0 kg. Terisi “999,0”."}
    assert found["items"][0]["state"] == "ukur_ulang"
