"""Is an entry of the registry whole? One that is not does not load; the error names the concept and the field."""

from collections.abc import Mapping
from typing import Any

from simpul.knowledge.concepts.definition import About, Concept, Kind, Option, PrivacyClass, Range, Status
from simpul.knowledge.concepts.measures import MEASURES
from simpul.reference.satusehat.read import known_codes

LONGEST_TEXT = 500  # what an entry of the records can hold
SYSTEMS = {"loinc", "snomed", "kemkes_ct", "kfa", "cvx", "vg"}
ALWAYS = {"kind", "label_id", "label_en", "class", "status", "source"}
MAY = {"about", "codes"}
MAY_OF_KIND = {Kind.QUANTITY: {"above"}, Kind.YES_NO: {"amiss"}}
# Wherever one of these stands, it is a text that says something.
TEXTS = {
    *("code", "rule", "edition", "source", "title_id", "title_en", "label_id", "label_en", "action_id", "action_en"),
    *("place_id", "place_en"),
}
OF_KIND = {
    Kind.QUANTITY: {"unit", "entry_unit", "resolution", "ranges"},
    Kind.COUNT: {"unit", "ranges"},
    Kind.DATE: {"ranges"},
    Kind.CODED: {"options"},
    Kind.TEXT: {"longest"},
    Kind.YES_NO: set(),
}


class RegistryError(ValueError):
    """A registry file that must not load: a mistake of the person who edited it."""


def concept_of(code: str, entry: Mapping[str, Any]) -> Concept:
    """Raises RegistryError for an entry with a missing, unknown or impossible field."""
    try:
        kind = Kind(entry.get("kind", ""))
        check_fields(entry, ALWAYS | OF_KIND[kind], MAY | MAY_OF_KIND.get(kind, set()))
        concept = _concept(code, kind, entry)
        _check(concept)
    except (ValueError, TypeError, KeyError) as error:
        raise RegistryError(f"concept {code}: {error}") from error
    return concept


def check_fields(entry: Mapping[str, Any], must: set[str], may: set[str]) -> None:
    missing, unknown = must - entry.keys(), entry.keys() - must - may
    if missing or unknown:
        raise ValueError(f"missing {sorted(missing)}, unknown {sorted(unknown)}")
    empty = sorted(name for name in must if entry[name] in (None, "", [], {}))
    if empty:
        raise ValueError(f"empty {empty}")
    unsaid = sorted(name for name in TEXTS & entry.keys() if not is_said(entry[name]))
    if unsaid:
        raise ValueError(f"no text {unsaid}")


def is_said(told: object) -> bool:
    return isinstance(told, str) and bool(told.strip())


def check_codes(codes: Mapping[str, str | list[str]]) -> None:
    """Of other systems, each as published: SATUSEHAT takes any well-formed code, so acceptance proves nothing."""
    if codes.keys() - SYSTEMS:
        raise ValueError(f"unknown code system {sorted(codes.keys() - SYSTEMS)}")
    pairs = {(name, one) for name, said in codes.items() for one in ([said] if isinstance(said, str) else said)}
    if pairs - known_codes():
        raise ValueError(f"codes that were not published {sorted(pairs - known_codes())}")


def _concept(code: str, kind: Kind, entry: Mapping[str, Any]) -> Concept:
    status, source = Status(entry["status"]), entry["source"]
    return Concept(
        code=code,
        kind=kind,
        label_id=entry["label_id"],
        label_en=entry["label_en"],
        privacy_class=PrivacyClass(entry["class"]),
        status=status,
        source=source,
        about=About(entry.get("about", About.PERSON)),
        unit=entry.get("unit", ""),
        entry_unit=entry.get("entry_unit", entry.get("unit", "")),
        resolution=entry.get("resolution", 1),
        ranges=tuple(_range(one, status, source) for one in entry.get("ranges", ())),
        above=entry.get("above", ""),
        options=tuple(_option(one) for one in entry.get("options", ())),
        longest=entry.get("longest", 0),
        codes=dict(entry.get("codes", {})),
        amiss=_is_amiss(entry),
    )


def _is_amiss(entry: Mapping[str, Any]) -> bool:
    """What is as it should be is not written: of a field that says false nobody knows whether it was thought of."""
    if entry.get("amiss", True) is not True:
        raise ValueError("amiss is true, or is not written")
    return "amiss" in entry


def _range(entry: Mapping[str, Any], status: Status, source: str) -> Range:
    check_fields(entry, {"lowest", "highest"}, {"from_month", "status", "source"})
    return Range(
        lowest=entry["lowest"],
        highest=entry["highest"],
        from_month=entry.get("from_month", 0),
        status=Status(entry.get("status", status)),
        source=entry.get("source", source),
    )


def _option(entry: Mapping[str, Any]) -> Option:
    check_fields(entry, {"number", "code", "label_id", "label_en"}, {"also", "codes", "amiss"})
    check_codes(entry.get("codes", {}))
    return Option(**{**entry, "also": tuple(entry.get("also", ())), "amiss": _is_amiss(entry)})


def _check(concept: Concept) -> None:
    check_codes(concept.codes)
    if concept.unit and not MEASURES[concept.unit].alike(MEASURES[concept.entry_unit]):
        raise ValueError(f"{concept.entry_unit} is not another size of {concept.unit}")
    if concept.kind is Kind.TEXT and not 1 <= concept.longest <= LONGEST_TEXT:
        raise ValueError(f"a text has 1 to {LONGEST_TEXT} characters")
    _check_ranges(concept)
    _check_options(concept)


def _check_ranges(concept: Concept) -> None:
    starts = [one.from_month for one in concept.ranges]
    if starts and (starts[0] != 0 or starts != sorted(set(starts))):
        raise ValueError("ranges begin at month 0 and go up")
    for one in concept.ranges:
        if not one.lowest < one.highest or one.lowest % concept.resolution or one.highest % concept.resolution:
            raise ValueError(f"range {one.lowest} to {one.highest} is empty or not a multiple of {concept.resolution}")


def _check_options(concept: Concept) -> None:
    numbers = [one.number for one in concept.options]
    if len(set(numbers)) != len(numbers) or any(number < 1 for number in numbers):
        raise ValueError("the numbers of the options are positive and different")
    words = [word for one in concept.options for word in one.words()]
    if len(set(words)) != len(words) or any(word.isdigit() for word in words):
        raise ValueError("every word stands for one option, and none is a number")
    if concept.options and len(concept.says_amiss()) == len(concept.options):
        raise ValueError("one option at least is as it should be")
