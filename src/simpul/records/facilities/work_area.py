"""For which people and which numbers may this worker ask?

A work area is worked out once from dated assignments and handed to every query as its first argument. The same area is
given to PostgreSQL for the length of one transaction: a query that forgets its filter then still gets nothing from
outside (ADR 0007). The database's lock has the grain of a kelurahan; the finer grain of a kader (the RT of her
Posyandu) is in the queries.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area

SETTINGS = ("simpul.kelurahan", "simpul.counted", "simpul.guests")


@dataclass(frozen=True, slots=True)
class WorkArea:
    """kelurahan  ids whose people may be named
    counted    ids whose figures may be seen
    rt         ids of RT, where the area is smaller than its kelurahan; None = all of them
    posyandu   Posyandu whose sessions belong to the area; None = every one of the kelurahan
    guests     people of other areas who are being served here, by name of their record
    """

    kelurahan: tuple[int, ...] = ()
    counted: tuple[int, ...] = ()
    rt: frozenset[int] | None = None
    posyandu: frozenset[UUID] | None = None
    guests: frozenset[UUID] = frozenset()

    def reaches(self, person_id: UUID, kelurahan_id: int, rt_id: int) -> bool:
        """Whether this person's record may be read and written: a resident of the area, or its guest."""
        return person_id in self.guests or self.names_in(kelurahan_id, rt_id)

    def names_in(self, kelurahan_id: int, rt_id: int | None = None) -> bool:
        return kelurahan_id in self.kelurahan and (self.rt is None or rt_id is None or rt_id in self.rt)

    def serves(self, posyandu_id: UUID, kelurahan_id: int) -> bool:
        return kelurahan_id in self.kelurahan and (self.posyandu is None or posyandu_id in self.posyandu)


NOWHERE = WorkArea()


def whole_city() -> WorkArea:
    """The area of a city job: every kelurahan, named out loud."""
    ids = tuple(
        Area.objects.filter(level__in=[AreaLevel.KELURAHAN, AreaLevel.DESA]).order_by("id").values_list("id", flat=True)
    )
    return WorkArea(kelurahan=ids, counted=ids)


def array_literal(ids: Iterable[int | UUID]) -> str:
    return "{" + ",".join(str(one) for one in ids) + "}"


@contextmanager
def work_area_scope(area: WorkArea) -> Iterator[None]:
    """Tell PostgreSQL the area until the block ends (at the latest until the transaction ends)."""
    if not connection.in_atomic_block:
        raise ValueError("the work area is set inside a transaction")
    # In the outermost block the setting ends with the transaction; inside another one it is put back.
    nested = bool(connection.savepoint_ids)
    before = _read() if nested else ("", "", "")
    _write((array_literal(area.kelurahan), array_literal(area.counted), array_literal(area.guests)))
    try:
        yield
    finally:
        if nested and not connection.needs_rollback:
            _write(before)


def _read() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["current_setting(%s, true)"] * len(SETTINGS)), SETTINGS)
        return tuple(value or "" for value in cursor.fetchone())


def _write(values: tuple[str, ...]) -> None:
    pairs = [part for pair in zip(SETTINGS, values, strict=True) for part in pair]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(SETTINGS)), pairs)
