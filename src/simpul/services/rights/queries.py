"""What is asked of us, and what has this person said yes to? The work area first."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.visits.models import Visit
from simpul.services.rights.kinds import ConsentKind
from simpul.services.rights.models import Consent, Request
from simpul.services.rights.retention import Retention, retention_of


def open_requests(area: WorkArea) -> list[Request]:
    """Not answered yet, those due first on top."""
    return list(_reached(area).filter(ended_at__isnull=True).order_by("due_at", "id"))


def ended_requests(area: WorkArea, since: datetime) -> list[Request]:
    return list(_reached(area).filter(ended_at__gte=since).order_by("-ended_at", "-id"))


def get_request(area: WorkArea, request_id: UUID) -> Request | None:
    return _reached(area).prefetch_related("steps").filter(id=request_id).first()


def requests_of(area: WorkArea, person_id: UUID) -> list[Request]:
    """Newest first, those of merged records too."""
    return list(_reached(area).filter(person_id__in=record_ids(person_id)).order_by("-received_at", "-id"))


def consents_of(person_id: UUID) -> list[Consent]:
    """Every yes and every end of one, newest first. The caller has found the person in its area."""
    return list(Consent.objects.filter(person_id__in=record_ids(person_id)).order_by("-at", "-id"))


def current_consents(person_id: UUID) -> dict[ConsentKind, Consent]:
    """The latest of each kind; a kind that is missing was never asked, which means no."""
    found: dict[ConsentKind, Consent] = {}
    for row in consents_of(person_id):
        found.setdefault(ConsentKind(row.kind), row)
    return found


def retention_of_person(person: Person) -> Retention:
    """How long the record is kept. The caller has found the person in its area."""
    visits = Visit.objects.filter(person_id__in=record_ids(person.pk), withdrawal__isnull=True)
    last = visits.order_by("-local_date").values_list("local_date", flat=True).first()
    registered: date = timezone.localtime(person.recorded_at).date()
    return retention_of(birth_date=person.birth_date, last_contact=last or registered)


def _reached(area: WorkArea) -> QuerySet[Request]:
    here = Q(kelurahan_id__in=area.kelurahan) | Q(person_id__in=area.guests)
    return Request.objects.filter(here).select_related("person__rt__rw", "person__merged_into", "facility")
