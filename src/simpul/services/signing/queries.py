"""Which editions are signed, for which Puskesmas, by whom? Nothing here names a person who is cared for."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.knowledge.rules import fingerprints
from simpul.records.access.models import Profession, StaffMember
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import get_facility, valid_on
from simpul.records.prepared import Blank, Prepared
from simpul.services.signing.models import Signature

Key = tuple[str, str]
HELD = Prepared(lambda: _held())


def signed_editions(facility: Facility, on: date, chosen: Mapping[str, int] | None = None) -> set[Key]:
    """The rules and editions that are signed on a day for the Puskesmas of a facility, with the content of now and the
    numbers that the city chose (choosing.chosen_on).

    One statement: only a Puskesmas has signatures, and a Pustu or Posyandu stands at most two steps below its own.
    """
    return {row.key for row in signatures_held(facility, on) if is_current(row, chosen)}


def signatures_held(facility: Facility, on: date) -> list[Signature]:
    """Those of a day for the Puskesmas of a facility, whether or not the content is still the one that was signed."""
    return HELD.ask(facility=facility.pk, parent=facility.parent_id, day=on)


def _held() -> QuerySet[Signature]:
    above = Facility.objects.filter(children__id=Blank("facility")).values("parent_id")
    where = Q(facility_id=Blank("facility")) | Q(facility_id=Blank("parent")) | Q(facility_id__in=above)
    stands = Q(withdrawal__isnull=True) | Q(withdrawal__local_date__gt=Blank("day"))
    return Signature.objects.filter(where, stands, local_date__lte=Blank("day"))


def standing_signatures(puskesmas: Iterable[UUID]) -> dict[UUID, dict[Key, Signature]]:
    """By Puskesmas and edition the last signature that was not taken back; its content may have changed since."""
    found: dict[UUID, dict[Key, Signature]] = {one: {} for one in puskesmas}
    rows = Signature.objects.filter(facility_id__in=list(found), withdrawal__isnull=True)
    for row in rows.order_by("signed_at", "id"):
        found[row.facility_id][row.key] = row
    return found


def signed_before(facility: Facility, earlier: Iterable[Key], chosen: Mapping[str, int]) -> Key | None:
    """Of earlier editions, the latest first, the first that a doctor signed for the Puskesmas of a facility and still
    says what was signed."""
    own = puskesmas_of(facility)
    if own is None:
        return None
    standing = standing_signatures([own.pk])[own.pk]
    return next((key for key in earlier if key in standing and is_current(standing[key], chosen)), None)


def history_of(puskesmas: Iterable[UUID], rule: str) -> list[Signature]:
    """All signatures of a rule, newest first, with what became of them."""
    rows = Signature.objects.filter(facility_id__in=list(puskesmas), rule=rule)
    return list(rows.select_related("facility", "withdrawal").order_by("-signed_at", "-id"))


def get_signature(puskesmas: UUID, signature_id: UUID) -> Signature | None:
    rows = Signature.objects.select_related("withdrawal").filter(facility_id=puskesmas)
    return rows.filter(id=signature_id).first()


def is_current(signature: Signature, chosen: Mapping[str, int] | None = None) -> bool:
    """Whether the file, with the numbers that the city chose, still says what was signed."""
    return fingerprints(chosen).get(signature.key) == signature.fingerprint


def may_sign(staff_id: UUID, facility: Facility) -> bool:
    """A doctor at a Puskesmas; the permission of the role is asked at the door."""
    is_doctor = StaffMember.objects.filter(id=staff_id, profession=Profession.DOKTER, is_active=True).exists()
    return facility.kind == FacilityKind.PUSKESMAS and is_doctor


def puskesmas_of(facility: Facility) -> Facility | None:
    """The Puskesmas to which a Pustu or a Posyandu belongs; a Dinas belongs to none."""
    found: Facility | None = facility
    while found and found.kind != FacilityKind.PUSKESMAS:
        found = get_facility(found.parent_id) if found.parent_id else None
    return found


def puskesmas_seen(facility: Facility, on: date) -> list[Facility]:
    """Whose signatures are read from here: the own Puskesmas; from the Dinas all of the city, by name."""
    if facility.kind == FacilityKind.DINAS:
        return list(Facility.objects.filter(valid_on(on), kind=FacilityKind.PUSKESMAS).order_by("name", "id"))
    own = puskesmas_of(facility)
    return [own] if own else []
