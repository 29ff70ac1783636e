"""Who is calling, and inside which area does the call run? The machines' side of the door of the screens."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.access.models import StaffMember
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, standing_of
from simpul.records.facilities.work_area import work_area_scope
from simpul.records.people.receiving import receiving_guests


def standing_or_404(request: HttpRequest, permission: Permission) -> Standing:
    """The post of today, if it has the permission and its owner has chosen a password."""
    staff = cast("StaffMember", request.user)
    standing = standing_of(staff, local_date(timezone.now(), LocalZone.WIB))
    if standing is None or not standing.may(permission) or staff.must_change_password:
        raise Http404
    return receiving_guests(standing, timezone.now())


@contextmanager
def working(standing: Standing) -> Iterator[None]:
    """One transaction inside the work area."""
    with transaction.atomic(), work_area_scope(standing.area):
        yield
