"""Does what stands on a form fit together? Who sees what, defaults, steps, codes, scores. Raises ValueError."""

import re

from simpul.knowledge.concepts import Concept, Kind, PrivacyClass
from simpul.knowledge.forms.definition import NOT_OURS, Field, Form, Wording
from simpul.knowledge.forms.facts import Role

LONGEST_CODE = 40  # what a visit of the records can hold
EDITION = re.compile(r"20\d\d\.(0[1-9]|1[0-2])")  # year and month: in the order of their names
SEEN_BY_KADER = {PrivacyClass.C0, PrivacyClass.C1, PrivacyClass.C2}


def may_see(privacy_class: PrivacyClass) -> frozenset[Role]:
    """Who may be shown an answer of this class: a kader writes what is sensitive and never reads it again."""
    return frozenset(Role) if privacy_class in SEEN_BY_KADER else frozenset({Role.NAKES})


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
    if form.wording in NOT_OURS and not (form.notice_id and form.notice_en):
        raise ValueError("a form whose wording is not ours says so in both languages")
    if form.wording is Wording.SCORE_ONLY:
        _check_score_only(fields)
    elif any(field.item is not None for field in fields):
        raise ValueError("only a form that is score_only numbers its items")
    if form.wording is Wording.TOTALS_ONLY and any(_is_text(field) for field in fields):
        raise ValueError("a form that is totals_only has no room for the wording of a question")


def _is_text(field: Field) -> bool:
    return field.concept is not None and field.concept.kind is Kind.TEXT


def _check_score_only(fields: list[Field]) -> None:
    if any(not isinstance(field.thing, Concept) or field.thing.kind is not Kind.COUNT for field in fields):
        raise ValueError("a form that is score_only asks for scores, which are counts")
    if sorted(field.item or 0 for field in fields) != list(range(1, len(fields) + 1)):
        raise ValueError("the items of a form that is score_only are numbered from 1")
