"""Short ways to let something happen to a visit, as the bidan of the cast."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import WorkArea, whole_city
from simpul.records.people.models import Person
from simpul.records.visits import actions
from simpul.records.visits.actions import Dose, Finding, Place, RecordedVisit
from simpul.records.visits.models import Entry, GrowthDay, GrowthFinding, MonthlyWeighing, VisitKind
from simpul.records.visits.projection import rejudge
from tests.cast import NOW, TODAY, Cast

Values = dict[str, int | str]


def on(day: str) -> datetime:
    """Nine in the morning of that day, there."""
    return NOW + timedelta(days=(date.fromisoformat(day) - TODAY).days)


def visit(
    cast: Cast, person: Person, day: str, doses: list[Dose] | None = None, *, area: WorkArea | None = None,
    place: Place | None = None, at: datetime | None = None, **values: int | str
) -> RecordedVisit:  # fmt: skip
    found = [
        Finding(new_id(), code, value) if isinstance(value, int) else Finding(new_id(), code, text=value)
        for code, value in values.items()
    ]
    return actions.record_visit(
        actor_id=cast.bidan.pk,
        area=area or whole_city(),
        person_id=person.pk,
        place=place or Place(cast.campurejo.pustu, VisitKind.PUSTU),
        findings=found,
        doses=doses or [],
        occurred_at=at or on(day),
        now=NOW,
    )


def correct(cast: Cast, entry: Entry, value: int | None, reason: str = "salah ketik") -> Entry:
    about: dict[str, Any] = {"actor_id": cast.bidan.pk, "area": whole_city(), "entry": entry, "entry_id": new_id()}
    if value is None:
        return actions.take_back_entry(**about, reason=reason)
    return actions.correct_entry(**about, value=value, reason=reason)[0]


def move(cast: Cast, visit_id: UUID, person: Person) -> Any:
    return actions.move_visit(
        actor_id=cast.bidan.pk, area=whole_city(), visit_id=visit_id, to_person=person.pk, reason="salah anak",
        today=TODAY,
    )  # fmt: skip


def take_back(cast: Cast, visit_id: UUID) -> Any:
    return actions.take_back_visit(actor_id=cast.bidan.pk, area=whole_city(), visit_id=visit_id, reason="tidak jadi")


def months(person: Person) -> str:
    """The weighings that count, as "2026-10 9400 N"."""
    rows = MonthlyWeighing.objects.filter(person=person).order_by("month")
    return ", ".join(f"{row.local_date:%Y-%m} {row.weight_grams} {row.status}" for row in rows)


def projected(person: Person) -> tuple[list[tuple[object, ...]], ...]:
    """Everything that the projections hold of a record, without the numbers of their rows."""
    weighings = MonthlyWeighing.objects.filter(person=person).order_by("month")
    days = GrowthDay.objects.filter(person=person).order_by("local_date")
    findings = GrowthFinding.objects.filter(person=person).order_by("day__local_date", "index")
    return (
        list(weighings.values_list(*_columns(MonthlyWeighing))),
        list(days.values_list(*_columns(GrowthDay))),
        list(findings.values_list("day__local_date", *_columns(GrowthFinding))),
    )


def as_made_anew(person: Person) -> tuple[list[tuple[object, ...]], ...]:
    rejudge(person)
    return projected(person)


def _columns(model: Any) -> list[str]:
    return [one.attname for one in model._meta.concrete_fields if one.name not in ("id", "day")]
