"""Which services are due for a person on a day? Pure: the person, what was done anywhere, and the day decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from simpul.knowledge.due.answer import Done, NotDone, ServiceDue, judged
from simpul.knowledge.due.campaigns import campaign_due
from simpul.knowledge.due.counting import completing, fulfilling
from simpul.knowledge.due.definition import Kind, ServiceRule, listed_to, schedule
from simpul.knowledge.due.pregnancy import TRIMESTERS, lacking, slots
from simpul.knowledge.due.screenings import screening_due
from simpul.knowledge.due.vocabulary import Anchor


@dataclass(frozen=True, slots=True)
class DuePerson:
    """None is what is not known, and what does not apply.

    pregnant_since  the first day of the last period of the pregnancy that lasts today
    delivered_on    the day of her last delivery, of a woman; how long it matters the schedule says
    """

    birth_date: date | None = None
    pregnant_since: date | None = None
    delivered_on: date | None = None

    def anchored(self, anchor: str) -> date | None:
        days = {Anchor.BIRTH: self.birth_date, Anchor.PREGNANCY: self.pregnant_since}
        return days.get(Anchor(anchor), self.delivered_on)


@dataclass(frozen=True, slots=True)
class History:
    done: tuple[Done, ...] = ()
    not_done: tuple[NotDone, ...] = ()

    def of(self, code: str, until: date) -> list[Done]:
        """What was done of one code up to a day, the oldest first."""
        return self.within((code,), date.min, until)

    def within(self, codes: tuple[str, ...], since: date, until: date) -> list[Done]:
        """The same of several codes, and since a day; of one day in the order in which it was told."""
        found = [one for one in self.done if one.code in codes and since <= one.on <= until]
        return sorted(found, key=lambda one: one.on)

    def said_no(self, code: str, since: date, until: date) -> NotDone | None:
        """The latest no or agreed day of a service since its window opened."""
        said = [one for one in self.not_done if one.code == code and since <= one.on <= until]
        return max(said, key=lambda one: one.on, default=None)


def due(person: DuePerson, history: History, on: date) -> list[ServiceDue]:
    """Every service of the schedule that applies to this person on that day, in the order of the schedule."""
    return [one for rule in schedule() for one in _of(rule, person, history, on)]


def _of(rule: ServiceRule, person: DuePerson, history: History, on: date) -> Iterator[ServiceDue]:
    match rule.kind:
        case Kind.WINDOW:
            yield from _window(rule, person, history, on)
        case Kind.PREGNANCY_VISITS:
            yield from _visit(rule, person, history, on)
        case Kind.CAMPAIGN:
            yield from campaign_due(rule, person.birth_date, history.done, history.not_done, on)
        case Kind.AGES:
            yield from screening_due(rule, person.birth_date, history.done, history.not_done, on)


def _window(rule: ServiceRule, person: DuePerson, history: History, on: date) -> Iterator[ServiceDue]:
    """A visit counts for the window in which its day lies; what is given or found counts from the day of the anchor on
    (PNC-1: day 0 is the day of the birth). Of a pregnancy it is spoken as long as it lasts."""
    anchor = person.anchored(rule.anchor)
    if anchor is None or on < anchor:
        return
    if rule.anchor != Anchor.PREGNANCY and on - anchor > timedelta(listed_to(rule)):
        return
    opens, closes = anchor + timedelta(rule.opens_day), anchor + timedelta(rule.closes_day)
    first, last = (opens, min(on, closes)) if rule.visit else (anchor, on)
    told = history.within(rule.shown_by or (rule.visit,), first, last)
    counted = completing(fulfilling(rule, told), rule)
    not_done = history.said_no(rule.code, opens, on)
    yield judged(
        rule, (opens, opens, closes), on, done=counted.done, not_done=not_done, have=counted.have,
        unnumbered=counted.unnumbered,
    )  # fmt: skip


def _visit(rule: ServiceRule, person: DuePerson, history: History, on: date) -> Iterator[ServiceDue]:
    since = person.pregnant_since
    if since is None or on < since:
        return
    first, last = TRIMESTERS[rule.trimester]
    opens, closes = since + timedelta(first), since + timedelta(last)
    visits = [one for one in history.of(rule.visit, on) if one.on >= since]
    done = slots(visits, since).get((rule.trimester, rule.nth))
    not_done = history.said_no(rule.code, opens, on)
    lacks = lacking(rule, done, visits, since)
    yield judged(rule, (opens, opens, closes), on, done=done, not_done=not_done, lacks=lacks)
