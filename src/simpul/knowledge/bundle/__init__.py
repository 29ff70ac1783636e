"""What does a phone get of the medicine? Rules, forms, schedules and the tables of WHO, in one file (ADR 0032)."""

from simpul.knowledge.bundle.parts import packed, parts, sizes
from simpul.knowledge.bundle.rules_part import Holding

__all__ = ["Holding", "packed", "parts", "sizes"]
