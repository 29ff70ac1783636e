"""How are words in two languages, and notes for who builds on it, written in FHIR?"""

from typing import Any

DEFINITIONS = "http://hl7.org/fhir/StructureDefinition"


def extension(name: str, **value: Any) -> dict[str, Any]:
    """One of the extensions that FHIR R4 itself defines."""
    return {"url": f"{DEFINITIONS}/{name}", **value}


def in_both(element: str, indonesian: str, english: str, *, kind: str = "valueString") -> dict[str, Any]:
    """The element in the language of the questionnaire, and its translation beside it."""
    if not indonesian:
        return {}
    told = [{"url": "lang", "valueCode": "en"}, {"url": "content", kind: english}]
    return {
        element: indonesian,
        f"_{element}": {"extension": [{"url": f"{DEFINITIONS}/translation", "extension": told}]},
    }


def design_note(text: str) -> dict[str, Any]:
    """What FHIR has no element for, in words that a builder reads and a patient never sees."""
    return extension("designNote", valueMarkdown=text)
