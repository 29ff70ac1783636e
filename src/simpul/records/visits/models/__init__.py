"""What was seen and measured, by whom, when and where?"""

from simpul.records.visits.models.findings import Entry, Given
from simpul.records.visits.models.judged import Assessment, GrowthDay, GrowthFinding, MonthlyWeighing
from simpul.records.visits.models.visit import Source, Visit, VisitKind, Withdrawal

__all__ = [
    "Assessment",
    "Entry",
    "Given",
    "GrowthDay",
    "GrowthFinding",
    "MonthlyWeighing",
    "Source",
    "Visit",
    "VisitKind",
    "Withdrawal",
]
