"""How does a field of a form stand on the screen? No I/O: what is asked and what was typed in, words and boxes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.sessions.measures.doubts import words_of_pair
from simpul.interfaces.web.visits.form.boxes import Shown, as_typed, choices_of, kind_of, unit_of
from simpul.interfaces.web.visits.form.opening import Opened
from simpul.knowledge.concepts import Concept, Kind, PrivacyClass, concepts, show_number, show_value
from simpul.knowledge.forms import AskedField, Why, fields_to_ask
from simpul.knowledge.forms.gates import FactValue

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry

HIGH, LOW = "{high}", "{low}"
ON_ANSWERS = ("answer.", "known.")
SENSITIVE = (PrivacyClass.C3, PrivacyClass.C4)


@dataclass(frozen=True, slots=True)
class SectionShown:
    """again  what was recorded often enough: folded away, for who measures once more"""

    code: str
    title: str
    fields: list[Shown]
    again: list[Shown]


def sections_of(
    opened: Opened, computed: Mapping[str, FactValue], typed: Mapping[str, str], says: Mapping[str, str]
) -> list[SectionShown]:
    """The card in its order; a field that turns on another answer is drawn, and judged when the form is sent.

    typed  by the name of the box; says: the sentence at a field, by its code
    """
    answers = {**opened.of_today, **computed}
    found: dict[str, SectionShown] = {}
    for asked in fields_to_ask(opened.form, opened.facts, answers, opened.last_values):
        drawn = _is_drawn(asked) or bool(typed.get(asked.field.code)) or asked.field.code in says
        if not (drawn or _is_recorded(asked)):
            continue
        section = asked.section
        part = found.setdefault(section.code, SectionShown(section.code, section.title(formats.language()), [], []))
        (part.fields if drawn else part.again).append(_shown(opened, asked, typed, says.get(asked.field.code, "")))
    return list(found.values())


def _is_drawn(asked: AskedField) -> bool:
    hidden = asked.hidden
    if hidden is None:
        return True
    return hidden.why is Why.UNKNOWN and all(fact.startswith(ON_ANSWERS) for fact in hidden.facts)


def _is_recorded(asked: AskedField) -> bool:
    """A service that was given for good is not offered again; a value may be found once more."""
    return asked.hidden is not None and asked.hidden.why is Why.RECORDED and asked.field.concept is not None


def _shown(opened: Opened, asked: AskedField, typed: Mapping[str, str], says: str) -> Shown:
    field, language = asked.field, formats.language()
    last = opened.last.get(field.code) if opened.facts.role in field.shown_to else None
    default = None if _is_recorded(asked) else asked.default  # what is folded away is not recorded again unseen
    value = typed.get(field.code, as_typed(field.concept, default))
    return Shown(
        code=field.code,
        kind=kind_of(field.concept),
        label=field.thing.label(language),
        help=field.help(language) or _turning_on(asked),
        unit=unit_of(field.concept),
        typed=value,
        placeholder=_number_of(field.concept, last),
        before=_before(field.concept, last, opened),
        required=field.required and asked.hidden is None and field.code not in opened.of_today,
        says=says,
        choices=choices_of(field.concept, value),
        longest=field.concept.longest if field.concept else 0,
        has_batch=bool(getattr(field.thing, "has_batch", False)),
        batch=typed.get(f"{field.code}.batch", ""),
        expires=typed.get(f"{field.code}.expires", ""),
        is_sensitive=field.thing.privacy_class in SENSITIVE,
        above=field.concept.above if field.concept else "",
        crossed=_crossed(field.concept),
    )


def _crossed(upper: Concept | None) -> str:
    """What the phone says at once where both are typed; the server asks the same when the card is kept."""
    if upper is None or not upper.above:
        return ""
    lower = concepts()[upper.above]
    shown = (f"{place} {unit_of(one)}".strip() for one, place in ((upper, HIGH), (lower, LOW)))
    return words_of_pair(upper, lower, *shown)


def _turning_on(asked: AskedField) -> str:
    """What is said of a field that another answer calls for."""
    if asked.hidden is None or asked.hidden.why is not Why.UNKNOWN:
        return ""
    if asked.field.required:
        return _("Wajib diisi bila berlaku.")
    return _("Isi bila berlaku.")


def _number_of(concept: Concept | None, last: Entry | None) -> str:
    if concept is None or last is None or last.value is None or concept.kind not in (Kind.QUANTITY, Kind.COUNT):
        return ""
    return show_number(concept, last.value, formats.language())


def _before(concept: Concept | None, last: Entry | None, opened: Opened) -> str:
    if concept is None or last is None:
        return ""
    words = last.text if last.value is None else show_value(concept, last.value, formats.language())
    if last.local_date == opened.facts.on:
        return _("Hari ini sudah dicatat: %(value)s") % {"value": words}
    return _("%(day)s: %(value)s") % {"day": formats.day(last.local_date), "value": words}
