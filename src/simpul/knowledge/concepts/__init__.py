"""What can be recorded and given, and how is it read and shown? (ADR 0018)"""

from simpul.knowledge.concepts.definition import About, Concept, Kind, Option, PrivacyClass, Range, Status
from simpul.knowledge.concepts.pairs import crossed, paired_with
from simpul.knowledge.concepts.reading import read_value, read_yes_no
from simpul.knowledge.concepts.registry import concept, concepts
from simpul.knowledge.concepts.result import Blank, Read, Reading, Refused
from simpul.knowledge.concepts.service_registry import Service, ServiceKind, service, services
from simpul.knowledge.concepts.showing import day_number, day_of, show_number, show_value, size_of

__all__ = [
    "About",
    "Blank",
    "Concept",
    "Kind",
    "Option",
    "PrivacyClass",
    "Range",
    "Read",
    "Reading",
    "Refused",
    "Service",
    "ServiceKind",
    "Status",
    "concept",
    "concepts",
    "crossed",
    "day_number",
    "day_of",
    "paired_with",
    "read_value",
    "read_yes_no",
    "service",
    "services",
    "show_number",
    "show_value",
    "size_of",
]
