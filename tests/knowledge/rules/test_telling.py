"""What a health worker, a kader and a program are told; what is known of a person; and the page of all rules."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import PrivacyClass
from simpul.knowledge.rules import Answer, Colour, Rule, State, assess, rules
from simpul.knowledge.rules.person import About, known_of
from simpul.knowledge.rules.reference_page import PAGE, rules_page
from simpul.knowledge.rules.telling import answer_json, kader_sentence, sentence

KEK = rules()["ANC-KEK", "2026.11"]
BORN = datetime(2026, 5, 1, 10, tzinfo=UTC)
ANAEMIA = rules()["ANC-ANEMIA", "2026.11"]


def test_the_page_says_what_the_rules_say_today() -> None:
    assert PAGE.read_text() == rules_page(), "renew: .venv/bin/python -m simpul.knowledge.rules.reference_page"


@pytest.mark.parametrize("rule", rules().values(), ids=lambda one: f"{one.code}-{one.edition}")
def test_a_kader_never_reads_a_category(rule: Rule) -> None:
    for band in rule.bands:
        for language in ("id", "en"):
            said = kader_sentence(Answer(rule, State.ASSESSED, band=band), language)[1]
            assert band.label(language) not in said


def test_a_kader_reads_a_colour_and_whom_to_tell() -> None:
    low, enough = (assess(KEK, {"pregnant": 1, "arm_circumference": mm}) for mm in (234, 235))
    assert kader_sentence(low) == (Colour.RED, "Perlu diperiksa tenaga kesehatan.")
    assert kader_sentence(enough) == (Colour.GREEN, "Tidak ada yang perlu dilaporkan.")


def test_what_is_missing_is_said_by_its_name() -> None:
    answer = assess(ANAEMIA, {"pregnant": 1, "hemoglobin": 6900})
    assert sentence(answer) == "Belum lengkap, masih perlu: Usia kehamilan. Sudah pasti sedikitnya Anemia berat."
    assert kader_sentence(answer) == (Colour.RED, "Perlu diperiksa tenaga kesehatan.")
    nothing = assess(ANAEMIA, {"pregnant": 1, "gestation_days": 100})
    assert kader_sentence(nothing) == (None, "Belum lengkap, masih perlu: Hemoglobin (Hb).")


def test_a_value_that_cannot_be_is_said_by_its_name() -> None:
    answer = assess(ANAEMIA, {"pregnant": 1, "gestation_days": 100, "hemoglobin": 110})
    assert (sentence(answer), sentence(answer, "en")) == ("Ukur ulang: Hemoglobin (Hb).", "Measure again: Haemoglobin.")
    certain = assess(ANAEMIA, {"pregnant": 1, "gestation_days": 400, "hemoglobin": 6900})
    assert sentence(certain) == "Ukur ulang: Usia kehamilan. Sudah pasti sedikitnya Anemia berat."
    assert kader_sentence(certain) == (Colour.RED, "Perlu diperiksa tenaga kesehatan.")


def test_an_answer_keeps_what_it_was_made_from() -> None:
    told = answer_json(assess(rules()["ANC-MAP", "2026.11"], {"pregnant": 1, "systolic": 120, "diastolic": 76}))
    assert told["class"] == "C2"
    assert (told["rule"], told["edition"], told["inputs"]["systolic"]) == ("ANC-MAP", "2026.11", 120)
    assert told["derived"] == {"map": "272/3"}
    assert told["band"]["priority"] == "P2"


def test_what_is_known_of_a_person() -> None:
    woman = About(date(2026, 11, 29), date(1999, 11, 30), Sex.FEMALE, pregnant=True, pregnant_since=date(2026, 8, 1))
    assert known_of(woman) == {
        "age_days": 9861, "age_months": 323, "age_years": 26, "sex": "P", "pregnant": 1, "gestation_days": 120,
        "kpsp_form_age": 0,
    }  # fmt: skip
    newborn = About(date(2026, 5, 3), born_at=BORN, at=BORN + timedelta(hours=47, minutes=59))
    assert known_of(newborn) == {"hours_since_birth": 47}
    mother = About(date(2026, 5, 3), delivered_on=date(2026, 5, 1), pregnant=False, pregnant_since=date(2026, 1, 1))
    assert known_of(mother) == {"days_since_delivery": 2, "pregnant": 0}


@pytest.mark.parametrize(
    ("born", "sex", "told", "said"),
    [
        (date(1980, 1, 1), Sex.MALE, None, 0),
        (date(1980, 1, 1), Sex.MALE, True, 0),
        (None, Sex.MALE, None, 0),
        (date(2026, 7, 1), None, None, 0),  # a baby
        (date(2017, 12, 2), Sex.FEMALE, True, 0),  # the last day on which 365 days do not go nine times
        (date(2017, 12, 1), Sex.FEMALE, True, 1),  # nine times 365 days before the day
        (date(2017, 12, 1), Sex.FEMALE, None, None),
        (None, Sex.FEMALE, None, None),
        (None, None, True, 1),
    ],
)
def test_a_pregnancy_that_cannot_be_is_a_no(
    born: date | None, sex: Sex | None, told: bool | None, said: int | None
) -> None:
    about = About(date(2026, 11, 29), born, sex, pregnant=told, pregnant_since=date(2026, 8, 1))
    known = known_of(about)
    assert known.get("pregnant") == said
    assert known.get("gestation_days") == (120 if said else None)


def test_an_answer_is_as_protected_as_what_it_was_made_from() -> None:
    assert rules()["EPDS", "2026.11"].privacy_class is PrivacyClass.C3
    assert rules()["ANC-HIV", "2026.11"].privacy_class is PrivacyClass.C3
    assert KEK.privacy_class is PrivacyClass.C2
