"""Which rule and edition does a request ask for, and whose signatures does the reader see?"""

from collections.abc import Mapping

from django.http import Http404
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.rules.signed import Signed, signed_of
from simpul.knowledge.rules import Rule, rules
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.services.signing.choosing import chosen_on
from simpul.services.signing.queries import may_sign, puskesmas_seen, standing_signatures


def chosen_today(standing: Standing) -> dict[str, int]:
    """The numbers that the city of the reader uses today."""
    return chosen_on(standing.facility, local_date(timezone.now(), LocalZone.WIB))


def rule_asked(code: str, edition: str, chosen: Mapping[str, int]) -> Rule:
    """With the numbers of the city. Raises Http404 for an edition that does not exist."""
    found = rules(chosen).get((code, edition))
    if found is None:
        raise Http404
    return found


def signed_seen(standing: Standing, chosen: Mapping[str, int]) -> Signed:
    """The signatures of the own Puskesmas; for the Dinas those of all."""
    places = puskesmas_seen(standing.facility, local_date(timezone.now(), LocalZone.WIB))
    by_place = standing_signatures([one.pk for one in places])
    names = names_of_staff({row.signed_by for rows in by_place.values() for row in rows.values()})
    named = {one.pk: one.name for one in places}
    return signed_of(named, by_place, names, chosen, is_city=standing.facility.kind == "dinas")


def is_signer(standing: Standing) -> bool:
    return standing.may(Permission.RULES_SIGN) and may_sign(standing.staff_id, standing.facility)
