"""A village of four RT to which things happen, through the actions of the records, and which keeps its own account.

C1 and C2 are RT of RW 01 of Campurejo, C3 is of its RW 02; B1 is an RT of Bandar that has no RW. What happened is told
in lines ("timbang Adi 2026-11-05 9.4") and noted in `told`, so that an oracle can be asked without the database.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.monitoring.pws.actions import extend
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.models import Cell
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.runner import run_once
from simpul.records.people import actions as people
from simpul.records.people.models import Person
from simpul.records.visits import actions as visits
from simpul.records.visits.models import Entry, VisitKind
from simpul.services.pendataan import actions as pendataan
from simpul.services.posyandu.actions import arrive, call_off, open_session
from simpul.services.posyandu.models import Session, SessionStatus

LONG_AGO = date(2019, 1, 1)
TODAY = date(2026, 12, 31)
WIB = ZoneInfo("Asia/Jakarta")
EVENING = datetime.combine(TODAY, time(20), WIB)
ACTOR = new_id()
ORDER = "SDNTOB"
NEWS = [PwsConsumer()]


@dataclass
class Told:
    """The account of one record, kept by the test itself.

    homes    an end that is given is exclusive; after the last one they live elsewhere
    came, cards    days to which they came by the queue; of which a card stands, opened or not
    lengths, arms  millimetres; books: 1 = there is one, 0 = there is none
    part_of  the record into which this one was merged
    merge    the id under which that can be undone
    """

    id: UUID
    sex: Sex
    born: date
    homes: list[tuple[str, date, date | None]]
    died: date | None = None
    withdrawn: bool = False
    part_of: str | None = None
    merge: UUID | None = None
    weighings: dict[UUID, tuple[datetime, int]] = field(default_factory=dict)
    lengths: list[tuple[datetime, int]] = field(default_factory=list)
    arms: list[tuple[datetime, int]] = field(default_factory=list)
    books: list[tuple[datetime, int]] = field(default_factory=list)
    came: list[date] = field(default_factory=list)
    cards: list[date] = field(default_factory=list)


class Village:
    def __init__(self) -> None:
        self.told: dict[str, Told] = {}
        self.held: set[date] = set()
        city = self._area("35.71", AreaLevel.KOTA, None)
        self.campurejo = self._area("35.71.01.1003", AreaLevel.KELURAHAN, city)
        self.bandar = self._area("35.71.01.1004", AreaLevel.KELURAHAN, city)
        self.rw1 = self._area("C/01", AreaLevel.RW, self.campurejo, self.campurejo)
        self.rw2 = self._area("C/02", AreaLevel.RW, self.campurejo, self.campurejo)
        self.rt = {
            "C1": self._area("C/01/01", AreaLevel.RT, self.rw1, self.campurejo, self.rw1),
            "C2": self._area("C/01/02", AreaLevel.RT, self.rw1, self.campurejo, self.rw1),
            "C3": self._area("C/02/01", AreaLevel.RT, self.rw2, self.campurejo, self.rw2),
            "B1": self._area("B/-/01", AreaLevel.RT, self.bandar, self.bandar),
        }
        self.posyandu = Facility.objects.create(
            code="POS", kind=FacilityKind.POSYANDU, name="Posyandu Contoh", area=self.campurejo, valid_from=LONG_AGO
        )

    def tell(self, line: str) -> None:
        """Let one line happen: its first word is the method, the others what it takes."""
        word, name, *rest = line.split()
        getattr(self, word)(name, *rest)

    def lahir(self, name: str, born: str, rt: str, sex: str = "L", here_from: str | None = None) -> None:
        day, since = date.fromisoformat(born), date.fromisoformat(here_from or born)
        person = people.register_person(
            actor_id=None, area=whole_city(), person_id=new_id(), name=name, sex=Sex(sex), birth_date=day,
            rt=self.rt[rt], today=TODAY, lives_here_from=since,
        )  # fmt: skip
        self.told[name] = Told(person.pk, Sex(sex), day, [(rt, since, None)])

    def pindah(self, name: str, text: str, rt: str) -> None:
        day, homes = date.fromisoformat(text), self.root(name).homes
        people.move_person(actor_id=ACTOR, area=whole_city(), person=self.person(name), rt=self.rt[rt], day=day)
        homes[-1:] = [(homes[-1][0], homes[-1][1], day), (rt, day, None)]

    def meninggal(self, name: str, text: str) -> None:
        day = date.fromisoformat(text)
        people.record_death(actor_id=ACTOR, area=whole_city(), person=self.person(name), died_on=day, today=TODAY)
        self.root(name).died = day

    def keluar(self, name: str, text: str) -> None:
        """Moves out of the city."""
        day, homes = date.fromisoformat(text), self.root(name).homes
        people.record_left(
            actor_id=ACTOR, area=whole_city(), person=self.person(name), day=day, today=TODAY, elsewhere="Kota lain"
        )
        homes[-1] = (homes[-1][0], homes[-1][1], day)

    def keliru(self, name: str) -> None:
        """A record of somebody who does not exist."""
        people.mark_wrong_entry(actor_id=ACTOR, area=whole_city(), person=self.person(name), reason="uji", now=EVENING)
        self.root(name).withdrawn = True

    def kembali(self, name: str, text: str, rt: str) -> None:
        """Neither dead, nor away, nor wrong; who was away lives at `rt` from that day on."""
        day, told = date.fromisoformat(text), self.root(name)
        away = told.homes[-1][2] is not None
        people.reactivate(
            actor_id=ACTOR, area=whole_city(), person=self.person(name), reason="uji", today=day, rt=self.rt[rt]
        )
        told.died, told.withdrawn = None, False
        if away:
            told.homes.append((rt, day, None))

    def terlahir(self, name: str, born: str) -> None:
        """Was born on another day than was written."""
        told, day = self.root(name), date.fromisoformat(born)
        pendataan.change_details(
            actor_id=ACTOR, area=whole_city(), person_id=told.id, changes={"birth_date": day}, reason="uji",
            now=EVENING, today=TODAY,
        )  # fmt: skip
        told.born = day

    def gabung(self, kept: str, gone: str) -> None:
        """`gone` is the same person as `kept`."""
        merge = pendataan.merge_people(
            actor_id=ACTOR, area=whole_city(), kept_id=self.told[kept].id, gone_id=self.told[gone].id, reason="uji",
            now=EVENING,
        )  # fmt: skip
        self.told[gone].part_of, self.told[gone].merge = kept, merge.pk

    def pisah(self, gone: str) -> None:
        merge = self.told[gone].merge
        assert merge
        pendataan.undo_merge(actor_id=ACTOR, area=whole_city(), merge_id=merge, reason="uji", now=EVENING)
        self.told[gone].part_of = self.told[gone].merge = None

    def timbang(self, name: str, when: str, kilograms: str) -> None:
        at, grams, entry_id = instant(when), round(float(kilograms) * 1000), new_id()
        visits.record_weight(
            actor_id=ACTOR, area=whole_city(), person_id=self.told[name].id, facility=self.posyandu,
            kind=VisitKind.POSYANDU, session_id=None, entry_id=entry_id, weight=Grams(grams), weighed_at=at,
            now=EVENING,
        )  # fmt: skip
        self.root(name).weighings[entry_id] = (at, grams)

    def panjang(self, name: str, when: str, millimetres: str) -> None:
        self._found(name, "body_length", when, int(millimetres))
        self.root(name).lengths.append((instant(when), int(millimetres)))

    def lila(self, name: str, when: str, millimetres: str) -> None:
        self._found(name, "arm_circumference", when, int(millimetres))
        self.root(name).arms.append((instant(when), int(millimetres)))

    def buku(self, name: str, when: str, answer: str) -> None:
        value = {"ya": 1, "tidak": 0}[answer]
        self._found(name, "growth_book", when, value)
        self.root(name).books.append((instant(when), value))

    def datang(self, name: str, text: str) -> None:
        """Comes to the open day of the Posyandu."""
        at, day = instant(text), date.fromisoformat(text)
        session = self._opened(day)
        arrive(
            actor_id=ACTOR, area=whole_city(), session=session, person_id=self.told[name].id, arrival_id=new_id(),
            at=at, now=EVENING,
        )  # fmt: skip
        self.root(name).came.append(day)

    def buka(self, _name: str, text: str) -> None:
        """The Posyandu is open that day, whoever comes."""
        self._opened(date.fromisoformat(text))

    def tunda(self, _name: str, text: str) -> None:
        """The day did not take place. Refused where somebody was written down."""
        session = Session.objects.filter(posyandu=self.posyandu, date=text).first()
        if session:
            call_off(actor_id=ACTOR, area=whole_city(), session=session, today=TODAY, reason="hujan")
            self.held.discard(session.date)

    def kartu(self, name: str, text: str) -> None:
        """A card of that day, also where the day is a plan or called off: records of before that was refused."""
        day = date.fromisoformat(text)
        session, _ = Session.objects.get_or_create(
            posyandu=self.posyandu, date=day,
            defaults={"kelurahan_id": self.campurejo.pk, "status": SessionStatus.PLANNED},
        )  # fmt: skip
        self._found(name, "tb_cough", text, 0, session.pk)
        self.root(name).cards.append(day)

    def _opened(self, day: date) -> Session:
        session = open_session(actor_id=ACTOR, area=whole_city(), posyandu=self.posyandu, day=day, now=EVENING)
        self.held.add(day)
        return session

    def _found(self, name: str, concept: str, when: str, value: int, session: UUID | None = None) -> None:
        visits.record_visit(
            actor_id=ACTOR, area=whole_city(), person_id=self.told[name].id,
            place=visits.Place(self.posyandu, VisitKind.POSYANDU, session),
            findings=[visits.Finding(new_id(), concept, value)], doses=[], occurred_at=instant(when), now=EVENING,
        )  # fmt: skip

    def betulkan(self, name: str, kilograms: str, which: int = -1) -> None:
        """Put right the weighing that was written down at place `which`."""
        grams, weighings, entry_id = round(float(kilograms) * 1000), self.told[name].weighings, new_id()
        wrong = list(weighings)[which]
        visits.correct_weight(
            actor_id=ACTOR, area=whole_city(), entry=Entry.objects.get(pk=wrong), entry_id=entry_id,
            weight=Grams(grams), reason="salah ketik",
        )  # fmt: skip
        weighings[entry_id] = (weighings.pop(wrong)[0], grams)

    def batal(self, name: str) -> None:
        """The last weighing that was written down did not take place."""
        wrong = list(self.told[name].weighings)[-1]
        pendataan.take_back_visit(
            actor_id=ACTOR, area=whole_city(), visit_id=visit_of(wrong), reason="uji", now=EVENING
        )
        del self.told[name].weighings[wrong]

    def salah_anak(self, name: str, right: str) -> None:
        """The last weighing that was written down was that of another one."""
        wrong = list(self.told[name].weighings)[-1]
        moved = pendataan.move_visit(
            actor_id=ACTOR, area=whole_city(), visit_id=visit_of(wrong), to_person=self.told[right].id, reason="uji",
            now=EVENING, today=TODAY,
        )  # fmt: skip
        self.root(right).weighings[moved.entries.get().pk] = self.told[name].weighings.pop(wrong)

    def root(self, name: str) -> Told:
        """The record that stands for this one now."""
        told = self.told[name]
        return self.root(told.part_of) if told.part_of else told

    def parts(self, name: str) -> list[Told]:
        """The record and all that are part of it."""
        own = self.told[name]
        return [told for other, told in self.told.items() if self.root(other) is own]

    def person(self, name: str) -> Person:
        return Person.objects.get(pk=self.told[name].id)

    def tiles(self) -> dict[tuple[str, str], str]:
        """(month, RT) -> "S D N T O B" of every leaf that has a figure."""
        return {key: " ".join(str(values.get(one, 0)) for one in ORDER) for key, values in self.counts().items()}

    def counts(self) -> dict[tuple[str, str], dict[str, int]]:
        """(month, RT) -> every figure of the leaf, both sexes and all stages of life together."""
        names, found = {area.pk: name for name, area in self.rt.items()}, dict[tuple[str, str], dict[str, int]]()
        for cell in Cell.objects.all():
            values = found.setdefault((str(Month.from_index(cell.month)), names[cell.rt_id]), {})
            values[cell.indicator] = values.get(cell.indicator, 0) + cell.value
        return found

    def _area(self, code: str, level: AreaLevel, parent: Area | None, kelurahan: Area | None = None,
              rw: Area | None = None) -> Area:  # fmt: skip
        return Area.objects.create(
            code=code, level=level, name=code, parent=parent, kelurahan=kelurahan, rw=rw, valid_from=LONG_AGO
        )


@contextmanager
def on_stage() -> Iterator[Village]:
    """An empty village in a transaction of its own, with the rights of a city job and figures for 25 months."""
    with transaction.atomic():
        here = Village()
        with work_area_scope(whole_city()):
            catch_up()
            extend(Month(2026, 12))
            yield here


def catch_up() -> None:
    """Let the figures hear everything that is waiting."""
    while run_once(NEWS):
        pass


def instant(when: str) -> datetime:
    """ "2026-11-05" is nine in the morning there; "2026-11-01T00:30" is that minute there. In UTC."""
    local = datetime.fromisoformat(when) if "T" in when else datetime.combine(date.fromisoformat(when), time(9))
    return local.replace(tzinfo=WIB).astimezone(UTC)


def visit_of(entry_id: UUID) -> UUID:
    return Entry.objects.values_list("visit_id", flat=True).get(pk=entry_id)
