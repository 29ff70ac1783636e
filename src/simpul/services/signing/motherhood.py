"""Who of many people is or was pregnant, and at which hour was each child born? One statement each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.records.facilities.work_area import WorkArea
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.models import Birth, Pregnancy


@dataclass(frozen=True, slots=True)
class Motherhood:
    """One pregnancy. delivered_on: the day of a birth; None of one that lasts or ended otherwise."""

    began_on: date
    ended_on: date | None
    delivered_on: date | None

    def lasts_on(self, day: date) -> bool:
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)


def pregnancies_among(area: WorkArea, place: Mapping[UUID, int]) -> dict[int, list[Motherhood]]:
    """By row, oldest first; an entry that was wrong is none. Pregnancies of a merged record count for the one kept."""
    rows = Pregnancy.objects.filter(kelurahan_id__in=area.kelurahan).exclude(ended_as=PregnancyEnd.WRONG)
    found: dict[int, list[Motherhood]] = {}
    for row in rows.select_related("person").only(*COLUMNS).order_by("due_on", "id"):
        at = place.get(row.person.merged_into_id or row.person_id)
        if at is not None:
            found.setdefault(at, []).extend(motherhoods([row]))
    return found


def motherhoods(rows: Iterable[Pregnancy]) -> list[Motherhood]:
    """Without entries that were wrong."""
    return [
        Motherhood(row.began_on, row.ended_on, row.ended_on if row.ended_as == PregnancyEnd.BIRTH else None)
        for row in rows
        if row.ended_as != PregnancyEnd.WRONG
    ]


COLUMNS = ("last_period", "due_on", "ended_on", "ended_as", "person__merged_into_id")


def births_among(area: WorkArea, place: Mapping[UUID, int]) -> dict[int, datetime]:
    rows = Birth.objects.filter(kelurahan_id__in=area.kelurahan).values_list("person_id", "born_at")
    return {place[child]: born_at for child, born_at in rows if child in place}
