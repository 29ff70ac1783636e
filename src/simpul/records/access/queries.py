"""Over which area may this worker work today, and what may they do there?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.records.access.models import Assignment, StaffMember
from simpul.records.access.permissions import GRAIN, Grain, Permission, Role, may, sees_names
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import (
    KELURAHAN_LEVELS,
    areas_covered,
    kelurahan_ids_of_city,
    rt_of_kelurahan,
    valid_on,
)
from simpul.records.facilities.work_area import NOWHERE, WorkArea
from simpul.records.prepared import Blank, OneOf, Prepared

POSTS = Prepared(
    lambda: (
        Assignment.objects.filter(valid_on(Blank("day")), staff_id=Blank("staff"), superseded_sequence__isnull=True)
        .select_related("facility__area", "facility__parent")
        .order_by("-valid_from", "-id")
    )
)
NAMES = Prepared(lambda: StaffMember.objects.filter(OneOf("id", "ids")).values_list("id", "display_name"))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a worker is today: the post they work in and the area that follows from it."""

    staff_id: UUID
    role: Role
    facility: Facility
    area: WorkArea

    def may(self, permission: Permission) -> bool:
        return may(self.role, permission)


def assignments_on(staff: StaffMember, day: date) -> list[Assignment]:
    """Posts valid on a day, the latest first."""
    return POSTS.ask(staff=staff.pk, day=day)


def standing_of(staff: StaffMember, day: date) -> Standing | None:
    """The post of today. None for an account without one: it may log in and sees nothing."""
    posts = assignments_on(staff, day)
    if not posts:
        return None
    post = posts[0]
    role = Role(post.role)
    return Standing(staff.pk, role, post.facility, work_area_of(post, day))


def work_area_of(post: Assignment, day: date) -> WorkArea:
    role = Role(post.role)
    grain = GRAIN[role]
    if grain is Grain.NONE:
        return NOWHERE
    if grain is Grain.POSYANDU:
        return _posyandu_area(post.facility, day)
    counted = tuple(_kelurahan_reached(post.facility, grain, day))
    return WorkArea(kelurahan=counted if sees_names(role) else (), counted=counted)


def names_of_staff(ids: set[UUID]) -> dict[UUID, str]:
    """Display names of colleagues, for "oleh …" and "yang membuka"."""
    return dict(NAMES.ask(ids=list(ids))) if ids else {}


def accounts_of(facilities: list[UUID], day: date) -> list[Assignment]:
    """Accounts with a post at these facilities today."""
    rows = Assignment.objects.filter(valid_on(day), facility_id__in=facilities, superseded_sequence__isnull=True)
    return list(rows.select_related("staff", "facility").order_by("facility__name", "staff__display_name"))


def _posyandu_area(posyandu: Facility, day: date) -> WorkArea:
    covered = areas_covered([posyandu.pk], day)
    rt = {area.pk for area in covered if area.level == AreaLevel.RT}
    kelurahan = {area.kelurahan_id for area in covered if area.kelurahan_id}
    for area in covered:
        if area.level in (AreaLevel.RW, AreaLevel.DUSUN) and area.kelurahan_id:
            inside = rt_of_kelurahan(area.kelurahan_id, day)
            rt |= {one.pk for one in inside if one.rw_id == area.pk or one.parent_id == area.pk}
    ids = tuple(sorted(kelurahan))
    return WorkArea(kelurahan=ids, counted=ids, rt=frozenset(rt), posyandu=frozenset({posyandu.pk}))


def _kelurahan_reached(facility: Facility, grain: Grain, day: date) -> list[int]:
    if grain is Grain.CITY:
        return kelurahan_ids_of_city(day)
    if grain is Grain.PUSKESMAS and facility.kind == FacilityKind.PUSKESMAS:
        return sorted(area.pk for area in areas_covered([facility.pk], day) if area.level in KELURAHAN_LEVELS)
    return [facility.area_id] if facility.area.level in KELURAHAN_LEVELS else []


def staff_named(username: str) -> StaffMember | None:
    """The account with this user name."""
    return StaffMember.objects.filter(username=username.strip().lower(), is_active=True).first()


def usernames_taken(usernames: list[str]) -> set[str]:
    """Which of these user names exist already."""
    return set(StaffMember.objects.filter(username__in=usernames).values_list("username", flat=True))
