"""A form loads whole or not at all, and says which field is wrong."""

from typing import Any

import pytest

from simpul.knowledge.concepts import Concept, Kind, PrivacyClass, Status, concept
from simpul.knowledge.concepts.definition import Range
from simpul.knowledge.forms import registry
from simpul.knowledge.forms.asking import fields_to_ask
from simpul.knowledge.forms.checking import check_answers
from simpul.knowledge.forms.definition import Form, Wording
from simpul.knowledge.forms.facts import LastValue, Role
from simpul.knowledge.forms.schema import FormError, find_thing, form_of
from tests.knowledge.forms.opened import facts_of

KADER = facts_of({"on": "2026-11-24", "place": "rumah", "role": "kader", "age_days": 9000, "age_months": 295})
NAKES = facts_of({"on": "2026-11-24", "place": "rumah", "role": "nakes", "age_days": 9000, "age_months": 295})


def written(*fields: dict[str, Any], **changed: Any) -> dict[str, Any]:
    asked = list(fields) or [{"concept": "body_weight"}]
    section = {"section": "one", "title_id": "Satu", "title_en": "One", "fields": asked}
    return {"form": "probe", "edition": "2026.11", "title_id": "Coba", "title_en": "Probe", "status": "engineering",
            "source": "a test", "places": ["rumah"], "who": {"missing": "pregnant"}, "wording": "full",
            "sections": [section]} | changed  # fmt: skip


def score(number: int, privacy_class: PrivacyClass = PrivacyClass.C3) -> Concept:
    return Concept(f"item_{number}", Kind.COUNT, f"Butir {number}", f"Item {number}", privacy_class, Status.ENGINEERING,
                   "a test", unit="1", entry_unit="1", ranges=(Range(0, 4),))  # fmt: skip


def find(code: str) -> Any:
    scores = {one.code: one for one in (score(1), score(2))} | {"secret": score(3, PrivacyClass.C4)}
    return scores.get(code) or find_thing(code)


SCORES = ({"concept": "item_1", "item": 1, "default_days": 90}, {"concept": "item_2", "item": 2})
NOTICE = {"wording": "score_only", "notice_id": "Pertanyaan ada pada lembar berlisensi.", "notice_en": "On the sheet."}


def test_the_probe_itself_loads() -> None:
    found = form_of(written())
    assert [field.concept for _, field in found.fields()] == [concept("body_weight")]
    assert (found.title("id"), found.sections[0].title("en"), found.wording) == ("Coba", "One", Wording.FULL)


@pytest.mark.parametrize("name", sorted(written()))
def test_a_missing_part_does_not_load(name: str) -> None:
    with pytest.raises(FormError, match="form "):
        form_of({key: value for key, value in written().items() if key != name})


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"concept": "body_wight"}, "field body_wight: no such concept"),
        ({"concept": "hb0"}, "field hb0: no such concept"),
        ({"service": "body_weight"}, "field body_weight: no such service"),
        ({"concept": "body_weight", "colour": "red"}, "field body_weight: missing .*unknown .*colour"),
        ({"column": "4"}, "missing"),
        ({"concept": "body_weight", "asked_by": ["dokter"]}, "field body_weight: 'dokter'"),
        ({"concept": "body_weight", "asked_by": []}, "what a kader may ask, nakes may ask"),
        ({"concept": "body_weight", "asked_by": ["kader"]}, "what a kader may ask, nakes may ask"),
        ({"concept": "mental_disorder_in_house", "shown_to": ["kader"]}, "class C3 is not shown to"),
        ({"concept": "secret"}, "class C4 is never on a form"),
        ({"concept": "body_weight", "how_often": "weekly"}, "weekly"),
        ({"concept": "body_weight", "default_days": 0}, "a default"),
        ({"service": "hb0", "default_days": 30}, "a default"),
        ({"concept": "body_weight", "required": "yes"}, "required"),
        ({"concept": "body_weight", "step": 6}, "step"),
        ({"concept": "body_weight", "help_id": "Tanpa sepatu."}, "one language"),
        ({"concept": "body_weight", "gate": {"is": ["colour", "red"]}}, "field body_weight: no such fact"),
        ({"concept": "body_weight", "gate": {"missing": "answer.body_weight"}}, "not asked before"),
        ({"concept": "body_weight", "item": 1}, "numbers its items"),
        ({"concept": "referral", "gate": {"missing": "answer.referral_reason"}}, "not asked before"),
    ],
    ids=str,
)
def test_a_wrong_field_does_not_load(field: dict[str, Any], said: str) -> None:
    with pytest.raises(FormError, match=f"form probe: .*{said}"):
        form_of(written(field), find)


@pytest.mark.parametrize(
    "changed",
    [{"colour": "red"}, {"edition": "1"}, {"edition": "2026.13"}, {"edition": 2026}, {"places": ["mall"]},
     {"who": {"missing": "answer.body_weight"}}, {"wording": "short"}, {"status": "sure"}, {"sections": []},
     {"sections": [{"section": "one"}]}, {"sections": ["one"]}, {"form": "p" * 41}],
    ids=str,
)  # fmt: skip
def test_a_wrong_form_does_not_load(changed: dict[str, Any]) -> None:
    with pytest.raises(FormError, match="form p"):
        form_of(written() | changed)


def test_nothing_is_asked_twice() -> None:
    with pytest.raises(FormError, match="is asked twice"):
        form_of(written({"concept": "body_weight"}, {"concept": "body_weight"}))


def test_two_sections_have_two_codes() -> None:
    one = written()["sections"][0]
    with pytest.raises(FormError, match="two sections"):
        form_of(written(sections=[one, one | {"fields": [{"concept": "body_length"}]}]))


def scores(*fields: dict[str, Any], **changed: Any) -> Form:
    return form_of(written(*(fields or SCORES), **{**NOTICE, **changed}), find)


def test_a_licensed_instrument_takes_numbered_scores_and_says_so() -> None:
    found = scores()
    assert (found.wording, found.notice_id) == (Wording.SCORE_ONLY, NOTICE["notice_id"])
    checked = check_answers(found, KADER, {"item_1": "3", "item_2": "5"})
    assert checked.values == {"item_1": 3}
    assert checked.problems["item_2"].code == "count_out_of_range"


@pytest.mark.parametrize(
    ("fields", "changed"),
    [((), {"notice_id": ""}), (({"concept": "item_1"},), {}), (({"concept": "item_1", "item": 2},), {}),
     (({"concept": "body_weight", "item": 1},), {}), (({"service": "hb0", "item": 1},), {})],
)  # fmt: skip
def test_a_form_of_scores_without_numbers_or_notice_does_not_load(fields: Any, changed: dict[str, Any]) -> None:
    with pytest.raises(FormError, match="form probe"):
        scores(*fields, **changed)


@pytest.mark.parametrize(
    ("field", "changed"),
    [({"concept": "kpsp_yes"}, {"notice_en": ""}), ({"concept": "illness_signs"}, {}),
     ({"concept": "kpsp_yes", "item": 1}, {})],
)  # fmt: skip
def test_a_form_of_totals_without_notice_or_with_room_for_words_does_not_load(field: Any, changed: Any) -> None:
    totals = NOTICE | {"wording": "totals_only"}
    assert form_of(written({"concept": "kpsp_yes"}, **totals)).notice("en") == "On the sheet."
    with pytest.raises(FormError, match="form probe"):
        form_of(written(field, **{**totals, **changed}))


@pytest.mark.parametrize("said", ["K1", "posyandu", ""])
def test_a_form_is_evidence_of_a_visit_that_the_schedule_knows_or_does_not_load(said: str) -> None:
    with pytest.raises(FormError, match="form probe"):
        form_of(written(counts_as=said))


def test_what_a_kader_writes_of_class_c3_a_kader_never_reads_again() -> None:
    last = {"item_1": LastValue(3, KADER.on)}
    assert [one.default for one in fields_to_ask(scores(), KADER, {}, last)] == [None, None]
    assert [one.default for one in fields_to_ask(scores(), NAKES, {}, last)] == [3, None]
    assert [field.shown_to for _, field in scores().fields()] == [{Role.NAKES}, {Role.NAKES}]


@pytest.mark.parametrize(
    ("how_often", "last", "asked"),
    [("each_visit", "2026-11-24", True), ("monthly", "2026-11-01", False), ("monthly", "2026-10-31", True),
     ("yearly", "2025-11-25", False), ("yearly", "2025-11-24", True), ("once", "2001-01-01", False)],
)  # fmt: skip
def test_what_was_recorded_often_enough_is_not_asked(how_often: str, last: str, asked: bool) -> None:
    found = form_of(written({"concept": "body_weight", "how_often": how_often}))
    before = {"body_weight": LastValue(60000, facts_of({"on": last, "place": "rumah", "role": "nakes"}).on)}
    assert [one.hidden is None for one in fields_to_ask(found, NAKES, {}, before)] == [asked]
    assert [one.hidden for one in fields_to_ask(found, NAKES, {}, {})] == [None]


def test_a_form_is_found_by_its_edition_and_the_latest_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {("probe", edition): form_of(written(edition=edition)) for edition in ("2026.09", "2027.01", "2026.11")}
    monkeypatch.setattr(registry, "forms", lambda: known)
    assert registry.form("probe", "2026.09").edition == "2026.09"
    assert registry.form("probe").edition == "2027.01"
    for code, edition in (("probe", "2025.01"), ("other", "")):
        with pytest.raises(KeyError):
            registry.form(code, edition)


def test_every_form_of_the_house_loads() -> None:
    assert {code for code, _ in registry.forms()} == {
        "posyandu_bayi_balita", "posyandu_ibu_hamil", "posyandu_ibu_nifas", "posyandu_sekolah_remaja",
        "posyandu_dewasa", "posyandu_lansia", "growth_measurement", "anc", "nifas", "neonatal", "mtbm", "mtbs",
        "perkembangan", "epds", "kb_kelayakan", "layak_hamil", "calon_pengantin", "pemeriksaan_hb",
        "persalinan", "bayi_lahir", "tanda_bahaya_gizi",
    }  # fmt: skip
