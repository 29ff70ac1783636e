"""What is told of a band while a worse one may still come out? (language.least)"""

from simpul.knowledge.rules.language.definition import Band
from simpul.knowledge.rules.language.least import COMPLETE

WHILE_INCOMPLETE = {"id": "Selama belum lengkap: {}. {}", "en": "While incomplete: {}. {}"}


def said_least(band: Band, language: str) -> str:
    """Its own words for that; "" where it has none: its name stays, and what is done follows its priority."""
    least = band.least
    if least is None:
        return ""
    if least.label_id == band.label_id and least.action_id in (band.action_id, COMPLETE["action_id"]):
        return ""
    return WHILE_INCOMPLETE[language].format(least.label(language), least.action(language))
