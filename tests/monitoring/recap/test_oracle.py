"""A month of chance, counted twice: by the product, and by plain Python over every row there is."""

import random
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import Concept, Kind, ServiceKind, concept, services
from simpul.knowledge.recap.sheets import FILE
from simpul.records.people.actions import merge_people
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import begin_pregnancy
from simpul.records.visits.actions import correct_entry, move_visit, take_back_entry, take_back_visit
from simpul.records.visits.models import Entry, Given, GrowthFinding, MonthlyWeighing, Visit, VisitKind
from simpul.services.posyandu.models import Session
from tests.cast import NOW, TODAY
from tests.monitoring.recap.day import EARLIER, NOVEMBER, Day

TABLE = tomllib.loads(FILE.read_text())
COLUMNS = [column for sheet in TABLE["sheet"] for column in sheet["column"]]
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
# Born so that nobody changes the group within the month; the group by hand, from the ages that the sheets print.
BIRTHS = [
    (date(2026, 3, 3), "bayi"), (date(2023, 3, 3), "anak_balita"), (date(2021, 3, 3), "apras"),
    (date(2015, 3, 3), "usekrem_6_14"), (date(2010, 3, 3), "usekrem_15_18"), (date(1990, 3, 3), "dewasa"),
    (date(1950, 3, 3), "lansia"), (date(1995, 3, 3), "bumil"),
]  # fmt: skip
GIVEN = ("ttd", "pmt_lokal", "vitamin_a_biru", "vitamin_a_merah", "vitamin_a_nifas", "obat_cacing", "bcg")
# Least and most grams, least and most millimetres.
MEASURED = {
    "bayi": (7_000, 9_000, 650, 720),
    "anak_balita": (11_000, 15_000, 880, 1_000),
    "apras": (15_000, 20_000, 1_050, 1_150),
}


def answers_of(chance: random.Random, group: str) -> dict[str, int | str]:
    """About half of what the columns of this group rest on, and a weight and a length of a child."""
    found: dict[str, int | str] = {}
    for column in COLUMNS:
        how = column["count"]
        for code in how.get("concepts", [how["concept"]] if "concept" in how else []):
            if group in column["groups"] and chance.random() < 0.5:
                found[code] = an_answer(chance, concept(code))
    if group in MEASURED:
        light, heavy, short, tall = MEASURED[group]
        found |= {"body_weight": chance.randrange(light, heavy, 100), "body_length": chance.randint(short, tall)}
        found["length_posture"] = 1 if group == "bayi" else 2
    return found


def an_answer(chance: random.Random, about: Concept) -> int | str:
    if about.kind is Kind.TEXT:
        return "ditulis"
    if about.kind is Kind.YES_NO:
        return chance.randint(0, 1)
    if about.kind is Kind.CODED:
        return chance.choice(about.options).number
    span = about.ranges[0]
    return chance.randint(span.lowest, min(span.highest, span.lowest + 12))


def live_through(day: Day, chance: random.Random) -> dict[Any, str]:
    """People to whom a month happens; by person the group in which the test put them."""
    groups = {day.cast.mother: "dewasa", day.cast.balita: "anak_balita"}
    for number in range(20):
        born, group = chance.choice(BIRTHS)
        sex = Sex.FEMALE if group == "bumil" else chance.choice(list(Sex))
        one = day.add(f"Acak {number:02}", born, sex)
        groups[one] = group
        if group == "bumil":
            begin_pregnancy(
                actor_id=day.cast.bidan.pk, area=day.cast.standing("bidan").area, pregnancy_id=new_id(),
                person_id=one.pk, last_period=date(2026, 6, 1), today=TODAY,
            )  # fmt: skip
    for one, group in groups.items():
        for at in (EARLIER, NOW):
            if chance.random() < 0.6:
                given = tuple(code for code in GIVEN if chance.random() < 0.3)
                kind = chance.choice([VisitKind.POSYANDU] * 5 + [VisitKind.PUSTU])
                on_open_day = kind == VisitKind.POSYANDU and chance.random() < 0.8
                day.see(one, {"tb_fever": 0} | answers_of(chance, group), given, at, kind, on_open_day=on_open_day)
    unmake(day, chance)
    return merge_two(day, chance, groups)


def unmake(day: Day, chance: random.Random) -> None:
    """A tenth of the findings is corrected or taken back, and so are some visits."""
    by = {"actor_id": day.cast.bidan.pk, "area": day.cast.standing("bidan").area}
    entries = list(Entry.objects.order_by("person__name", "local_date", "concept"))
    for entry in chance.sample(entries, len(entries) // 10):
        about = concept(entry.concept)
        if chance.random() < 0.5:
            take_back_entry(**by, entry=entry, entry_id=new_id(), reason="uji")
        elif about.kind in (Kind.YES_NO, Kind.CODED):
            value = an_answer(chance, about)
            assert isinstance(value, int)
            correct_entry(**by, entry=entry, entry_id=new_id(), value=value, reason="uji")
    visits = Visit.objects.order_by("person__name", "local_date")
    for visit in chance.sample(list(visits), 3):
        take_back_visit(**by, visit_id=visit.pk, reason="uji")
    standing = visits.filter(
        withdrawal__isnull=True, person__name__startswith="Acak", person__birth_date__year__lt=2000
    )
    move_visit(**by, visit_id=standing[0].pk, to_person=day.cast.mother.pk, reason="uji", today=TODAY)


def merge_two(day: Day, chance: random.Random, groups: dict[Any, str]) -> dict[Any, str]:
    """Two records of one person: the same sex and day of birth, put together."""
    first = next(one for one, group in groups.items() if group == "lansia")
    second = day.add("Acak lagi", first.birth_date, Sex(first.sex))
    day.see(second, answers_of(chance, "lansia"), ("pmt_lokal",), EARLIER)
    merge_people(
        actor_id=day.cast.bidan.pk, area=day.cast.standing("bidan").area, kept_id=first.pk, gone_id=second.pk,
        reason="sama", now=NOW,
    )  # fmt: skip
    return groups


class Oracle:
    """Everything is read as plain rows; nothing of the product's counting is used."""

    def __init__(self, groups: dict[Any, str]) -> None:
        self.groups = {one.pk: group for one, group in groups.items()}
        self.sex = {one.pk: one.sex for one in groups}
        self.kept = {one.pk: one.merged_into_id or one.pk for one in Person.objects.all()}
        self.visits = {one.pk: one for one in Visit.objects.all() if not hasattr(one, "withdrawal")}
        held = {one.pk for one in Session.objects.all() if one.status in ("terbuka", "tertutup")}
        self.came = {
            self.kept[one.person_id] for one in self.visits.values()
            if one.session_id in held and FIRST <= one.local_date <= LAST
        }  # fmt: skip
        self.answers: dict[Any, dict[str, Any]] = {}
        for entry in sorted(self.standing(Entry), key=lambda one: (one.at, one.pk)):
            if entry.value is not None or entry.text:
                said = entry.text if entry.value is None else entry.value
                self.answers.setdefault(self.kept[entry.person_id], {})[entry.concept] = said
        self.given = {(self.kept[one.person_id], one.service) for one in self.standing(Given) if not one.taken_back}

    def standing(self, model: Any) -> Iterator[Any]:
        replaced = {one.supersedes_id for one in model.objects.all()}
        for one in model.objects.all():
            visit = self.visits.get(one.visit_id)
            if visit and visit.kind == "posyandu" and FIRST <= one.local_date <= LAST and one.pk not in replaced:
                yield one

    def figure(self, column: dict[str, Any]) -> tuple[int | None, set[Any]]:
        mine = {
            one for one, group in self.groups.items()
            if group in column["groups"] and column.get("sex", self.sex[one]) == self.sex[one]
        }  # fmt: skip
        register = {"registered": mine, "came": mine & self.came, "not_came": mine - self.came}
        if column["count"]["is"] in register:
            people = register[column["count"]["is"]]
            return len(people), people
        said = {one: self.says(one, column["count"]) for one in mine & self.came}
        people = {one for one, answer in said.items() if answer}
        return (len(people) if any(answer is not None for answer in said.values()) else None), people

    def says(self, one: Any, how: dict[str, Any]) -> bool | None:
        answers = self.answers.get(one, {})
        value = answers.get(how.get("concept", ""))
        items = [answers.get(code) for code in how.get("concepts", [])]
        match how["is"]:
            case "concept" if value is not None:
                named = {"ya": 1, "tidak": 0} | {
                    option.code: option.number for option in concept(how["concept"]).options
                }
                return value in [named[option] for option in how["options"]]
            case "at_least" if value is not None:
                return bool(value >= how["value"])
            case "below" if value is not None:
                return bool(value < how["value"])
            case "sum_at_least" | "sum_below":
                numbers = [one for one in items if one is not None]
                if sum(numbers) >= how["value"]:
                    return how["is"] == "sum_at_least"
                return how["is"] == "sum_below" if len(numbers) == len(items) else None
            case "written":
                return True if value else None
            case "measured":
                return None if value is None else True
            case "given":
                kinds = {ServiceKind(kind) for kind in how.get("kinds", [])}
                codes = {code for code, service in services().items() if service.kind in kinds}
                codes |= set(how.get("services", []))
                return True if any((one, code) in self.given for code in codes) else None
            case "symptoms" | "any_yes":
                return self.enough(items, how.get("at_least", 1))
            case "all_no":
                enough = self.enough(items, 1)
                return None if enough is None else not enough
            case "growth":
                found = GrowthFinding.objects.filter(
                    person_id=one, index=how["index"], outcome="assessed", day__local_date__range=(FIRST, LAST)
                ).order_by("-day__local_date")
                return found[0].category in how["categories"] if found else None
            case "weighing":
                weighing = MonthlyWeighing.objects.filter(person_id=one, month=2026 * 12 + 10).first()
                if weighing is None:
                    return None
                if weighing.status in how["statuses"] or weighing.band in how.get("bands", []):
                    return True
                unsure = weighing.status in "OB" or ("bands" in how and not weighing.band)
                return None if unsure else False
        return None

    @staticmethod
    def enough(items: list[Any], least: int) -> bool | None:
        """Try every way in which the blanks could have been answered."""
        ways = {sum(one == 1 for one in items) + more >= least for more in range(items.count(None) + 1)}
        return ways.pop() if len(ways) == 1 else None


@pytest.mark.parametrize("seed", [1, 2026])
def test_the_product_counts_what_plain_python_counts(day: Day, seed: int) -> None:
    oracle = Oracle(live_through(day, random.Random(seed)))
    figures = day.recap(month=NOVEMBER).figures
    found = {code: (figure.number, set(figure.people)) for code, figure in figures.items()}
    expected = {column["code"]: oracle.figure(column) for column in COLUMNS}
    assert {code for code in expected if found[code] != expected[code]} == set()
    assert found.keys() == expected.keys()
    numbers = [number for number, _ in found.values()]
    assert {None, 0} <= set(numbers)
    assert max(number or 0 for number in numbers) > 3
