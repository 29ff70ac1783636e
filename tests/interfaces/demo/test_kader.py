"""What was measured at an open day was written by a kader of that Posyandu; only the cast can log in."""

from collections import Counter
from datetime import date

from simpul.interfaces.cli.demo.logins import LOGINS
from simpul.records.access.models import Assignment, StaffMember
from simpul.records.access.permissions import Role
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from tests.interfaces.demo.loads import TODAY


def test_each_posyandu_has_its_kader_and_what_was_measured_is_theirs(city: None) -> None:
    kader: dict[object, set[object]] = {}
    for post in Assignment.objects.filter(role=Role.KADER):
        kader.setdefault(post.facility_id, set()).add(post.staff_id)
    posyandu = set(Facility.objects.filter(kind=FacilityKind.POSYANDU).values_list("id", flat=True))
    assert set(kader) == posyandu
    with work_area_scope(whole_city()):
        at_posyandu = Entry.objects.filter(visit__session_id__isnull=False)
        written = set(at_posyandu.values_list("visit__facility_id", "recorded_by"))
    assert written
    assert all(by in kader[where] for where, by in written)


def test_one_hand_writes_a_day_and_now_and_then_it_is_another(city: None) -> None:
    with work_area_scope(whole_city()):
        at_posyandu = Entry.objects.filter(visit__session_id__isnull=False)
        rows = set(at_posyandu.values_list("visit__facility_id", "local_date", "recorded_by"))
    hands = Counter((where, day) for where, day, _by in rows)
    assert set(hands.values()) == {1}  # one hand a day
    by_post: dict[object, dict[date, object]] = {}
    for where, day, by in rows:
        by_post.setdefault(where, {})[day] = by
    turns = [[by for _, by in sorted(days.items())] for days in by_post.values() if len(days) > 1]
    assert turns
    assert any(len(set(one)) == 2 for one in turns)
    assert max(max(Counter(one).values()) for one in turns) > 1


def test_nobody_but_the_cast_can_log_in(city: None) -> None:
    others = StaffMember.objects.exclude(username__in=list(LOGINS))
    assert others.exists()
    assert not any(one.has_usable_password() for one in others)
    assert all(one.display_name.endswith("(contoh)") for one in others)
    assert Assignment.objects.filter(staff__in=others, valid_from__lt=TODAY).count() == others.count()
