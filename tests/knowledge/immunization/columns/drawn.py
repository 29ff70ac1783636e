"""People drawn around the limits of the schedule itself: a new limit is tried on both sides without anybody writing it.

The same people on every run.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization import Asked, Given, Kipi, NotDone, NotDoneReason, Override, Precision
from simpul.knowledge.immunization.days import months_after
from simpul.knowledge.immunization.schedule.card import Interval
from tests.knowledge.immunization.columns.edges import AREAS, AROUND, BIRTHS, EDITION, edges

VACCINES = [*sorted(EDITION.antigens), "DPT-HB-Hib-IPV"]
CODES = [("cvx", "198"), ("cvx", "03"), ("cvx", "999"), ("vg", "VG89"), ("vg", "VG19")]
SCHOOL_MONTHS = sorted({EDITION.school_year_from_month, *(row.month for row in EDITION.school)})
SERIES = [["DPT-HB-Hib", "Td"], ["DT", "Td"], ["MR", "JE", "BCG"], ["HPV", "MR"]]  # whose doses look at each other
FEW = 0.04


def ages() -> list[int]:
    """Every age in months at which the schedule changes its mind."""
    found = {12, 24}
    for card in EDITION.cards.values():
        found |= {row.started_from_month for row in card.catch_up}
        for dose in card.doses:
            found |= {month for month, _ in dose.bands}
            found |= {dose.late_from_month} if dose.late_from_month else set()
    for row in EDITION.school:
        found |= {row.age_years * 12, (row.catch_up_age_years or row.age_years) * 12}
    return sorted(found | {EDITION.tetanus.from_year * 12, EDITION.tetanus.below_year * 12})


def intervals() -> list[Interval]:
    found = {dose.interval for card in EDITION.cards.values() for dose in card.doses if dose.interval}
    found |= {row.interval for card in EDITION.cards.values() for row in card.catch_up if row.interval}
    found |= {step.interval for step in EDITION.tetanus.steps if step.interval}
    return sorted(found | {Interval(days=EDITION.live_days), Interval(days=EDITION.repeat_days)}, key=repr)


AGES, INTERVALS = ages(), intervals()


class Drawing:
    """One person after another."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)
        self.noes = Random(f"no, {seed}")  # of its own, so that what is told of a no moves no other limit

    def few(self) -> bool:
        return self.chance.random() < FEW

    def near(self, day: date, *, judged: bool = False) -> date:
        """Just before, on or just after a limit; also as far before it as a dose is forgiven."""
        grace = EDITION.grace_days if judged and self.chance.random() < 0.5 else 0
        return day + timedelta(self.chance.choice(AROUND) - grace)

    def limit(self, born: date, days: list[date]) -> date:
        kind = self.chance.random()
        interval = self.chance.choice(INTERVALS)
        if days and kind < 0.5:
            before = self.chance.choice(days[-4:])
            return months_after(before, interval.months) if interval.months else before + timedelta(interval.days)
        if kind < 0.58:  # a dose from which the interval ends on the last day, or not before it is over
            return months_after(born, self.chance.choice(AGES)) - timedelta(interval.days + 1)
        if kind < 0.66:  # a month of BIAS or a school year begins, or a live vaccine waits for it
            first = date(born.year + self.chance.randrange(6, 17), self.chance.choice(SCHOOL_MONTHS), 1)
            return first - timedelta(self.chance.choice((0, EDITION.live_days)))
        return months_after(born, self.chance.choice(AGES if kind < 0.75 else AGES[:12]))

    def dose(self, born: date, days: list[date]) -> Given:
        if days and self.chance.random() < 0.1:
            day = self.chance.choice(days)
        else:
            day = max(self.near(self.limit(born, days), judged=True), born - timedelta(self.few()))
        days.append(day)
        vaccine = self.chance.choice(VACCINES)
        school = [row.dose for row in EDITION.school if row.antigen == vaccine]
        return Given(
            antigen="" if self.few() else "MMR" if self.few() else vaccine,
            day=None if self.few() else date(1800, 1, 1) if self.few() and self.few() else day,
            precision=self.chance.choice(list(Precision)) if self.few() or self.few() else Precision.DAY,
            code=self.chance.choice(CODES) if self.few() else None,
            product=self.chance.choice(["DPT-HB-Hib-IPV", "not in the schedule"]) if self.few() else "",
            school=self.chance.choice([*school, "BIAS-9"]) if school and self.chance.random() < 0.3 else "",
        )

    def person(self) -> Asked:
        """Whoever may stand in a register, wrong lines among it."""
        chance = self.chance
        born = chance.choice(BIRTHS) + timedelta(chance.choice((0, 0, chance.randrange(-1500, 300))))
        if chance.random() < 0.3:
            born = months_after(born, -12 * chance.randrange(5, 41))
        days: list[date] = []
        series = chance.choice(SERIES) if chance.random() < 0.4 else sorted(chance.sample(VACCINES, 4))
        wanted = series[: chance.randrange(1, 5)] * chance.randrange(1, 7)
        history = [self.dose(born, days) for _ in wanted]
        if chance.random() < 0.6:  # a series of few vaccines comes further than one of many
            history = [given if self.few() else _named(given, wanted[at]) for at, given in enumerate(history)]
        on = self.near(self.limit(born, days)) if chance.random() < 0.7 else chance.choice([*days, born])
        return Asked(
            birth_date=born,
            sex=chance.choice(list(Sex)),
            as_of=on,
            area=chance.choice(AREAS),
            history=tuple(chance.sample(history, len(history))),
            hours_since_birth=chance.choice((0, 23, 24, 25, -1)) if self.few() else None,
            school_class=chance.choice((1, 2, 5, 6, 7, 9, 10, 0, 12, 13, -1)) if chance.random() < 0.3 else None,
            is_pregnant=chance.random() < 0.2,
            not_done=tuple(self.said_no(days, on)),
            kipi=tuple(self.events(born, on)),
            overrides=tuple(self.confirmed()),
            city={"DPT-HB-Hib-IPV": self.near(on)} if chance.random() < 0.2 else {"JE": on} if self.few() else {},
        )

    def whole_child(self) -> Asked:
        """A child that had all, or nearly all, near the first day on which each may be given."""
        born = self.chance.choice(BIRTHS)
        history = []
        for card in EDITION.cards.values():
            for dose in card.doses:
                day = self.near(months_after(born, dose.from_month), judged=self.few())
                history += [] if self.few() else [Given(card.antigen, max(day, born))]
        on = self.near(months_after(born, self.chance.choice(AGES[3:])))
        return Asked(born, Sex.FEMALE, on, self.chance.choice(AREAS), tuple(history))

    def events(self, born: date, on: date) -> Iterator[Kipi]:
        while self.few() or self.few():
            reviewed = self.chance.choice([None, on, self.near(on)])
            yield Kipi(self.chance.choice([*VACCINES, "MMR"]), self.near(on), self.chance.random() < 0.8, reviewed)

    def said_no(self, days: list[date], on: date) -> Iterator[NotDone]:
        """On the day of a dose, around it, around the day of asking; twice on one day too."""
        while self.noes.random() < 0.4:
            near = self.noes.choice([*days[-3:], on, on]) + timedelta(self.noes.choice((-1, 0, 0, 1)))
            reason = self.noes.choice(list(NotDoneReason))
            yield NotDone(self.noes.choice([*VACCINES, "MMR"]), near, reason, self.noes.choice((None, on)))

    def confirmed(self) -> Iterator[Override]:
        while self.few() or self.few():
            days = self.chance.choice((0, 42, 90, -1, 1825))
            yield Override(self.chance.choice(VACCINES), self.chance.choice((0, 1, 2)), days)


def _named(given: Given, vaccine: str) -> Given:
    return Given(vaccine, given.day, given.precision, None, "", given.school if given.antigen == vaccine else "")


def people(seed: str, count: int) -> list[Asked]:
    drawing = Drawing(seed)
    drawn = (drawing.person() if at % 5 else drawing.whole_child() for at in range(count))
    return [*edges(), *drawn]
