"""Is a form whole? A file with a missing, unknown or impossible part does not load; the error names form and field."""

from collections.abc import Callable, Mapping
from typing import Any

from simpul.knowledge.concepts import Service, Status, concepts, services
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.forms.consistency import check_field, check_form, may_see
from simpul.knowledge.forms.definition import CountsAs, Field, Filled, Form, HowOften, Section, Wording
from simpul.knowledge.forms.facts import Place, Role
from simpul.knowledge.forms.gate_schema import Thing, gate_of

Find = Callable[[str], Thing | None]
FORM = {"form", "edition", "title_id", "title_en", "status", "source", "places", "who", "wording", "sections"}
FORM_MAY = {"from_visit", "from_record", "notice_id", "notice_en", "counts_as"}
SECTION = {"section", "title_id", "title_en", "fields"}
FIELD_MAY = {
    *("column", "step", "required", "asked_by", "shown_to", "how_often", "default_days", "gate", "computed_by", "item"),
    *("read_off", "help_id", "help_en"),
}


class FormError(ValueError):
    """A form that must not load: a mistake of the person who edited it."""


def form_of(content: Mapping[str, Any], find: Find | None = None) -> Form:
    """find: the concept or service of a code, None for a code that nobody defined. Raises FormError."""
    code = content.get("form", "without a name")
    try:
        check_fields(content, FORM, FORM_MAY)
        form = _form(content, find or find_thing)
        check_form(form)
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
        from_record=tuple(content.get("from_record", ())),
        sections=_sections(content["sections"], find),
        notice_id=content.get("notice_id", ""),
        notice_en=content.get("notice_en", ""),
        counts_as=CountsAs(content["counts_as"]) if "counts_as" in content else None,
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
        filled=_filled(entry),
        default_days=entry.get("default_days"),
        gate=gate_of(entry["gate"], before) if "gate" in entry else None,
        rule=entry.get("computed_by", ""),
        item=entry.get("item"),
        help_id=entry.get("help_id", ""),
        help_en=entry.get("help_en", ""),
    )
    check_field(field, allowed)
    return field


def _filled(entry: Mapping[str, Any]) -> Filled:
    read_off = entry.get("read_off", False)
    if not isinstance(read_off, bool) or (read_off and "computed_by" in entry):
        raise ValueError("read_off is true or false, and what is computed is not read off")
    if read_off:
        return Filled.READ_OFF
    return Filled.COMPUTED if "computed_by" in entry else Filled.ASKED
