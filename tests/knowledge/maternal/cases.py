"""Mothers drawn around each limit of their dates and visits, with the answers, for the evaluators in TypeScript."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import Concept, Kind, concepts
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.pregnancy import TRIMESTERS
from simpul.knowledge.forms.facts import Place
from simpul.knowledge.immunization import Asked, Given
from simpul.knowledge.immunization.days import Precision, Span
from simpul.knowledge.maternal import after_birth, dating
from simpul.knowledge.maternal.answer import Estimate, Method, Scan
from simpul.knowledge.maternal.birth_plan import birth_plan, plan_items
from simpul.knowledge.maternal.contraception import Choice, choices
from simpul.knowledge.maternal.definition import VISITS, items
from simpul.knowledge.maternal.visit_answer import Findings, Judged
from simpul.knowledge.maternal.visits import visit_items
from simpul.knowledge.rules import rules_on
from simpul.knowledge.rules.checks import tried
from simpul.knowledge.rules.person import About

DATES, VISITED, BIRTHS, PLANS = 1500, 500, 600, 60
ON = date(2027, 2, 26)
AROUND = (-1, 0, 0, 1)
LIMITS = [
    dating.LEAST,
    dating.MOST,
    dating.USG["early_below_days"],
    *(day for ends in TRIMESTERS.values() for day in ends),
]
HOURS = [after_birth.CONTENT["first_from_hours"], after_birth.CONTENT["first_to_hours"]]
DAYS = sorted(
    {day for one in schedule() if one.visit in ("nifas", "neonatal") for day in (one.opens_day, one.closes_day)}
)


def dates() -> Iterator[dict[str, Any]]:
    draw = Random("dates of a pregnancy")
    for _ in range(DATES):
        on = draw.choice([date(2028, 2, 29), date(2026, 3, 31), ON + timedelta(draw.randrange(700))])
        period = on - timedelta(draw.choice(LIMITS) + draw.choice(AROUND))
        scans = [_scan(on, period, draw) for _ in range(draw.choice((0, 0, 1, 1, 2)))]
        given = {
            "on": on.isoformat(),
            "last_period": draw.choice((period, period, period, None)),
            "precision": draw.choice((*Precision, Precision.DAY, Precision.DAY)).value,
            "scans": [[one.on.isoformat(), one.days] for one in scans],
            "method": draw.choice(tuple(Method)).value,
        }
        found = dating.dates_of(
            on,
            last_period=given["last_period"],
            precision=Precision(given["precision"]),
            scans=scans,
            method=Method(given["method"]),
        )
        given["last_period"] = given["last_period"] and given["last_period"].isoformat()
        yield {
            "given": given,
            "expect": {
                "hpht": _estimate(found.hpht),
                "usg": _estimate(found.usg),
                "counts": found.counts,
                "why": found.why,
                "scan": found.scan and [found.scan.on.isoformat(), found.scan.days],
                "difference": found.difference,
                "troubles": list(found.troubles),
                "due": _span(found.due),
                "gestation": found.gestation,
                "trimester": found.trimester,
            },
        }


def _scan(on: date, period: date, draw: Random) -> Scan:
    """Near the age by HPHT, or near one of the days by which it may differ; sometimes of a day to come."""
    seen = on - timedelta(draw.choice((-1, 0, 7, 40, 100, 200)))
    off = draw.choice((0, 5, 6, 7, 8, -5, -6, -7, -8, 20))
    return Scan(seen, draw.choice(((seen - period).days + off, draw.choice(LIMITS) + draw.choice(AROUND))))


def _estimate(one: Estimate | None) -> list[Any] | None:
    return one and [_span(one.began), _span(one.due), _span(one.due_naegele)]


def _span(one: Span | None) -> list[str] | None:
    return [one.first.isoformat(), one.last.isoformat()] if one else None


def births() -> Iterator[dict[str, Any]]:
    draw = Random("after a birth")
    for _ in range(BIRTHS):
        born = datetime(2026, 5, 1, draw.randrange(24), draw.choice((0, 59)), tzinfo=draw.choice(tuple(LocalZone)).zone)
        after = draw.choice((timedelta(hours=draw.choice(HOURS)), timedelta(draw.choice(DAYS) + draw.choice((0, 1)))))
        at = (born + after + timedelta(minutes=draw.choice((-61, -1, 0, 1, 59)))).astimezone(
            draw.choice(tuple(LocalZone)).zone
        )
        series = draw.choice(tuple(after_birth.Series))
        found = after_birth.visit_after_birth(series, born, at)
        times = [born.isoformat(), at.isoformat()]
        yield {"given": [series.value, *times], "expect": [found.timing.value, found.code]}


def visits() -> Iterator[dict[str, Any]]:
    """Each item found, not found or not possible, rules with and without something to find, Td near its intervals."""
    draw = Random("visits of a pregnancy")
    for _ in range(VISITED):
        on, born = ON + timedelta(draw.randrange(200)), date(1985, 1, 1) + timedelta(draw.randrange(9000))
        since = on - timedelta(draw.choice(LIMITS) + draw.choice(AROUND)) if draw.random() < 0.9 else None
        td = sorted(on - timedelta(draw.choice((0, 27, 28, 29, 200, 400))) for _ in range(draw.randint(0, 3)))
        is_known = draw.random() < 0.9
        given: dict[str, Any] = {
            "nth": draw.choice(VISITS),
            "on": on.isoformat(),
            "born": born.isoformat(),
            "since": since and since.isoformat(),
            "td": [day.isoformat() for day in td] if is_known else None,
            "now": _values(draw, 0.6),
            "before": _values(draw, 0.2),
            "shown": [code for code in ("dokter", "usg") if draw.random() < 0.5],
        }
        doses = tuple(Given("Td", day) for day in td)
        asked = Asked(born, Sex.FEMALE, on, "35.71", doses, is_pregnant=True) if is_known else None
        about = About(on, born, Sex.FEMALE, pregnant=True, pregnant_since=since)
        shown = frozenset(given["shown"])
        found = visit_items(given["nth"], Findings(about, given["now"], given["before"], asked, shown))
        yield {
            "given": given,
            "expect": {
                "on_time": found.on_time,
                "complete": found.is_complete,
                "missing": list(found.missing),
                "td": found.td and [found.td.state, found.td.dose],
                "items": [_item(one) for one in found.items],
            },
        }


def _item(one: Judged) -> list[Any]:
    return [one.item.code, one.asked, one.state, list(one.lacking), list(one.indicated_by), one.left, one.since]


def _values(draw: Random, share: float) -> dict[str, int | str]:
    """What the items and the rules of pregnancy read, each with this chance; one in thirty cannot be."""
    known = rules_on(ON)
    found: dict[str, int | str] = {}
    for item in items():
        for code in (*item.needs, *item.signs):
            found[code] = _value(code, draw)
        for rule in item.indicating(known):
            found |= {code: draw.choice(sorted(tried(rule, one), key=str)) for code, one in rule.inputs.items()}
    return {code: value for code, value in found.items() if draw.random() < share}


def _value(code: str, draw: Random) -> int | str:
    one = concepts().get(code)
    if not isinstance(one, Concept):
        return 1
    if one.kind in (Kind.TEXT, Kind.DATE):
        return draw.choice(("", "ada"))
    if draw.random() < 0.03:
        return -7
    if one.kind is Kind.CODED:
        return draw.choice(one.options).number
    if one.kind is Kind.YES_NO:
        return draw.choice((0, 1))
    return draw.choice((one.ranges[-1].lowest, one.ranges[-1].highest))


def plans() -> Iterator[dict[str, Any]]:
    draw = Random("plans of a birth")
    for _ in range(PLANS):
        known = [one.code for one in plan_items() if draw.random() < 0.95]
        likely = draw.choice((0.7, 1))
        given = {code: draw.choice((None, True)) if draw.random() < 0.1 else draw.random() < likely for code in known}
        found = birth_plan(given)
        items_of = [[item.code, ready] for item, ready in found.items]
        yield {"given": given, "expect": {"items": items_of, "complete": found.is_complete}}


def methods() -> Iterator[dict[str, Any]]:
    draw = Random("methods of contraception")
    known = rules_on(ON).values()
    inputs = {
        code: sorted(tried(rule, one), key=str)
        for rule in known
        if rule.code.startswith("KB-")
        for code, one in rule.inputs.items()
    }
    for place in (*Place, None):
        for _ in range(PLANS):
            given = {code: draw.choice(values) for code, values in inputs.items() if draw.random() < 0.9}
            found = [[one.method.code, _eligible(one)] for one in choices(given, ON, place)]
            yield {"given": given, "place": place, "on": ON.isoformat(), "expect": found}


def _eligible(one: Choice) -> list[Any] | None:
    answer = one.eligibility
    return answer and [answer.state, answer.acts and answer.acts.code]
