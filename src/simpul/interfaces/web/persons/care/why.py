"""What was a rule given, what did it make of it, and what is to be done? No I/O."""

from django.utils.translation import gettext as _

from simpul.interfaces.web.persons.care.unread import said_value
from simpul.interfaces.web.rules.words import refer_words
from simpul.interfaces.web.visits.registry import label_of
from simpul.knowledge.concepts import Kind, PrivacyClass, concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Answer, Band, Refer
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.wording import Words, show_size
from simpul.services.signing.acting import concepts_of

MOST_NAMED = 4  # of more answers a kader reads those that matter


def why_words(answer: Answer, language: str) -> list[tuple[str, str]]:
    """(what, value) of each."""
    words, rule = Words(answer.rule, language), answer.rule
    given = [(words.name(code), _known_words(words, code, value)) for code, value in answer.inputs.items()]
    made = [
        (rule.derived[code].label(language), show_size(rule.derived[code], span.low, language))
        for code, span in answer.derived.items()
    ]
    return given + made


def _known_words(words: Words, code: str, value: FactValue) -> str:
    thing = words.rule.inputs[code].thing
    if isinstance(thing, Known) and thing.is_yes_no:
        return _("Ya") if value else _("Tidak")
    return words.value(code, value)


def todo_words(band: Band, language: str) -> list[str]:
    """What to do, where to refer to, and when to look again."""
    told = [band.action(language)]
    if band.refer is not Refer.NOWHERE:
        told.append(_("Rujuk: %(where)s.") % {"where": refer_words(band.refer.value)})
    if band.recheck_days:
        told.append(_("Periksa lagi dalam %(days)s hari.") % {"days": band.recheck_days})
    return told


def named_of(answer: Answer) -> frozenset[str]:
    """The concepts that a line to a kader names. Of answers about the mind none is named: one line says it of all."""
    if answer.rule.privacy_class is PrivacyClass.C3:
        return frozenset({PrivacyClass.C3.value})
    return concepts_of(answer.rule) & answer.inputs.keys()


def measured_words(answer: Answer) -> str:
    """What a kader reads of what was measured, each with its value; of many those that are not a plain no, where
    there are any. What she wrote of the mind is not said again."""
    if answer.rule.privacy_class is PrivacyClass.C3:
        return _("Jawaban yang Anda catat hari ini")
    given = [code for code in answer.inputs if code in concepts_of(answer.rule)]
    left = [code for code in given if answer.inputs[code] or concepts()[code].kind is not Kind.YES_NO]
    named = left if left and len(given) > MOST_NAMED else given
    return ", ".join(f"{label_of(code)} {said_value(code, answer.inputs[code])}" for code in named)
