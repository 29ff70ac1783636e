"""How does what the two rules of a weighing say become columns and rows?"""

from uuid import UUID

from simpul.knowledge.growth import Gain, WeightForAge
from simpul.records.visits.models import Assessment, Entry
from simpul.records.visits.projection.assessing import Said, rows_of


def columns_of(size: WeightForAge, gain: Gain) -> dict[str, object]:
    """The columns of a MonthlyWeighing that the rules fill."""
    return {
        "outcome": size.outcome,
        "z_hundredths": size.z_hundredths,
        "category": size.category or "",
        "band": size.band or "",
        "status": gain.status,
        "gain_grams": gain.gain,
        "minimum_grams": gain.minimum,
        "unusual_gap": gain.unusual_gap,
    }


def assessments_of(entry: Entry, beside_id: UUID | None, size: WeightForAge, gain: Gain) -> list[Assessment]:
    """What the two rules say of an entry, as rows to be kept."""
    return rows_of(entry, said_of_weighing(beside_id, size, gain))


def said_of_weighing(beside_id: UUID | None, size: WeightForAge, gain: Gain) -> list[Said]:
    """The same without a row for each: most of what is judged again says what was said before."""
    return [
        Said(size.rule, size.edition, size.outcome, size.category or "", size.band or "", size.z_hundredths),
        Said(
            gain.rule,
            gain.edition,
            "assessed",
            gain.status,
            beside_id=beside_id,
            gain_grams=gain.gain,
            minimum_grams=gain.minimum,
            unusual_gap=gain.unusual_gap,
        ),
    ]
