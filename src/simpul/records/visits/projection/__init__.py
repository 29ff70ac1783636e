"""What holds now? Made anew from the entries, inside the transaction that changed them."""

from simpul.records.visits.projection.growth import GROWTH_CONCEPTS, assess_day
from simpul.records.visits.projection.many_days import project_growth
from simpul.records.visits.projection.rejudging import rejudge
from simpul.records.visits.projection.said import assessments_of, columns_of
from simpul.records.visits.projection.weighings import BODY_WEIGHT, project_weighings

__all__ = [
    "BODY_WEIGHT",
    "GROWTH_CONCEPTS",
    "assess_day",
    "assessments_of",
    "columns_of",
    "project_growth",
    "project_weighings",
    "rejudge",
]
