"""What is handed in: where it was, what was found, what was given?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.records.facilities.models import Facility
from simpul.records.visits.models import Source, VisitKind


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. value in the resolution of its concept, or a text; the id is made by whoever writes it.

    at    the instant of this finding; None = that at which all of it was found, which is handed in beside it
    seen  the entries of this session and concept that the sender knew of; what stands there unseen is not written past.
          None = nobody was looking: a device that sends later, a sheet, a book
    """

    id: UUID
    concept: str
    value: int | None = None
    text: str = ""
    at: datetime | None = None
    seen: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """One service given, with batch and expiry where it has them; the id is made by whoever writes it."""

    id: UUID
    service: str
    batch: str = ""
    expires_on: date | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the visit was, on which open day and form, and on what its record rests.

    source_ref  the run of an import or the page of a book, where the visit is taken over as evidence
    """

    facility: Facility
    kind: VisitKind
    session_id: UUID | None = None
    source: Source = Source.DIRECT
    source_ref: str = ""
    form: str = ""
    form_edition: str = ""
