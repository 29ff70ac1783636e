"""Is a form whole? A file with a missing, unknown or impossible part does not load; the error names form and field."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from simpul.knowledge.concepts import Concept, Kind, PrivacyClass, Service, Status, concepts, services
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.forms.definition import Field, Filled, Form, HowOften, Section, Wording, may_see
from simpul.knowledge.forms.facts import Place, Role
from simpul.knowledge.forms.gate_schema import Thing, gate_of

Find = Callable[[str], Thing | None]
FORM = {"form", "edition", "title_id", "title_en", "status", "source", "places", "who", "wording", "sections"}
FORM_MAY = {"from_visit", "notice_id", "notice_en"}
SECTION = {"section", "title_id", "title_en", "fields"}
FIELD_MAY = {
    *("column", "step", "required", "asked_by", "shown_to", "how_often", "default_days", "gate", "computed_by", "item"),
    *("help_id", "help_en"),
}
LONGEST_CODE = 40  # what a visit of the records can hold
EDITION = re.compile(r"20\d\d\.(0[1-9]|1[0-2])")  # year and month: in the order of their names


class FormError(ValueError):
    """A form that must not load: a mistake of the person who edited it."""


def form_of(content: Mapping[str, Any], find: Find | None = None) -> Form:
    """find: the concept or service of a code, None for a code that nobody defined. Raises FormError."""
    code = content.get("form", "without a name")
    try:
        check_fields(content, FORM, FORM_MAY)
        form = _form(content, find or find_thing)
        _check_form(form)
    except (ValueError, TypeError, AttributeError) as error:
        raise FormError(f"form {code}: {error}") from error
    return form


def find_thing(code: str) -> Thing | None:
    """What the registry has under a code: a concept or a service."""
    return concepts().get(code) or services().get(code)


def _form(content: Mapping[str, Any], find: Find) -> Form:
    return Form(
        code=content["form"],
        edition=content["edition"],
        title_id=content["title_id"],
        title_en=content["title_en"],
        status=Status(content["status"]),
        source=content["source"],
        places=frozenset(Place(one) for one in content["places"]),
        who=gate_of(content["who"], {}),
        wording=Wording(content["wording"]),
        from_visit=dict(content.get("from_visit", {})),
        sections=_sections(content["sections"], find),
        notice_id=content.get("notice_id", ""),
        notice_en=content.get("notice_en", ""),
    )


def _sections(content: list[dict[str, Any]], find: Find) -> tuple[Section, ...]:
    before: dict[str, Thing] = {}
    found = []
    for one in content:
        check_fields(one, SECTION, set())
        fields = tuple(_named_field(entry, find, before) for entry in one["fields"])
        found.append(Section(one["section"], one["title_id"], one["title_en"], fields))
    return tuple(found)


def _named_field(entry: Mapping[str, Any], find: Find, before: dict[str, Thing]) -> Field:
    """The field, after which its answer may be named by a gate."""
    name = "service" if "service" in entry else "concept"
    code = entry.get(name, "")
    try:
        check_fields(entry, {name}, FIELD_MAY)
        thing = find(code)
        if thing is None or isinstance(thing, Service) != (name == "service"):
            raise ValueError(f"no such {name}")
        if code in before:
            raise ValueError("is asked twice")
        field = _field(entry, thing, before)
    except (ValueError, TypeError) as error:
        raise ValueError(f"field {code}: {error}") from error
    before[code] = thing
    return field


def _field(entry: Mapping[str, Any], thing: Thing, before: Mapping[str, Thing]) -> Field:
    allowed = may_see(thing.privacy_class)
    shown_to = frozenset(Role(one) for one in entry["shown_to"]) if "shown_to" in entry else allowed
    field = Field(
        thing=thing,
        column=entry.get("column", ""),
        step=entry.get("step", 0),
        required=entry.get("required", False),
        asked_by=frozenset(Role(one) for one in entry.get("asked_by", tuple(Role))),
        shown_to=shown_to,
        how_often=HowOften(entry.get("how_often", HowOften.EACH_VISIT)),
        filled=Filled.COMPUTED if "computed_by" in entry else Filled.ASKED,
        default_days=entry.get("default_days"),
        gate=gate_of(entry["gate"], before) if "gate" in entry else None,
        rule=entry.get("computed_by", ""),
        item=entry.get("item"),
        help_id=entry.get("help_id", ""),
        help_en=entry.get("help_en", ""),
    )
    _check_field(field, allowed)
    return field


def _check_field(field: Field, allowed: frozenset[Role]) -> None:
    if field.thing.privacy_class is PrivacyClass.C4:
        raise ValueError("class C4 is never on a form")
    if not field.shown_to <= allowed:
        raise ValueError(f"class {field.thing.privacy_class} is not shown to {sorted(field.shown_to - allowed)}")
    if Role.NAKES not in field.asked_by:
        raise ValueError("what a kader may ask, nakes may ask")
    if bool(field.help_id) != bool(field.help_en):
        raise ValueError("help in one language only")
    if field.default_days is not None and (field.concept is None or field.default_days < 1):
        raise ValueError("a default is of a concept, and lasts a day or more")
    if not isinstance(field.required, bool) or field.step not in range(6):
        raise ValueError("required is true or false, a step 0 to 5")


def _check_form(form: Form) -> None:
    if len(form.code) > LONGEST_CODE or not EDITION.fullmatch(form.edition):
        raise ValueError("the code is too long, or the edition is no year and month, as 2026.11")
    fields = [field for _, field in form.fields()]
    if len({section.code for section in form.sections}) != len(form.sections):
        raise ValueError("two sections have one code")
    if form.wording is Wording.SCORE_ONLY:
        _check_score_only(form, fields)
    elif any(field.item is not None for field in fields):
        raise ValueError("only a form that is score_only numbers its items")


def _check_score_only(form: Form, fields: list[Field]) -> None:
    if not form.notice_id or not form.notice_en:
        raise ValueError("a form that is score_only says so in both languages")
    if any(not isinstance(field.thing, Concept) or field.thing.kind is not Kind.COUNT for field in fields):
        raise ValueError("a form that is score_only asks for scores, which are counts")
    if sorted(field.item or 0 for field in fields) != list(range(1, len(fields) + 1)):
        raise ValueError("the items of a form that is score_only are numbered from 1")
