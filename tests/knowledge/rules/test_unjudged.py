"""What was found and no rule judged: every quantity but how tall and heavy, and answers that a rule reads as worse."""

import pytest

from simpul.knowledge.concepts import Kind, concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Answer, State, assess, rules
from simpul.knowledge.rules.telling import to_show
from simpul.knowledge.rules.unjudged import amiss, unjudged

PREGNANT: dict[str, FactValue] = {"pregnant": 1, "gestation_days": 200, "age_years": 28, "sex": "P"}


def answered(code: str, found: dict[str, FactValue], known: dict[str, FactValue] = PREGNANT) -> Answer:
    rule = next(one for one in rules().values() if one.code == code)
    return assess(rule, known | found)


def test_without_a_rule_every_quantity_is_named_but_how_tall_and_heavy() -> None:
    found: dict[str, FactValue] = {
        "body_weight": 52_000,
        "systolic": 165,
        "arm_circumference": 231,
        "hemoglobin": 11_000,
    }
    assert unjudged(found, []) == ["systolic", "hemoglobin"]


@pytest.mark.parametrize(
    ("code", "value", "is_named"),
    [
        ("labour_bleeding", 1, True),
        ("labour_bleeding", 0, False),
        ("hiv_result", 2, True),  # reaktif
        ("hiv_result", 1, False),
        ("urine_protein", 5, True),  # +3
        ("urine_protein", 2, False),  # samar
        ("fetal_presentation", 2, True),  # of neither direction: what the band names
        ("fetal_presentation", 1, False),
        ("discharge_passed", 0, True),  # of what is good a no is worse
        ("discharge_passed", 1, False),
        ("shk_result", 1, False),  # a band that asks for something takes it, and it is the best end
        ("fever_today", 0, False),  # only the best band takes it
        ("fever_days", 8, True),
        ("fever_days", 2, False),
        ("gap_over_10_years", 1, False),  # one point of a score
        ("kb_breastfeeding", 2, False),  # of a method
        ("breastfeeding", 1, False),  # no rule reads it
        ("lochia", 2, True),  # no rule reads it, and its very word says it: not normal
        ("lochia", 1, False),
        ("pressure_curve_band", 2, True),  # red
        ("pressure_class", 1, True),  # low
        ("pressure_class", 2, False),
        ("skin_pinch", 2, True),  # slowly: two signs make a class, and diarrhoea may be answered no
        ("skin_pinch", 1, False),
        ("sunken_eyes", 1, True),
        ("sunken_eyes", 0, False),
        ("skilas_mobility", 1, True),  # a yes is a problem, as the form says
        ("skilas_mobility", 0, False),
        ("unexplained_bleeding", 1, True),  # only rules of a method read it, and none judges it
        ("puma_breathless", 0, False),
        ("no_such_code", 1, False),
    ],
)
def test_an_answer_is_named_where_its_word_says_so_or_some_rule_reads_it_as_worse(
    code: str, value: int, is_named: bool
) -> None:
    assert (unjudged({code: value}, []) == [code]) is is_named


def test_no_answer_is_worse_whichever_it_is() -> None:
    """Else it would be named of everybody."""
    assert len(amiss()) > 120
    for code, values in amiss().items():
        known = concepts()[code]
        every = [one.number for one in known.options] if known.kind is Kind.CODED else [0, 1]
        assert known.kind is Kind.COUNT or set(every) - values, code


def test_a_band_has_judged_what_its_rule_looked_at() -> None:
    found: dict[str, FactValue] = {"systolic": 150, "diastolic": 95, "urine_protein": 3}
    answer = answered("ANC-PE", found)
    assert answer.band is not None
    assert unjudged(found | {"hemoglobin": 9000}, [answer]) == ["hemoglobin"]


def test_a_band_that_speaks_of_the_palm_has_not_judged_the_haemoglobin() -> None:
    """MTBS reads only Hb below 7: of 7.4 "palms not pale" is no judgement."""
    found: dict[str, FactValue] = {"palm_pallor": 1, "hemoglobin": 7400}
    calm = answered("MTBS-ANEMIA", found, {"age_months": 3})
    assert calm.band is not None
    assert unjudged(found, [calm]) == ["hemoglobin"]
    severe = answered("MTBS-ANEMIA", found | {"hemoglobin": 6900}, {"age_months": 3})
    assert unjudged(found, [severe]) == []


def test_who_waits_or_does_not_apply_judged_nothing_and_who_measures_again_names_what() -> None:
    waiting = answered("ANC-MAP", {"systolic": 120})
    assert (waiting.state, waiting.acts) == (State.INCOMPLETE, None)
    assert unjudged({"systolic": 120}, [waiting]) == ["systolic"]
    after = answered("ANC-MAP", {"systolic": 120, "diastolic": 70}, {"pregnant": 0, "age_years": 28})
    assert unjudged({"systolic": 120, "diastolic": 70}, [after]) == ["systolic", "diastolic"]
    again = answered("ANC-MAP", {"systolic": 90, "diastolic": 90})
    assert again.state is State.MEASURE_AGAIN
    assert unjudged({"systolic": 90, "diastolic": 90}, [again]) == []
    half = answered("ANC-MAP", {"systolic": 900, "diastolic": 125})
    assert (half.state, half.acts) == (State.MEASURE_AGAIN, None)
    assert unjudged({"systolic": 900, "diastolic": 125}, [half]) == ["diastolic"]
    sure = answered("TD-DEWASA", {"systolic": 900, "diastolic": 125}, {"pregnant": 0, "age_years": 28})
    assert unjudged({"systolic": 900, "diastolic": 125}, [sure]) == []


def test_whether_a_method_may_be_given_is_no_word_on_the_pressure() -> None:
    found: dict[str, FactValue] = {"systolic": 165, "diastolic": 112}
    signs = dict.fromkeys(("diabetes_vascular", "breast_cancer_now", "unexplained_bleeding"), 0)
    answer = answered("KB-DMPA", found, {"pregnant": 0, "age_years": 28, "sex": "P", "kb_breastfeeding": 2} | signs)
    assert answer.acts is not None
    assert unjudged(found, [answer]) == ["systolic", "diastolic"]


def test_a_kader_reads_one_sentence_with_the_values() -> None:
    found: dict[str, FactValue] = {"body_temperature": 390, "labour_bleeding": 1}
    assert to_show(found).startswith("Tunjukkan kepada bidan atau tenaga kesehatan, karena tidak dinilai di sini: Suhu")
    assert to_show(found, "en").endswith(": Yes.")
    assert to_show({}) == ""
