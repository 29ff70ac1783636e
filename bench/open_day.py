"""How fast is an open day of a whole city's Posyandu? Its pages, and a column of sixty weights kept at once.

Run inside a loaded site as the application's role (bench.records says how); every Posyandu of one Puskesmas is opened
today. `keep` as its only argument writes the figures of that site into a section of their own.
"""

import json
import os
import sys
import time
from random import Random
from urllib.parse import urlencode
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.records import count_people, spread  # noqa: E402
from bench.results import keep_section  # noqa: E402
from simpul.foundation.identifiers import new_id  # noqa: E402
from simpul.foundation.local_time import LocalZone, local_date  # noqa: E402
from simpul.interfaces.web.warm import warm  # noqa: E402
from simpul.records.access.models import StaffMember  # noqa: E402
from simpul.records.access.queries import Standing, standing_of  # noqa: E402
from simpul.records.facilities.queries import posyandu_in  # noqa: E402
from simpul.records.facilities.work_area import work_area_scope  # noqa: E402
from simpul.services.posyandu.actions import open_session  # noqa: E402
from simpul.services.posyandu.groups import Group  # noqa: E402
from simpul.services.posyandu.models import Session  # noqa: E402
from simpul.services.posyandu.queries import Expected, expected_list  # noqa: E402

WHO, PEOPLE, SHORTEST, LONGEST = "dokter", 60, 30, 75
FORM = "application/x-www-form-urlencoded"  # as a browser sends it


def main() -> int:
    doctor = StaffMember.objects.get(username=WHO)
    today = local_date(timezone.now(), LocalZone.WIB)
    standing = standing_of(doctor, today)
    assert standing
    warm()  # as a process of pages does
    client = Client()
    client.force_login(doctor, "django.contrib.auth.backends.ModelBackend")
    sessions = opened(standing)
    found = {
        "column of weights, page": pages(client, sessions, "page"),
        "list of step 1, bayi-balita-apras": pages(client, sessions, "queue", f"?kelompok={Group.BALITA}"),
        "list of step 1, dewasa": pages(client, sessions, "queue", f"?kelompok={Group.DEWASA}"),
        "summary of the day": pages(client, sessions, "close"),
        f"a column of up to {PEOPLE} weights kept at once": saving(client, standing, sessions),
    }
    if sys.argv[1:] == ["keep"]:
        about = (
            f"{count_people()} people, {len(sessions)} Posyandu of one Puskesmas with {SHORTEST} to {LONGEST} balita,"
            " in the process of the server."
        )
        keep_section("The open day", about, found.items())
    json.dump(found, sys.stdout)
    return 0


def opened(standing: Standing) -> list[Session]:
    """The sessions of today of the Posyandu with the usual number of balita."""
    now = timezone.now()
    found = []
    with transaction.atomic(), work_area_scope(standing.area):
        for posyandu in posyandu_in(standing.area, local_date(now, LocalZone.WIB)):
            session = open_session(
                actor_id=standing.staff_id, area=standing.area, posyandu=posyandu,
                day=local_date(now, LocalZone(posyandu.zone)), now=now,
            )  # fmt: skip
            if SHORTEST <= len(expected_list(standing.area, session)) <= LONGEST:
                found.append(session)
    return found


def pages(client: Client, sessions: list[Session], name: str, asked: str = "") -> str:
    taken = []
    for session in sessions:
        begin = time.perf_counter()
        answer = client.get(address(session, name) + asked)
        taken.append((time.perf_counter() - begin) * 1000)
        assert answer.status_code == 200, answer.status_code
    return spread(taken)


def saving(client: Client, standing: Standing, sessions: list[Session]) -> str:
    """Weights a little above the last ones, so that nothing is asked about."""
    random, taken, kept = Random(1), [], 0
    for session in sessions:
        with transaction.atomic(), work_area_scope(standing.area):
            lines = [line for line in expected_list(standing.area, session) if line.before][:PEOPLE]
        sent = urlencode(body([(line, random.randrange(100, 400, 100)) for line in lines]), doseq=True)
        begin = time.perf_counter()
        answer = client.post(address(session, "weigh_all"), sent, FORM, headers={"HX-Request": "true"})
        taken.append((time.perf_counter() - begin) * 1000)
        assert answer.status_code == 200, answer.status_code
        kept += len(lines)
    return f"{spread(taken)}; {kept / max(len(taken), 1):.0f} weights each"


def body(rows: list[tuple[Expected, int]]) -> dict[str, list[str | UUID]]:
    weights = [f"{(line.before.weight_grams + gain) / 1000:.1f}" for line, gain in rows if line.before]
    return {
        "person": [line.person.pk for line, _ in rows],
        "entry_id": [new_id() for _ in rows],
        "weight": list(weights),
        "seen_entry_id": ["" for _ in rows],
        "confirm": ["1" for _ in rows],
    }


def address(session: Session, name: str) -> str:
    return reverse(f"sessions:{name}", args=[session.posyandu_id, session.date.isoformat()])


if __name__ == "__main__":
    sys.exit(main())
