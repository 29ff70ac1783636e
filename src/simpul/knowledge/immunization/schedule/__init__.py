"""What does an edition of the schedule say? Shapes, reading, and the vaccines of a province."""

from simpul.knowledge.immunization.schedule.registry import edition_on, editions

__all__ = ["edition_on", "editions"]
