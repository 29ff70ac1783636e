"""An open day of the first Posyandu, told through the actions of the records."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.monitoring.recap.queries import Recap, recap_of
from simpul.records.facilities.work_area import whole_city
from simpul.records.people.models import Person
from simpul.records.visits.actions import Dose, Finding, Place, record_visit
from simpul.records.visits.actions.recorded import RecordedVisit
from simpul.records.visits.models import VisitKind
from simpul.services.posyandu.actions import open_session
from simpul.services.posyandu.models import Session
from tests.cast import NOW, TODAY, Cast, add_person

NOVEMBER = Month(2026, 11)
EARLIER = datetime(2026, 11, 7, 2, 0, tzinfo=UTC)


@dataclass
class Day:
    cast: Cast

    @property
    def session(self) -> Session:
        return self.open_on(NOW)

    def open_on(self, at: datetime) -> Session:
        kader = self.cast.standing("kader")
        return open_session(
            actor_id=kader.staff_id, area=kader.area, posyandu=self.cast.posyandu, day=at.date(), now=at
        )

    def add(self, name: str, born: date, sex: Sex = Sex.FEMALE, rt: int = 0, here_from: date | None = None) -> Person:
        return add_person(self.cast, f"{name} Pemeran", sex, born, self.cast.campurejo.rt[rt], here_from=here_from)

    def see(
        self,
        person: Person,
        answers: dict[str, int | str] | None = None,
        given: tuple[str, ...] = (),
        at: datetime = NOW,
        kind: VisitKind = VisitKind.POSYANDU,
        *,
        on_open_day: bool = True,
    ) -> RecordedVisit:
        """One visit with these findings and services; at an open day where it is at the Posyandu, unless said."""
        session = self.open_on(at) if kind == VisitKind.POSYANDU and on_open_day else None
        findings = [
            Finding(new_id(), code, text=value) if isinstance(value, str) else Finding(new_id(), code, value)
            for code, value in (answers or {}).items()
        ]
        return record_visit(
            actor_id=self.cast.bidan.pk,
            area=whole_city(),
            person_id=person.pk,
            place=Place(self.cast.posyandu, kind, session.pk if session else None),
            findings=findings,
            doses=[Dose(new_id(), code) for code in given],
            occurred_at=at,
            now=NOW,
        )

    def recap(self, part: str = "bidan", month: Month = NOVEMBER, posyandu: UUID | None = None) -> Recap:
        return recap_of(self.cast.standing(part, TODAY).area, posyandu or self.cast.posyandu.pk, month)

    def numbers(self, *codes: str, part: str = "bidan") -> list[int | None]:
        figures = self.recap(part).figures
        return [figures[code].number for code in codes]
