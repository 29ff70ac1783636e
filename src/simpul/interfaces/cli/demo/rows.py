"""What is written of the invented city, table by table, in the order in which one stands on another?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from simpul.interfaces.cli.demo.days.judged import Judged
from simpul.interfaces.cli.demo.days.visits import History
from simpul.interfaces.cli.demo.families.register import MEMBER, RESIDENCE
from simpul.interfaces.cli.demo.writing import write, write_columns
from simpul.records.agreements.models import Agreement
from simpul.records.households.models import Household, Member
from simpul.records.people.models import Person, PersonNumber, Residence, StateChange
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.services.posyandu.models import Session
from simpul.services.rights.models import Consent


@dataclass
class Rows:
    """residences, members  the columns of RESIDENCE and MEMBER"""

    sessions: list[Session] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    residences: list[tuple[Any, ...]] = field(default_factory=list)
    numbers: list[PersonNumber] = field(default_factory=list)
    states: list[StateChange] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    members: list[tuple[Any, ...]] = field(default_factory=list)
    pregnancies: list[Pregnancy] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)
    judged: Judged = field(default_factory=Judged)

    def write(self) -> None:
        self.people.sort(key=lambda person: person.birth_date)  # mothers stand before their children
        write(self.people)
        write_columns(Residence, RESIDENCE, self.residences)
        write(self.households)
        write_columns(Member, MEMBER, self.members)
        tables: list[Sequence[Model]] = [
            self.numbers, self.states, self.pregnancies, self.births, self.consents, self.agreements,
            self.sessions,
        ]  # fmt: skip
        for table in tables:
            write(table)
        self.judged.write()
