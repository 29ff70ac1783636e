"""What does row-level security cost a name search? The same search as the application's role and as the owner."""

import statistics
import time

from django.db import connection, transaction

from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.people.queries import _ids_starting_with, _ids_with_inside

LETTERS = ("sit", "ahm", "nur", "dew", "rah", "put")
INSIDE = "SELECT id FROM people_person WHERE kelurahan_id = ANY(%s) AND name_lc LIKE %s ORDER BY name_lc, id LIMIT 30"


def times_of_search(rounds: int = 30) -> dict[str, float]:
    """Median milliseconds of each form of search, in one kelurahan and in the whole city."""
    city = whole_city()
    one = WorkArea(kelurahan=city.kelurahan[:1], counted=())
    found = {}
    for label, area in (("kelurahan", one), ("kota", city)):
        with transaction.atomic(), work_area_scope(area):
            found[f"awalan, {label}"] = _median(lambda text, area=area: _ids_starting_with(area, text), rounds)
            found[f"di dalam nama, {label}"] = _median(lambda text, area=area: _ids_with_inside(area, text), rounds)
            found[f"di dalam nama tanpa fungsi, {label}"] = _median(lambda text, area=area: _plain(area, text), rounds)
    return found


def _plain(area: WorkArea, text: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(INSIDE, [list(area.kelurahan), f"%{text}%"])
        return list(cursor.fetchall())


def _median(search, rounds: int) -> float:  # type: ignore[no-untyped-def]
    taken = []
    for number in range(rounds):
        begin = time.perf_counter()
        search(LETTERS[number % len(LETTERS)])
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)
