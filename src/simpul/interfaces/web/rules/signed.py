"""Is an edition signed, by whom, and where? In one line, by Puskesmas for the Dinas, and as a history. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.interfaces.web.components import formats
from simpul.services.signing.queries import Key, is_current

if TYPE_CHECKING:
    from simpul.services.signing.models import Signature


@dataclass(frozen=True, slots=True)
class SignedShown:
    """holds    signed with the content of now
    changed  signed once, and the file says something else since
    words    in one line; place: the Puskesmas
    """

    place: str
    holds: bool
    changed: bool
    words: str
    remark: str = ""
    signature_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """What stands, by edition, for each Puskesmas that the reader sees.

    chosen   the numbers of the city
    is_city  the reader sees several and answers for none
    """

    places: Mapping[UUID, str]
    by_place: Mapping[UUID, Mapping[Key, Signature]]
    names: Mapping[UUID, str]
    chosen: Mapping[str, int]
    is_city: bool

    def of(self, key: Key) -> list[SignedShown]:
        return [self._shown(name, self.by_place[place].get(key)) for place, name in self.places.items()]

    def in_one_line(self, key: Key) -> SignedShown:
        shown = self.of(key)
        if not self.is_city and shown:
            return shown[0]
        holding, all_of_them = sum(one.holds for one in shown), len(shown)
        words = ngettext("%(some)s dari %(all)s Puskesmas", "%(some)s dari %(all)s Puskesmas", all_of_them)
        told = words % {"some": holding, "all": all_of_them}
        return SignedShown("", holding > 0, any(one.changed for one in shown), told)

    def _shown(self, place: str, row: Signature | None) -> SignedShown:
        if row is None:
            return SignedShown(place, holds=False, changed=False, words=_("belum ditandatangani"))
        told = {"name": self.names.get(row.signed_by, ""), "day": formats.day(row.local_date)}
        if not is_current(row, self.chosen):
            words = _("berubah sesudah ditandatangani %(name)s, %(day)s") % told
            return SignedShown(place, holds=False, changed=True, words=words, signature_id=row.pk)
        words = _("ditandatangani %(name)s, %(day)s") % told
        return SignedShown(place, True, False, words, row.remark, row.pk)


def signed_of(
    places: Mapping[UUID, str],
    by_place: Mapping[UUID, Mapping[Key, Signature]],
    names: Mapping[UUID, str],
    chosen: Mapping[str, int],
    *,
    is_city: bool,
) -> Signed:
    return Signed(places, by_place, names, chosen, is_city)


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    what: str
    edition: str
    place: str
    words: str

    @property
    def when(self) -> str:
        return f"{formats.day(timezone.localtime(self.at).date())} {formats.clock(self.at)}"


def history_shown(rows: list[Signature], names: Mapping[UUID, str]) -> list[Event]:
    events = []
    for row in rows:
        what = _("ditandatangani %(name)s") % {"name": names.get(row.signed_by, "")}
        events.append(Event(row.signed_at, what, row.edition, row.facility.name, row.remark))
        if hasattr(row, "withdrawal"):
            back = row.withdrawal
            what = _("dicabut %(name)s") % {"name": names.get(back.withdrawn_by, "")}
            events.append(Event(back.withdrawn_at, what, row.edition, row.facility.name, back.reason))
    return sorted(events, key=lambda one: one.at, reverse=True)
