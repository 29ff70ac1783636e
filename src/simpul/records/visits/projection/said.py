"""How does what the two rules of a weighing say become columns and rows?"""

from uuid import UUID

from simpul.knowledge.growth import Gain, WeightForAge
from simpul.records.visits.models import Assessment, Entry


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
    about = {"entry_id": entry.pk, "person_id": entry.person_id, "kelurahan_id": entry.kelurahan_id}
    return [
        Assessment(
            **about,
            rule=size.rule,
            edition=size.edition,
            outcome=size.outcome,
            category=size.category or "",
            band=size.band or "",
            z_hundredths=size.z_hundredths,
        ),
        Assessment(
            **about,
            rule=gain.rule,
            edition=gain.edition,
            outcome="assessed",
            category=gain.status,
            beside_id=beside_id,
            gain_grams=gain.gain,
            minimum_grams=gain.minimum,
            unusual_gap=gain.unusual_gap,
        ),
    ]
