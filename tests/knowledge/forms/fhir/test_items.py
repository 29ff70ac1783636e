"""A field becomes an item with everything that FHIR can say of it, and a note of what it cannot."""

import json
import re
from typing import Any

import pytest

from simpul.knowledge.concepts import Kind, concepts, services
from simpul.knowledge.forms.definition import Form
from simpul.knowledge.forms.fhir import Export, as_json, identifier_of, questionnaire_of
from simpul.knowledge.forms.fhir.codes import KFA, LOINC_NOTICE
from simpul.knowledge.forms.registry import form, forms
from simpul.reference.satusehat.read import HERE, addresses, known_codes
from tests.knowledge.forms.fhir.fhir_side import items_of

CITY = Export(base="https://simpul.example/fhir", snomed=True)
of_form = pytest.mark.parametrize("form_", forms().values(), ids=lambda one: one.code)
DEFINITIONS = "http://hl7.org/fhir/StructureDefinition"


def item(code: str, link: str, export: Export | None = None) -> dict[str, Any]:
    told = questionnaire_of(form(code), export or Export())
    return next(one for one in items_of(told) if one["linkId"] == link)


def said(of: dict[str, Any], name: str) -> Any:
    """The value of an extension; None where there is none."""
    found = [one for one in of.get("extension", ()) if one["url"] == f"{DEFINITIONS}/{name}"]
    return next((value for one in found for key, value in one.items() if key.startswith("value")), None)


def test_a_quantity_has_its_unit_its_limits_and_its_places() -> None:
    found = item("anc", "fundal_height")
    assert (found["type"], found["text"], found["required"]) == ("decimal", "Tinggi fundus uteri (TFU)", False)
    assert said(found, "questionnaire-unit") == {"system": "http://unitsofmeasure.org", "code": "cm", "display": "cm"}
    assert (said(found, "minValue"), said(found, "maxValue"), said(found, "maxDecimalPlaces")) == (5, 50, 1)
    assert found["code"] == [{"system": "http://loinc.org", "code": "11881-0"}]
    weight = item("growth_measurement", "body_weight")
    assert (weight["required"], said(weight, "maxDecimalPlaces")) == (True, 2)
    assert "Limits by age" in said(weight, "designNote")


def test_a_choice_has_its_options_in_both_languages() -> None:
    first, *_ = item("anc", "referral")["answerOption"]
    assert first["valueCoding"]["code"] == "tidak"
    assert "system" not in first["valueCoding"]
    [told] = first["valueCoding"]["_display"]["extension"]
    assert {one["url"]: one.get("valueCode") or one["valueString"] for one in told["extension"]}["lang"] == "en"
    [with_address, *_] = item("anc", "referral", CITY)["answerOption"]
    assert with_address["valueCoding"]["system"] == "https://simpul.example/fhir/CodeSystem/referral"


def test_a_reason_is_asked_where_somebody_is_referred() -> None:
    found = item("anc", "referral_reason")
    assert [row["answerCoding"]["code"] for row in found["enableWhen"]] == ["pustu", "puskesmas", "rs"]
    assert (found["enableBehavior"], found["required"], found["type"]) == ("any", True, "text")
    assert found["maxLength"] == concepts()["referral_reason"].longest
    assert "Asked when" not in (said(found, "designNote") or "")


def test_what_fhir_cannot_say_stands_in_a_note() -> None:
    note = said(item("anc", "ultrasound_done"), "designNote")
    assert "Asked when (place is puskesmas and (anc_visit unknown or anc_visit is" not in note
    assert note.startswith("Asked when (place is puskesmas and (anc_visit unknown or anc_visit in K1 or K5")
    assert "How often: episode." in said(item("anc", "blood_group"), "designNote")
    assert "Shown to: nakes." in said(item("anc", "hiv_result"), "designNote")
    computed = item("growth_measurement", "weight_gain")
    assert computed["readOnly"] is True
    assert "Computed by GROW-NT" in said(computed, "designNote")


def test_a_service_is_asked_with_every_code_of_what_is_given() -> None:
    found = item("posyandu_bayi_balita", "dpt_hb_hib_1")
    assert found["type"] == "boolean"
    assert {(one["system"], one["code"]) for one in found["code"]} >= {
        (KFA, "VG45"), (KFA, "VG17"), (KFA, "VG107"), ("http://hl7.org/fhir/sid/cvx", "198"),
    }  # fmt: skip


def test_help_is_shown_as_help() -> None:
    found = item("anc", "dentist_seen.help")
    assert (found["type"], found["text"]) == ("display", "Sekali, di K1.")
    assert said(found, "questionnaire-itemControl")["coding"][0]["code"] == "help"


def test_scores_are_numbered_and_the_questionnaire_says_that_the_words_are_elsewhere() -> None:
    told = questionnaire_of(form("epds"), Export())
    scores = [one for one in items_of(told) if one["type"] == "integer"]
    assert [one["prefix"] for one in scores] == [str(number) for number in range(1, 11)]
    assert {(said(one, "minValue"), said(one, "maxValue")) for one in scores} == {(0, 3)}
    assert told["description"] == form("epds").notice_id


def test_an_edition_that_is_not_the_latest_is_retired() -> None:
    assert questionnaire_of(form("anc"), Export(), latest=False)["status"] == "retired"
    found = questionnaire_of(form("anc"), CITY)
    assert (found["status"], found["url"]) == ("active", "https://simpul.example/fhir/Questionnaire/anc")
    assert (found["version"], found["date"], found["id"]) == ("2026.11", "2026-11", "anc-2026.11")
    assert "url" not in questionnaire_of(form("anc"), Export()), "nobody's address is made up"


@of_form
def test_every_field_is_an_item_in_the_order_of_the_form(form_: Form) -> None:
    told = [
        one["linkId"] for one in items_of(questionnaire_of(form_, Export())) if one["type"] not in ("group", "display")
    ]
    assert told == [field.code for _, field in form_.fields()]


@of_form
def test_what_the_validators_do_not_look_at(form_: Form) -> None:
    """que-0, que-2 and que-12 of R4, and that a condition names a question that stands before it."""
    told = questionnaire_of(form_, Export())
    assert re.fullmatch(r"[A-Z]([A-Za-z0-9_]){0,254}", told["name"])
    assert re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", told["id"])
    links = [one["linkId"] for one in items_of(told)]
    assert len(set(links)) == len(links)
    for one in items_of(told):
        rows = one.get("enableWhen", [])
        assert ("enableBehavior" in one) == (len(rows) > 1)
        for row in rows:
            assert links.index(row["question"]) < links.index(one["linkId"])


@of_form
def test_no_code_is_made_up_and_snomed_goes_only_where_it_was_asked_for(form_: Form) -> None:
    names = {address: name for name, address in addresses().items()}
    for export in (Export(), CITY):
        codes = [code for one in items_of(questionnaire_of(form_, export)) for code in one.get("code", ())]
        for code in codes:
            told = {"LOINC": "loinc", "SNOMED": "snomed", "KEMKES-CT": "kemkes_ct", "CVX": "cvx"}
            systems = {told[names[code["system"]]]} if code["system"] in names else {"kfa", "vg"}
            assert {(system, code["code"]) for system in systems} & known_codes()
        if not export.snomed:
            assert addresses()["SNOMED"] not in {code["system"] for code in codes}


def test_snomed_is_there_for_who_has_a_licence() -> None:
    assert item("anc", "arm_circumference", CITY)["code"] == [{"system": "http://snomed.info/sct", "code": "284473002"}]
    assert "code" not in item("anc", "arm_circumference")


@of_form
def test_codes_of_loinc_bring_their_notice(form_: Form) -> None:
    told = questionnaire_of(form_, Export())
    has = any(code["system"] == addresses()["LOINC"] for one in items_of(told) for code in one.get("code", ()))
    assert told.get("copyright") == (LOINC_NOTICE if has else None)


def test_the_address_of_kfa_is_the_published_one() -> None:
    assert f",{KFA}," in (HERE / "satusehat_systems.csv").read_text()


@of_form
def test_the_same_form_gives_the_same_bytes_and_loses_no_letter(form_: Form) -> None:
    first, second = (as_json(questionnaire_of(form_, CITY)) for _ in range(2))
    assert first == second
    assert json.loads(first) == questionnaire_of(form_, CITY)
    assert form_.title_id in first


def test_every_kind_of_answer_is_exported_by_some_form() -> None:
    kinds = {field.concept.kind for one in forms().values() for _, field in one.fields() if field.concept}
    types = {one["type"] for of in forms().values() for one in items_of(questionnaire_of(of, Export()))}
    assert kinds == set(Kind) - {Kind.DATE}
    assert types == {"group", "display", "decimal", "integer", "boolean", "choice", "text"}
    assert {identifier_of(one) for one in forms().values()} == {
        f"{code.replace('_', '-')}-{edition}" for code, edition in forms()
    }
    assert services()
