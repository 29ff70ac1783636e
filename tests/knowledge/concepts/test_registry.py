"""Every concept and every service is whole, or the registry does not load."""

import json
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.concepts import crossed, registry
from simpul.knowledge.concepts.definition import Concept, Kind, PrivacyClass, Status
from simpul.knowledge.concepts.registry import concept, concepts
from simpul.knowledge.concepts.schema import RegistryError, concept_of
from simpul.knowledge.concepts.service_registry import ServiceKind, service, service_of, services
from simpul.knowledge.growth.gain import GainStatus
from simpul.knowledge.growth.indices.rules import limits
from simpul.knowledge.growth.indices.words import HeadCategory, HeightCategory, NutritionCategory
from simpul.knowledge.growth.weight_for_age import KmsBand, WeightCategory
from simpul.reference.immunization.read import schedule

NUMBERS = json.loads((Path(__file__).parents[3] / "vectors/concepts/options.json").read_text())
WEIGHT: dict[str, Any] = {
    "kind": "quantity",
    "label_id": "Berat",
    "label_en": "Weight",
    "unit": "g",
    "entry_unit": "kg",
    "resolution": 10,
    "ranges": [{"lowest": 900, "highest": 58000}],
    "class": "C2",
    "status": "secondary",
    "source": "a table",
}
PRESSURE = {**WEIGHT, "unit": "mm[Hg]", "entry_unit": "mm[Hg]", "resolution": 1}
CODED: dict[str, Any] = {
    **{name: WEIGHT[name] for name in ("label_id", "label_en", "class", "status", "source")},
    "kind": "coded",
    "options": [{"number": 1, "code": "a", "label_id": "Satu", "label_en": "One"}],
}


def option(**changed: object) -> dict[str, Any]:
    second = {"number": 2, "code": "b", "label_id": "Dua", "label_en": "Two"}
    return {**CODED, "options": [*CODED["options"], second | changed]}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in WEIGHT.items() if key != name}


def test_what_a_word_says_is_amiss_is_written_with_it_and_never_of_every_answer() -> None:
    assert {one.code for one in concept("pressure_class").options if one.amiss} == {"rendah", "tinggi"}
    assert concept_of("x", option(amiss=True)).says_amiss() == {2}
    yes_no = {name: CODED[name] for name in CODED if name != "options"} | {"kind": "yes_no"}
    assert (concept_of("x", {**yes_no, "amiss": True}).says_amiss(), concept_of("x", yes_no).says_amiss()) == (
        {1},
        set(),
    )
    first = {**CODED["options"][0], "amiss": True}
    for wrong in (
        option(amiss=False),
        {**CODED, "options": [first]},
        {**WEIGHT, "amiss": True},
        {**CODED, "amiss": True},
    ):
        with pytest.raises(RegistryError):
            concept_of("x", wrong)


@pytest.mark.parametrize("found", concepts().values(), ids=lambda found: found.code)
def test_a_concept_is_complete(found: Concept) -> None:
    assert all((found.label_id, found.label_en, found.source))
    assert found.privacy_class in PrivacyClass
    assert found.status in Status
    assert len(found.code) <= 40  # what an entry can hold
    assert (found.kind is Kind.CODED) == bool(found.options)
    assert (found.kind is Kind.TEXT) == bool(found.longest)
    for one in found.ranges:
        assert one.source
        assert one.lowest % found.resolution == one.highest % found.resolution == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_two_have_one_label(language: str) -> None:
    labels = [one.label(language) for one in (*concepts().values(), *services().values())]
    assert len(set(labels)) == len(labels)


def test_a_concept_and_a_service_never_share_a_code() -> None:
    assert not concepts().keys() & services().keys()


@pytest.mark.parametrize(("system", "code"), [("loinc", "0-0"), ("loinc", "snomed"), ("kfa", "29463-7")])
def test_a_code_that_was_not_published_does_not_load(system: str, code: str) -> None:
    assert concept_of("probe", WEIGHT | {"codes": {"loinc": "29463-7"}}).codes == {"loinc": "29463-7"}
    for entry in (WEIGHT | {"codes": {system: code}}, option(codes={system: code})):
        with pytest.raises(RegistryError, match="codes that were not published"):
            concept_of("probe", entry)
    dose = {"kind": "food", "label_id": "PMT", "label_en": "Food", "has_batch": False, "class": "C2",
            "status": "secondary", "source": "a card", "codes": {system: [code]}}  # fmt: skip
    with pytest.raises(RegistryError, match="codes that were not published"):
        service_of("probe", dose)


def test_the_numbers_of_the_options_are_for_ever() -> None:
    """A changed number would change what was recorded: a new option is added here, an old one never moves."""
    coded = [one for one in concepts().values() if one.options]
    assert {found.code: {one.code: one.number for one in found.options} for found in coded} == NUMBERS


@pytest.mark.parametrize("name", sorted(WEIGHT))
def test_a_missing_field_does_not_load(name: str) -> None:
    with pytest.raises(RegistryError, match="concept probe"):
        concept_of("probe", without(name))


@pytest.mark.parametrize(
    "entry",
    [
        WEIGHT | {"colour": "red"},
        WEIGHT | {"kind": "number"},
        WEIGHT | {"class": "C5"},
        WEIGHT | {"status": "sure"},
        WEIGHT | {"source": ""},
        WEIGHT | {"entry_unit": "cm"},
        WEIGHT | {"unit": "lb"},
        WEIGHT | {"options": CODED["options"]},
        WEIGHT | {"codes": {"icd": "X"}},
        WEIGHT | {"about": "house"},
        WEIGHT | {"ranges": [{"lowest": 905, "highest": 58000}]},
        WEIGHT | {"ranges": [{"lowest": 58000, "highest": 900}]},
        WEIGHT | {"ranges": [{"lowest": 900, "highest": 58000, "from_month": 6}]},
        WEIGHT | {"ranges": [{"lowest": 900, "highest": 58000}, {"lowest": 900, "highest": 58000}]},
        WEIGHT | {"ranges": [{"lowest": 900}]},
        WEIGHT | {"ranges": []},
        {**without("ranges"), "kind": "text", "longest": 501},
        option(number=1),
        option(number=0),
        option(code="A"),
        option(label_id="SATU"),
        option(also=["3"]),
        option(colour="red"),
    ],
    ids=lambda entry: str(sorted(entry.items(), key=str))[-60:],
)
def test_a_wrong_entry_does_not_load(entry: dict[str, Any]) -> None:
    with pytest.raises(RegistryError, match="concept probe"):
        concept_of("probe", entry)


def test_the_probe_itself_loads() -> None:
    assert concept_of("probe", WEIGHT).range_at(0).source == "a table"
    assert [one.number for one in concept_of("probe", option()).options] == [1, 2]


@pytest.mark.parametrize("balita", [True, False])
def test_what_can_be_typed_is_what_the_growth_room_takes(balita: bool) -> None:
    room, age = limits(balita=balita), 59 if balita else 60
    for code, limit in (
        ("body_weight", room.weight), ("body_length", room.length), ("head_circumference", room.head),
        ("arm_circumference", room.arm),
    ):  # fmt: skip
        found = concept(code).range_at(age)
        assert (found.lowest, found.highest) == limit


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("weight_for_age_band", KmsBand),
        ("weight_for_age_class", WeightCategory),
        ("length_for_age_class", HeightCategory),
        ("weight_for_length_class", NutritionCategory),
        ("bmi_for_age_class", NutritionCategory),
        ("head_class", HeadCategory),
    ],
)
def test_a_class_has_the_words_of_the_growth_room(code: str, words: Any) -> None:
    assert [one.code for one in concept(code).options] == [word.value for word in words]


def test_what_the_growth_room_says_of_a_gain_can_be_kept() -> None:
    assert {word.value for word in GainStatus} <= {one.code for one in concept("weight_gain").options}


def test_every_dose_of_the_schedule_is_a_service() -> None:
    doses = {one.schedule: one for one in services().values() if one.schedule}
    assert doses.keys() == schedule().keys()
    for row, found in doses.items():
        printed = schedule()[row]
        assert (found.antigen, found.dose, found.label_id) == (printed.antigen, printed.dose, printed.label)


def test_only_a_vaccine_has_a_batch() -> None:
    for found in services().values():
        assert found.has_batch == (found.kind is ServiceKind.IMMUNIZATION)
        assert all((found.label("id"), found.label("en"), found.source))
        assert len(found.code) <= 40


def test_the_code_of_vitamin_a_was_not_found_and_is_not_invented() -> None:
    assert service("vitamin_a_biru").codes == service("vitamin_a_merah").codes == {}


@pytest.mark.parametrize(
    "changed", [{"kind": "gift"}, {"colour": "red"}, {"antigen": "BCG"}, {"class": "C9"}, {"codes": {"icd": ["X"]}}]
)
def test_a_wrong_service_does_not_load(changed: dict[str, Any]) -> None:
    entry = {"kind": "food", "label_id": "PMT", "label_en": "Food", "has_batch": False, "class": "C2",
             "status": "secondary", "source": "a card"}  # fmt: skip
    assert service_of("probe", entry).kind is ServiceKind.FOOD
    with pytest.raises(RegistryError, match="service probe"):
        service_of("probe", entry | changed)


@pytest.mark.parametrize("under", ["nothing_known", "body_temperature", "systolic"])
def test_what_a_reading_is_above_is_known_and_of_its_unit(monkeypatch: pytest.MonkeyPatch, under: str) -> None:
    known = [concept(code) for code in ("systolic", "diastolic", "body_temperature")]
    tables = [*known, concept_of("upper", {**PRESSURE, "above": under})]
    monkeypatch.setattr(registry, "_read", lambda: iter(tables))
    with pytest.raises(RegistryError, match="upper"):
        registry.concepts.__wrapped__()


def test_only_a_quantity_is_above_another() -> None:
    with pytest.raises(RegistryError, match="above"):
        concept_of("x", {**CODED, "above": "diastolic"})


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"systolic": 80, "diastolic": 80}, ["systolic", "diastolic"]),
        ({"diastolic": 81, "systolic": 80}, ["systolic", "diastolic"]),
        ({"systolic": 81, "diastolic": 80}, []),
        ({"systolic": 80}, []),
        ({"diastolic": 80, "nothing_known": 1}, []),
    ],
)
def test_of_a_pair_the_upper_number_is_above(values: dict[str, int], found: list[str]) -> None:
    assert [one.code for pair in crossed(values) for one in pair] == found
