"""python -m tests.faults.sixty: sixty balita move into the RT of the demo's kader."""

from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from simpul.foundation.identifiers import new_id  # noqa: E402
from simpul.foundation.local_time import LocalZone, local_date  # noqa: E402
from simpul.foundation.sex import Sex  # noqa: E402
from simpul.records.access.models import StaffMember  # noqa: E402
from simpul.records.access.queries import standing_of  # noqa: E402
from simpul.records.facilities.models import Area  # noqa: E402
from simpul.records.facilities.work_area import whole_city, work_area_scope  # noqa: E402
from simpul.records.people.actions import register_person  # noqa: E402

SIXTY = 60
AGE_DAYS = 730  # about two years old


def move_in() -> None:
    today = local_date(timezone.now(), LocalZone.WIB)
    standing = standing_of(StaffMember.objects.get(username="kader"), today)
    assert standing
    assert standing.area.rt
    with transaction.atomic(), work_area_scope(whole_city()):
        rt = Area.objects.get(pk=min(standing.area.rt))
        for number in range(SIXTY):
            register_person(
                actor_id=standing.staff_id, area=whole_city(), person_id=new_id(),
                name=f"Enampuluh {number:02} Pemeran", sex=(Sex.FEMALE, Sex.MALE)[number % 2],
                birth_date=today - timedelta(days=AGE_DAYS + number), rt=rt, today=today,
            )  # fmt: skip


if __name__ == "__main__":
    move_in()
