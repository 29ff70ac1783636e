"""Does what stands on a form fit together? Who sees what, defaults, steps, codes, scores. Raises ValueError."""

import re

from simpul.knowledge.concepts import Concept, Kind, PrivacyClass
from simpul.knowledge.forms.definition import Field, Form, Wording
from simpul.knowledge.forms.facts import Role

LONGEST_CODE = 40  # what a visit of the records can hold
EDITION = re.compile(r"20\d\d\.(0[1-9]|1[0-2])")  # year and month: in the order of their names


def check_field(field: Field, allowed: frozenset[Role]) -> None:
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


def check_form(form: Form) -> None:
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
