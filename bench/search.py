"""What does row-level security cost a name search? Run as the application's role, and again as the owner without it."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
LETTERS = ("sit", "ahm", "nur", "dew", "rah", "put")
INSIDE = "SELECT id FROM people_person WHERE kelurahan_id = ANY(%s) AND name_key LIKE %s ORDER BY name_key, id LIMIT 30"


def times_of_search(rounds: int = 60) -> dict[str, float]:
    """Median milliseconds of each form of search, in the densest kelurahan and in the whole city."""
    from django.db import connection, transaction

    from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
    from simpul.records.people.search import ids_starting_with, ids_with_inside

    def plain(area: WorkArea, text: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(INSIDE, [list(area.kelurahan), f"%{text}%"])
            cursor.fetchall()

    city = whole_city()
    with transaction.atomic(), work_area_scope(city), connection.cursor() as cursor:
        cursor.execute("SELECT kelurahan_id FROM people_person GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
        densest = WorkArea(kelurahan=(cursor.fetchone()[0],))
    found = {}
    for label, area in (("kelurahan", densest), ("city", city)):
        with transaction.atomic(), work_area_scope(area):
            found[f"prefix, {label}"] = median(lambda text, area=area: ids_starting_with(area, text), rounds)
            found[f"inside a name, {label}"] = median(lambda text, area=area: ids_with_inside(area, (text,)), rounds)
            found[f"inside a name, plain LIKE, {label}"] = median(lambda text, area=area: plain(area, text), rounds)
    return found


def median(search: Callable[[str], object], rounds: int) -> float:
    taken = []
    for number in range(rounds):
        begin = time.perf_counter()
        search(LETTERS[number % len(LETTERS)])
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken[len(LETTERS) :])


if __name__ == "__main__":
    django.setup()
    json.dump(times_of_search(), sys.stdout)
