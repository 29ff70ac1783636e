"""How does a form travel? As a FHIR R4 Questionnaire (ADR 0039)."""

from simpul.knowledge.forms.fhir.codes import Export
from simpul.knowledge.forms.fhir.questionnaire import as_json, identifier_of, questionnaire_of

__all__ = ["Export", "as_json", "identifier_of", "questionnaire_of"]
