"""How is an answer told: to a program as data, to a worker as one sentence, to a kader as a colour?"""

from collections.abc import Collection, Mapping
from typing import Any

from simpul.knowledge.concepts import Kind, concepts, show_value
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.answer import Answer, State
from simpul.knowledge.rules.language.definition import Band, Colour, Priority

SENTENCES = {
    "id": {
        State.INCOMPLETE: "Belum lengkap, masih perlu: {}.",
        State.MEASURE_AGAIN: "Ukur ulang: {}.",
        State.NOT_APPLICABLE: "Tidak berlaku.",
    },
    "en": {
        State.INCOMPLETE: "Incomplete, still needed: {}.",
        State.MEASURE_AGAIN: "Measure again: {}.",
        State.NOT_APPLICABLE: "Does not apply.",
    },
}
CERTAIN = {"id": "Sudah pasti sedikitnya {}.", "en": "Certainly at least {}."}
TO_NAKES = {"id": "Perlu diperiksa tenaga kesehatan.", "en": "Needs to be seen by a health worker."}
GOOD = {"id": "Tidak ada yang perlu dilaporkan.", "en": "Nothing to report."}
TO_SHOW = {
    "id": "Tunjukkan kepada bidan atau tenaga kesehatan, karena tidak dinilai di sini: {}.",
    "en": "Show this to the midwife or a health worker, as it is not judged here: {}.",
}


def sentence(answer: Answer, language: str = "id") -> str:
    """What a health worker reads."""
    if answer.band:
        return f"{answer.band.label(language)}."
    names = [answer.rule.inputs[code].thing.label(language) for code in (*answer.missing, *answer.again)]
    said = SENTENCES[language][answer.state].format(", ".join(dict.fromkeys(names)))
    return f"{said} {CERTAIN[language].format(answer.at_least.label(language))}" if answer.at_least else said


def kader_sentence(answer: Answer, language: str = "id") -> tuple[Colour | None, str]:
    """What a kader reads: the colour of the plot, and whether a health worker has to look; never a category.

    Without a certain band there is no colour, and the sentence says what is missing.
    """
    if answer.acts is None:
        return None, sentence(answer, language)
    return answer.acts.colour, GOOD[language] if answer.acts.priority is Priority.P4 else TO_NAKES[language]


def orders(priority: str, beside: Collection[str]) -> bool:
    """Whether a health worker reads what to do. A calm answer knows its own check only: beside one of the same visit
    that cannot wait it says what was found, and sends nobody home.

    beside  the priorities of all answers of the visit
    """
    return priority != Priority.P4 or Priority.P1 not in beside


def named(code: str, value: FactValue, language: str = "id") -> str:
    """A finding that the registry knows, with its value: "Kolesterol 180 mg/dL", "Perdarahan: Ya"."""
    known = concepts()[code]
    between = " " if known.kind is Kind.QUANTITY else ": "
    return f"{known.label(language)}{between}{show_value(known, value, language)}"


def to_show(found: Mapping[str, FactValue], language: str = "id") -> str:
    """What a kader reads of what no rule judged (rules.unjudged): one sentence with the values, without a class and
    without a colour. Empty where there is nothing."""
    said = ", ".join(named(code, value, language) for code, value in found.items())
    return TO_SHOW[language].format(said) if said else ""


def answer_json(answer: Answer, language: str = "id") -> dict[str, Any]:
    """Everything of an answer, as numbers, codes and one sentence: what is kept with a visit."""
    return {
        "rule": answer.rule.code,
        "edition": answer.rule.edition,
        "title": answer.rule.title(language),
        "class": answer.rule.privacy_class.value,
        "status": (answer.acts or answer.rule).status.value,
        "state": answer.state.value,
        "sentence": sentence(answer, language),
        "band": _band(answer.band, language),
        "at_least": _band(answer.at_least, language),
        "missing": list(answer.missing),
        "again": list(answer.again),
        "inputs": answer.inputs,
        "derived": {code: str(span.low) for code, span in answer.derived.items()},
    }


def _band(band: Band | None, language: str) -> dict[str, Any] | None:
    if band is None:
        return None
    return {
        "code": band.code,
        "label": band.label(language),
        "priority": band.priority.value,
        "action": band.action(language),
        "refer": band.refer.value,
        "recheck_days": band.recheck_days,
    }
