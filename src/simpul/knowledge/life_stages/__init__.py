"""In which stage of life is a person? One table for forms, lists and figures."""

from simpul.knowledge.life_stages.stages import (
    ADULT_FROM_YEARS,
    NEWBORN_TO_DAY,
    NIFAS_TO_DAY,
    NURSING_BELOW_MONTHS,
    Band,
    LifeStage,
    bands,
    is_newborn,
    stage_at,
    stage_of,
)

__all__ = [
    "ADULT_FROM_YEARS",
    "NEWBORN_TO_DAY",
    "NIFAS_TO_DAY",
    "NURSING_BELOW_MONTHS",
    "Band",
    "LifeStage",
    "bands",
    "is_newborn",
    "stage_at",
    "stage_of",
]
