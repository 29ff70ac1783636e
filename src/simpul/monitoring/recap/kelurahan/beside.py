"""Which figures of PWS stand beside a sum of the recap? Those of its own moment, taken along with it (ADR 0047)."""

from django.db import connection, transaction

from simpul.foundation.local_time import Month
from simpul.knowledge.indicators.catalogue import EDITION
from simpul.monitoring.pws.models import Horizon, KelurahanSum
from simpul.monitoring.pws.queries import SKDN
from simpul.monitoring.recap.consumer import months_kept, note
from simpul.monitoring.recap.kelurahan.codes import codes_of_pws
from simpul.records.facilities.work_area import whole_city, work_area_scope

BEHIND = """
    SELECT asked.place, asked.month
    FROM (SELECT * FROM unnest(%(kelurahan)s::int[]) AS a (place), unnest(%(months)s::int[]) AS b (month)) AS asked
    LEFT JOIN recap_kelurahansum AS kept ON kept.kelurahan_id = asked.place AND kept.month = asked.month
    LEFT JOIN (
        SELECT kelurahan_id, month, jsonb_object_agg(indicator, value) AS figures
        FROM pws_kelurahansum
        WHERE month = ANY(%(months)s::int[]) AND indicator = ANY(%(codes)s)
        GROUP BY kelurahan_id, month
    ) AS counted ON counted.kelurahan_id = asked.place AND counted.month = asked.month
    WHERE kept.id IS NULL OR kept.figures IS DISTINCT FROM coalesce(counted.figures, '{}')
"""


def codes_beside() -> tuple[str, ...]:
    """What the city's table is made of, and the classes."""
    return (*SKDN, *codes_of_pws())


def figures_beside(kelurahan_id: int, month: Month) -> dict[str, int] | None:
    """Code -> people, as PWS has it now; None where it has not counted the month."""
    if month.index not in counted_by_pws():
        return None
    rows = KelurahanSum.objects.filter(kelurahan_id=kelurahan_id, month=month.index, indicator__in=codes_beside())
    return dict(rows.values_list("indicator", "value"))


def note_behind() -> None:
    """Note every kelurahan that has no sum of a month, or one beside other figures than PWS has by now.

    So a month that opens is added up everywhere, also where there is no news of it, and what was added up before PWS
    had counted is added up again.
    """
    months = sorted(set(months_kept()) & set(counted_by_pws()))
    city = whole_city()
    with transaction.atomic(), work_area_scope(city), connection.cursor() as cursor:
        cursor.execute(BEHIND, {"kelurahan": list(city.counted), "months": months, "codes": list(codes_beside())})
        note((kelurahan, month) for kelurahan, month in cursor.fetchall())


def counted_by_pws() -> range:
    """Indexes of the months of which figures stand by the edition that holds."""
    horizon = Horizon.objects.first()
    return range(horizon.counted_from, horizon.last + 1) if horizon and horizon.edition == EDITION else range(0)


def still_to_be_counted() -> range:
    """Indexes of the months that PWS is about to count, the newest first."""
    horizon = Horizon.objects.first()
    if horizon is None:
        return range(0)
    return range(horizon.first, horizon.counted_from if horizon.edition == EDITION else horizon.last + 1)
