"""Which rule and edition does a request ask for, and whose signatures does the reader see?"""

from django.http import Http404
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.rules.signed import Signed, signed_of
from simpul.knowledge.rules import Rule, rules
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.services.signing.queries import may_sign, puskesmas_seen, standing_signatures


def rule_asked(code: str, edition: str) -> Rule:
    """Raises Http404 for an edition that does not exist."""
    found = rules().get((code, edition))
    if found is None:
        raise Http404
    return found


def signed_seen(standing: Standing) -> Signed:
    """The signatures of the own Puskesmas; for the Dinas those of all."""
    places = puskesmas_seen(standing.facility, local_date(timezone.now(), LocalZone.WIB))
    by_place = standing_signatures([one.pk for one in places])
    names = names_of_staff({row.signed_by for rows in by_place.values() for row in rows.values()})
    return signed_of({one.pk: one.name for one in places}, by_place, names, is_city=standing.facility.kind == "dinas")


def is_signer(standing: Standing) -> bool:
    return standing.may(Permission.RULES_SIGN) and may_sign(standing.staff_id, standing.facility)
