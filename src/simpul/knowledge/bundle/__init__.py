"""What does a phone get of the medicine? Rules, forms, schedules and the tables of WHO, in one file (ADR 0032)."""

from simpul.knowledge.bundle.parts import packed, parts, sizes

__all__ = ["packed", "parts", "sizes"]
