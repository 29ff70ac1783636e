"""The shapes of version 1. Shapes only."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime


class WeighingIn(Schema):
    id: UUID
    posyandu: UUID
    date: date
    person: UUID
    weight_grams: int
    weighed_at: AwareDatetime
    open: bool = False


class WeighingOut(Schema):
    """status N, T, O, B; band hijau, kuning, merah, oranye: what a kader may see.

    None of it of a restricted record, until it is said on its page for what it is opened.
    """

    id: UUID
    was_new: bool
    status: str | None = None
    band: str | None = None
    gain_grams: int | None = None
    minimum_grams: int | None = None


class ExpectedOut(Schema):
    """previous_grams  None where nothing was weighed, and of a restricted record, as in WeighingOut"""

    person: UUID
    number: int
    name: str
    birth_date: date
    sex: str
    previous_grams: int | None
    has_come: bool


class TilesOut(Schema):
    month: str
    s: int
    d: int
    n: int
    t: int
    o: int
    b: int


class HealthOut(Schema):
    ok: bool
    behind: int


class Refusal(Schema):
    code: str
    sentence: str
