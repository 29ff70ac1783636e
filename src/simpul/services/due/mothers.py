"""Is this woman pregnant on a day, and when did she last give birth? From rows that were read already.

A pregnancy that nobody ended is believed for 43 weeks; a birth counts with and without a recorded pregnancy.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.knowledge.pregnancy.dates import is_plausible_start
from simpul.records.facilities.work_area import WorkArea
from simpul.records.pregnancies.models import Birth
from simpul.records.pregnancies.motherhood import LOOSE
from simpul.records.prepared import Blank, OneOf, Prepared
from simpul.services.signing.motherhood import Motherhood

LOOSE_BIRTHS = Prepared(
    lambda: (
        Birth.objects.filter(OneOf("mother_id", "women"), LOOSE, person__birth_date__gte=Blank("since"))
        .order_by("person__birth_date", "person_id")
        .values_list("mother_id", "person__birth_date")
    )
)


@dataclass(frozen=True, slots=True)
class Mother:
    """pregnant_since  HPHT, or 280 days before HPL; None where she is not pregnant
    delivered_on    the day of her last birth up to the day
    """

    pregnant_since: date | None = None
    delivered_on: date | None = None


NO_MOTHER = Mother()


def mother_on(pregnancies: Iterable[Motherhood], births: Sequence[date], day: date) -> Mother:
    """pregnancies  in any order; births: days of births without a recorded pregnancy"""
    since, delivered = None, [one for one in births if one <= day]
    for one in pregnancies:
        if one.lasts_on(day) and is_plausible_start(one.began_on, day):
            since = one.began_on
        if one.delivered_on and one.delivered_on <= day:
            delivered.append(one.delivered_on)
    return Mother(since, max(delivered, default=None))


def loose_births(area: WorkArea, women: Iterable[UUID], since: date) -> dict[UUID, list[date]]:
    """By mother the births of which no pregnancy is on record; women are of this area (the caller has asked)."""
    asked = list(women) if area.kelurahan or area.guests else []
    found: dict[UUID, list[date]] = {}
    for mother, day in LOOSE_BIRTHS.ask(women=asked, since=since) if asked else []:
        found.setdefault(mother, []).append(day)
    return found
