"""How fast are the records of a whole city? Search and the page of a person, in milliseconds of the server.

Run inside a loaded site (bench.run does so) as the application's role, behind row-level security. `keep` as its only
argument writes the figures of that site into a section of their own.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from random import Random
from typing import TypeVar

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.results import keep_section  # noqa: E402
from simpul.foundation.local_time import LocalZone, local_date  # noqa: E402
from simpul.interfaces.web.warm import warm  # noqa: E402
from simpul.records.access.models import StaffMember  # noqa: E402
from simpul.records.access.queries import standing_of  # noqa: E402
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope  # noqa: E402
from simpul.records.people.models import Person  # noqa: E402
from simpul.records.people.queries import nik_of  # noqa: E402
from simpul.records.people.search import find_by_name, find_by_nik  # noqa: E402

ROUNDS, WARM = 400, 10
Asked = TypeVar("Asked")


def main() -> int:
    areas = {"kelurahan": area_of("bidan"), "Puskesmas": area_of("dokter"), "city": whole_city()}
    people = people_of(areas["kelurahan"])
    found: dict[str, str] = {}
    for label, area in areas.items():
        with transaction.atomic(), work_area_scope(area):
            found |= {f"{what}, {label}": figure for what, figure in searches(area, people).items()}
    found["page of a person, as bidan"] = pages(people)
    if sys.argv[1:] == ["keep"]:
        count = count_people()
        keep_section("The records of a whole city", f"{count} people, in the process of the server.", found.items())
    json.dump(found, sys.stdout)
    return 0


def count_people() -> int:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Person.objects.count()


def area_of(username: str) -> WorkArea:
    standing = standing_of(StaffMember.objects.get(username=username), local_date(timezone.now(), LocalZone.WIB))
    assert standing
    return standing.area


def people_of(area: WorkArea) -> list[Person]:
    """Half of them the youngest, who have weighings; half of them anybody."""
    with transaction.atomic(), work_area_scope(area):
        mine = Person.objects.filter(kelurahan_id__in=area.kelurahan)
        return [*mine.order_by("-birth_date")[: ROUNDS // 2], *mine.order_by("id")[: ROUNDS // 2]]


def searches(area: WorkArea, people: list[Person]) -> dict[str, str]:
    random = Random(1)
    beginnings = [person.name[: random.randint(3, 7)] for person in people]
    words = [person.name.split()[-1][: random.randint(3, 6)] for person in people]
    return {
        "search, beginning of a name": timed(lambda text: find_by_name(area, text), beginnings),
        "search, another word of a name": timed(lambda text: find_by_name(area, text), words),
        "search, NIK": timed(lambda nik: find_by_nik(area, nik), [nik for person in people if (nik := nik_of(person))]),
    }


def pages(people: list[Person]) -> str:
    """The whole answer in the process of the server: middleware, queries, template."""
    warm()  # as a process of pages does
    client = Client()
    client.force_login(StaffMember.objects.get(username="bidan"), "django.contrib.auth.backends.ModelBackend")

    def ask(person: Person) -> None:
        answer = client.get(reverse("persons:page", kwargs={"person_id": person.pk}))
        assert answer.status_code == 200, answer.status_code

    return timed(ask, people)


def timed(ask: Callable[[Asked], object], questions: Iterable[Asked]) -> str:
    taken = []
    for question in questions:
        begin = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - begin) * 1000)
    return spread(taken[WARM:])


def spread(taken: list[float]) -> str:
    """Milliseconds of single answers as p50 and p95."""
    taken = sorted(taken)
    return f"p50 {statistics.median(taken):.1f} ms, p95 {taken[int(len(taken) * 0.95)]:.1f} ms; {len(taken)} asked"


if __name__ == "__main__":
    sys.exit(main())
