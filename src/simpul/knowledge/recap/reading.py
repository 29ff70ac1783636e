"""How is what a column counts read from the file? Every code must be one that the registries hold."""

from collections.abc import Mapping
from typing import Any

from simpul.knowledge.concepts import Kind, ServiceKind, concept, service, services
from simpul.knowledge.growth import GainStatus, Index, KmsBand
from simpul.knowledge.growth.indices.words import ArmCategory, HeadCategory, HeightCategory, NutritionCategory
from simpul.knowledge.growth.weight_for_age import WeightCategory
from simpul.knowledge.recap.counts import Count, Is

YES_NO = {"ya": 1, "tidak": 0}
CATEGORIES = {
    Index.BBU: WeightCategory,
    Index.TBU: HeightCategory,
    Index.BBTB: NutritionCategory,
    Index.IMTU: NutritionCategory,
    Index.LKU: HeadCategory,
    Index.LILA: ArmCategory,
}
FIELDS: dict[Is, set[str]] = {
    Is.REGISTERED: set(),
    Is.CAME: set(),
    Is.NOT_CAME: set(),
    Is.CONCEPT: {"concept", "options"},
    Is.AT_LEAST: {"concept", "value"},
    Is.BELOW: {"concept", "value"},
    Is.SUM_AT_LEAST: {"concepts", "value"},
    Is.SUM_BELOW: {"concepts", "value"},
    Is.WRITTEN: {"concept"},
    Is.MEASURED: {"concept"},
    Is.SYMPTOMS: {"concepts", "at_least"},
    Is.ANY_YES: {"concepts"},
    Is.ALL_NO: {"concepts"},
    Is.GROWTH: {"index", "categories"},
    Is.NOT_RECORDED: {"why_id", "why_en"},
}


def count_of(row: Mapping[str, Any]) -> Count:
    """Raises ValueError or KeyError for a word or a code that does not exist, and for a field too many or too few."""
    how = Is(row["is"])
    given = row.keys() - {"is"}
    if how in FIELDS and given != FIELDS[how]:
        raise ValueError(f"{how} takes {sorted(FIELDS[how])}, not {sorted(given)}")
    match how:
        case Is.GIVEN:
            return Count(how, services=_services(row, given))
        case Is.GROWTH:
            index = Index(row["index"])
            return Count(how, index=index, categories=frozenset(CATEGORIES[index](one) for one in row["categories"]))
        case Is.WEIGHING:
            return _weighing(row, given)
        case Is.NOT_RECORDED:
            return Count(how, why_id=row["why_id"], why_en=row["why_en"])
    return _of_concepts(how, row)


def _of_concepts(how: Is, row: Mapping[str, Any]) -> Count:
    codes = tuple(row.get("concepts", [row["concept"]] if "concept" in row else []))
    kinds = {concept(one).kind for one in codes}
    if how is Is.CONCEPT:
        return Count(how, codes, frozenset(_number(codes[0], option) for option in row["options"]))
    wanted = {
        Is.AT_LEAST: {Kind.COUNT, Kind.QUANTITY},
        Is.BELOW: {Kind.COUNT, Kind.QUANTITY},
        Is.SUM_AT_LEAST: {Kind.COUNT},
        Is.SUM_BELOW: {Kind.COUNT},
        Is.WRITTEN: {Kind.TEXT},
        Is.MEASURED: {Kind.QUANTITY},
    }.get(how, {Kind.YES_NO})
    if kinds - wanted:
        raise ValueError(f"{how} does not go with {sorted(kinds - wanted)}")
    return Count(how, codes, value=row.get("value", row.get("at_least", 0)))


def _number(code: str, option: str) -> int:
    one = concept(code)
    return YES_NO[option] if one.kind is Kind.YES_NO else one.option(option).number


def _services(row: Mapping[str, Any], given: set[str]) -> frozenset[str]:
    if len(given) != 1 or given - {"services", "kinds"}:
        raise ValueError("given takes services or kinds")
    named = {service(code).code for code in row.get("services", [])}
    kinds = {ServiceKind(one) for one in row.get("kinds", [])}
    return frozenset(named | {code for code, one in services().items() if one.kind in kinds})


def _weighing(row: Mapping[str, Any], given: set[str]) -> Count:
    if "statuses" not in given or given - {"statuses", "bands"}:
        raise ValueError("weighing takes statuses, and bands where they count")
    statuses = frozenset(GainStatus(one) for one in row["statuses"])
    return Count(Is.WEIGHING, statuses=statuses, bands=frozenset(KmsBand(one) for one in row.get("bands", [])))
