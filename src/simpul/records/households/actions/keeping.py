"""How is a family locked, sealed and told about?"""

from uuid import UUID

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.privacy import Masked
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.households.models import Household
from simpul.records.people.keys import general_keys

KK_DIGITS = 16


def seal_kk(household: Household, kk: Masked) -> None:
    digits = kk.reveal()
    if len(digits) != KK_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise DomainError("kk_impossible", "Nomor KK terdiri dari 16 angka.")
    keys = general_keys()
    household.kk_key_id, household.kk_sealed = keys.seal(digits)
    household.kk_index = keys.index(digits)


def locked_household(area: WorkArea, household_id: UUID) -> Household:
    found = Household.objects.select_for_update().filter(id=household_id).first()
    if found is None or not area.names_in(found.kelurahan_id, found.rt_id):
        raise NotInWorkAreaError()
    if found.closed_on:
        raise DomainError("household_closed", "Keluarga ini sudah ditutup. Muat ulang untuk melihat yang terbaru.")
    return found


def tell(actor_id: UUID | None, kind: str, household: Household) -> int:
    audit.record(
        actor_id=actor_id,
        action=kind,
        subject_kind="household",
        subject_id=household.pk,
        kelurahan_id=household.kelurahan_id,
        purpose="pendataan",
    )
    return append(News(kind, household.kelurahan_id, household.pk)).sequence
