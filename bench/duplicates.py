"""How long does the warning at entry take, and how long the comparison of one person with the city?

Run on a site that is loaded (DATABASE_URL of the application's role): `measure()` compares everybody who waits first.
"""

import json
import os
import statistics
import sys
import time
from datetime import timedelta
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")


def measure(rounds: int = 300, seed: int = 1) -> dict[str, float]:
    """Milliseconds of the warning, for a person who is here already under a mistake, and of one person's comparison."""
    from simpul.records.facilities.work_area import whole_city
    from simpul.services.duplicates.consumer import DuplicatesConsumer
    from simpul.services.duplicates.models import Pair, Waiting
    from simpul.services.duplicates.pairing import work_through

    DuplicatesConsumer().rebuild()
    waiting, begin = Waiting.objects.count(), time.perf_counter()
    while work_through():
        pass
    figures = {"people": waiting, "comparison of one person, ms": (time.perf_counter() - begin) / waiting * 1000}
    begin = time.perf_counter()
    DuplicatesConsumer().rebuild()
    while work_through():
        pass
    figures["comparison again, ms"] = (time.perf_counter() - begin) / waiting * 1000
    city = whole_city()
    for label, area in (("Puskesmas", _densest()), ("city", city)):
        taken = warnings(area, rounds, Random(seed))
        figures[f"warning, {label}, median ms"] = statistics.median(taken)
        figures[f"warning, {label}, p95 ms"] = statistics.quantiles(taken, n=20)[-1]
    figures["pairs"] = _in_city(Pair.objects.count)
    return {what: round(figure, 2) for what, figure in figures.items()}


def warnings(area, rounds: int, random: Random) -> list[float]:
    """Each round enters somebody who is here, with a birth date one day off and no NIK."""
    from django.db import transaction

    from simpul.records.facilities.work_area import work_area_scope
    from simpul.records.people.models import Person
    from simpul.services.duplicates.describing import describe_new
    from simpul.services.duplicates.queries import likely_same

    taken = []
    with transaction.atomic(), work_area_scope(area):
        people = list(Person.objects.select_related("mother", "rt").order_by("id")[:20_000])
        for person in random.sample(people, rounds):
            mother = person.mother.name if person.mother else None
            born = person.birth_date + timedelta(days=random.choice((0, 1)))
            begin = time.perf_counter()
            described = describe_new(
                name=person.name, sex=person.sex, birth_date=born, mother_name=mother, rt=person.rt
            )
            likely_same(area, described)
            taken.append((time.perf_counter() - begin) * 1000)
    return taken


def _densest():
    """The three largest kelurahan, as one Puskesmas has them."""
    from django.db import connection

    from simpul.records.facilities.work_area import WorkArea

    def ask() -> tuple[int, ...]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT kelurahan_id FROM people_person GROUP BY 1 ORDER BY count(*) DESC LIMIT 3")
            return tuple(row[0] for row in cursor.fetchall())

    return WorkArea(kelurahan=_in_city(ask))


def _in_city(ask):
    from django.db import transaction

    from simpul.records.facilities.work_area import whole_city, work_area_scope

    with transaction.atomic(), work_area_scope(whole_city()):
        return ask()


if __name__ == "__main__":
    django.setup()
    json.dump(measure(), sys.stdout, indent=1)
