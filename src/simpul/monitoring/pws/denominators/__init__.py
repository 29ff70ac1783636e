"""What is a figure a share of? The register counts its own people; a projection is what somebody else expects."""

from simpul.monitoring.pws.denominators.actions import enter_projections
from simpul.monitoring.pws.denominators.queries import (
    PROJECTED,
    TARGETS,
    Expected,
    expected_in,
    expected_of_all,
    gap,
    together,
)

__all__ = [
    "PROJECTED",
    "TARGETS",
    "Expected",
    "enter_projections",
    "expected_in",
    "expected_of_all",
    "gap",
    "together",
]
