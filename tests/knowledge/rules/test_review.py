"""What a doctor looks at: worked lines at each limit, and what an edition says that another did not."""

from dataclasses import replace

import pytest

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.gates import Gate, Op
from simpul.knowledge.growth.indices.rules import DAYS_PER_MONTH
from simpul.knowledge.rules import Priority, Rule, rules
from simpul.knowledge.rules.language.limits import limits
from simpul.knowledge.rules.review import compare, earlier_editions, edges
from simpul.knowledge.rules.review.worked import Edge

ANAEMIA, MAP, KEK = (rules()[code, "2026.11"] for code in ("ANC-ANEMIA", "ANC-MAP", "ANC-KEK"))


def edge(rule: Rule, name: str, limit: int | None) -> Edge:
    return next(one for one in edges(rule) if (one.name, one.limit) == (name, limit))


@pytest.mark.parametrize(
    ("limit", "bands"),
    [
        (7000, ["berat", "di_bawah_8", "di_bawah_8"]),
        (10000, ["sedang", "ringan", "ringan"]),
        (11000, ["ringan", "tidak_anemia", "tidak_anemia"]),
    ],
)
def test_the_lines_around_a_limit_of_haemoglobin(limit: int, bands: list[str]) -> None:
    found = edge(ANAEMIA, "hemoglobin", limit)
    assert [line.values["hemoglobin"] for line in found.lines] == [limit - 100, limit, limit + 100]
    assert [line.answer.band.code for line in found.lines if line.answer.band] == bands
    assert found.varied == ("hemoglobin",)
    assert found.beside["pregnant"] == 1


def test_a_yes_or_no_is_tried_with_both_answers() -> None:
    found = edge(ANAEMIA, "pregnant", None)
    assert [(line.values["pregnant"], line.outcome[0]) for line in found.lines] == [
        (0, "tidak_berlaku"),
        (1, "dinilai"),
    ]


def test_a_derived_quantity_is_brought_below_onto_and_above_its_limit() -> None:
    found = edge(MAP, "map", 90)
    sizes = [line.answer.derived["map"].low for line in found.lines]
    assert sizes[0] < 90 < sizes[-1]
    assert [line.answer.band.code for line in found.lines if line.answer.band][-1] == "di_atas_90"
    for line in found.lines:
        systolic, diastolic = (int(line.values[code]) for code in ("systolic", "diastolic"))
        assert line.answer.derived["map"].low * 3 == systolic + 2 * diastolic


def test_the_people_of_the_lines_could_be() -> None:
    """Nobody of 130 years whose pressure was measured 27188 days ago, and no day of life of a child of 58 months."""
    control, ill = (rules()[code, "2026.11"] for code in ("HT-KONTROL", "MTBS-GIZI"))
    limits_of_people = (("pregnant", None), ("days_since_delivery", 42), ("days_since_pressure", 31))
    told = [edge(control, name, limit).beside for name, limit in limits_of_people]
    assert {one["age_years"] for one in told} <= {18, 19}
    assert {one["days_since_pressure"] for one in told if "days_since_pressure" in one} <= {30, 31, 32}
    for line in (line for one in edges(ill) for line in one.lines):
        assert int(int(line.values["age_days"]) / DAYS_PER_MONTH) == line.values["age_months"]


@pytest.mark.parametrize("key", sorted(rules()), ids=lambda key: key[0])
def test_every_limit_of_a_number_has_its_lines(key: tuple[str, str]) -> None:
    rule = rules()[key]
    found = edges(rule)
    for code, one in rule.inputs.items():
        if isinstance(one.thing, Concept) and one.thing.kind in (Kind.QUANTITY, Kind.COUNT):
            assert {edge.limit for edge in found if edge.name == code} == limits(rule, code)
    assert all(line.answer.rule is rule for edge in found for line in edge.lines)
    assert any(edge.changes for edge in found)


def later(rule: Rule, **changes: object) -> Rule:
    return replace(rule, edition="2027.01", valid_from=rule.valid_from.replace(year=2027), **changes)  # type: ignore[arg-type]


def test_what_changed_in_a_band_is_named() -> None:
    worst, *others = ANAEMIA.bands
    moved = replace(worst, when=Gate(Op.BELOW, fact="hemoglobin", values=(7500,)), priority=Priority.P2)
    found = compare(ANAEMIA, later(ANAEMIA, bands=(moved, *others)))
    assert [(pair.after.code, sorted(pair.changed)) for pair in found.pairs if pair.after and pair.changed] == [
        ("berat", ["priority", "when"])
    ]
    assert not found.same
    assert found.around == ()


def test_a_band_that_came_and_one_that_went_stand_alone() -> None:
    worst, second, *others = ANAEMIA.bands
    found = compare(ANAEMIA, later(ANAEMIA, bands=(replace(worst, code="gawat"), second, *others)))
    alone = [
        (pair.before and pair.before.code, pair.after and pair.after.code) for pair in found.pairs if not pair.same
    ]
    assert alone == [(None, "gawat"), ("berat", None)]


def test_what_differs_around_the_bands() -> None:
    inputs = {code: replace(one, optional=True) for code, one in ANAEMIA.inputs.items()}
    found = compare(ANAEMIA, later(ANAEMIA, applies=None, inputs=inputs, source="elsewhere"))
    assert found.around == ("applies", "inputs", "source")
    turned = later(ANAEMIA, bands=(ANAEMIA.bands[1], ANAEMIA.bands[0], *ANAEMIA.bands[2:]))
    assert compare(ANAEMIA, turned).around == ("order",)


def test_the_same_content_is_the_same() -> None:
    assert compare(KEK, later(KEK)).same


def test_only_earlier_editions_of_the_same_rule_the_latest_first() -> None:
    old, new = later(KEK), replace(later(KEK), edition="2027.02")
    known = {one.key: one for one in (KEK, old, new, MAP)}
    assert [one.edition for one in earlier_editions(new, known)] == ["2027.01", "2026.11"]
    assert earlier_editions(KEK, known) == []
