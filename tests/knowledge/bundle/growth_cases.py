"""Children drawn around the limits of every index, and courses of weighings around those of a gain, with the answers of
the growth room, for the evaluator in TypeScript."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.bundle.rules_part import Holding, rules_json
from simpul.knowledge.growth import (
    Assessment,
    GainStatus,
    Index,
    Posture,
    Weighing,
    assess_growth,
    below_red_line,
    complications_of_gizi_buruk,
    counsel,
    implausible_change,
    judge_velocity,
    not_gained_twice,
)
from simpul.knowledge.growth.due import Measure, growth_due
from simpul.knowledge.growth.indices.reference import row_for_day, row_for_length
from simpul.knowledge.growth.indices.result import of_pregnancy
from simpul.knowledge.growth.indices.rules import limits, rules
from simpul.knowledge.growth.weight_for_age import assess_weight_for_age
from simpul.knowledge.growth.zscore import value_at
from simpul.knowledge.rules import rules_on
from simpul.knowledge.rules.growing import Course, course_of, known_of_body, known_of_course
from simpul.knowledge.rules.person import About, known_of

CHILDREN, COURSES, MEASURES = 1500, 900, 1200
DAY = date(2026, 11, 29)
NUMBERS: list[dict[str, int]] = [{}, {"C7": 7}, {"C13": 2}]  # of three cities
DAYS = [0, 1, 90, 91, 182, 183, 273, 274, 730, 731, 1825, 1826, 1827, 2000, 3652, 3653, 6939, 6940]
MONTHS = [60.0, 60.5, 119.99, 120.0, 120.01, 227.9, 228.0, 228.01]
ARMS = [60, 114, 115, 124, 125, 126, 150, 350, 351]
GAPS = [1, 19, 20, 21, 24, 25, 28, 30, 36, 37, 40, 41, 48, 49, 60, 73, 74, 109, 110]
ODD_DAYS = [date(2024, 2, 29), date(2025, 8, 31), date(2025, 12, 31)]


def cities() -> Iterator[list[dict[str, Any]]]:
    """Of each city the rules of growth as its phones get them."""
    for chosen in NUMBERS:
        yield [one for one in rules_json(DAY, [Holding(DAY, chosen)]) if one["rule"].startswith("GROW-")]


def children() -> Iterator[dict[str, Any]]:
    draw = Random("children")
    for _ in range(CHILDREN):
        given, findings = _child(draw), _findings(draw)
        found = assess_growth(**_asked(given))
        found = of_pregnancy(found) if given["of_mother"] else found
        gain = GainStatus(findings["gain"]) if findings["gain"] else None
        chosen = draw.choice(NUMBERS)
        actions = counsel(
            found,
            rules_on(DAY, chosen),
            weight=given["weight"],
            gain=gain,
            twice=findings["twice"],
            complications=None if findings["complications"] is None else frozenset(findings["complications"]),
        )
        expect = told(found) | {"actions": [[one.code, one.text, one.for_kader, one.recheck_days] for one in actions]}
        yield {"given": given, "city": NUMBERS.index(chosen), "findings": findings, "expect": expect}


def _asked(given: dict[str, Any]) -> dict[str, Any]:
    sex = Sex(given["sex"]) if given["sex"] else None
    return {key: one for key, one in given.items() if key != "of_mother"} | {
        "sex": sex,
        "posture": Posture(given["posture"]),
    }


def _child(draw: Random) -> dict[str, Any]:
    given: dict[str, Any] = {
        "sex": draw.choice(["L", "P", "L", "P", "L", "P", None]),
        "age_days": draw.choice([*DAYS, draw.randrange(1900), draw.randrange(1900)]),
        "posture": draw.choice(["l", "h", ""]),
        "oedema": draw.random() < 0.05,
        "age_certain": draw.random() < 0.93,
    }
    kind = draw.random()
    if kind < 0.1:
        given |= {"age_days": None, "age_months": draw.choice([*MONTHS, round(draw.uniform(60, 230), 2)])}
    elif kind < 0.13:
        given["age_days"] = None
    given["of_mother"] = given["sex"] == "P" and (given["age_days"] or 0) > 3652 and draw.random() < 0.5
    return given | _measured(given, draw)


def _measured(given: dict[str, Any], draw: Random) -> dict[str, Any]:
    """Near one of the limits of a class, or anywhere; a tenth of them missing, some beyond what can be typed."""
    sex, day = Sex(given["sex"] or "L"), given["age_days"] if given["age_days"] is not None else 2500
    length = round(_near(Index.TBU, sex, day, draw) * 10 or draw.randint(440, 1900), draw.choice((0, 1)))
    row = row_for_length(sex, length, day < 731) if draw.random() < 0.5 else None
    weight = round(_at(row, Index.BBTB, draw) * 1000) if row else round(_near(Index.BBU, sex, day, draw) * 1000)
    found: dict[str, Any] = {
        "weight": weight or draw.randint(900, 90_000),
        "length": length,
        "head": round(_near(Index.LKU, sex, day, draw) * 10) or 500,
        "arm": draw.choice([*ARMS, round(_near(Index.LILA, sex, day, draw) * 10) or 200]),
    }
    for name in found:
        if draw.random() < 0.12:
            found[name] = None
        elif draw.random() < 0.03:
            lowest, highest = getattr(limits(day < 1827), name)
            found[name] = draw.choice((lowest - 1, lowest, highest, highest + 1))
    return found


def _near(index: Index, sex: Sex, day: int, draw: Random) -> float:
    """A measurement in the unit of the table; 0 where WHO has none."""
    row = row_for_day(index, sex, day)
    return _at(row, index, draw) if row else 0


def _at(row: Any, index: Index, draw: Random) -> float:
    edges = [*rules()[index].bands.below, rules()[index].lowest, rules()[index].highest]
    z = draw.choice([draw.uniform(-3, 3), draw.choice(edges) / 100 + draw.uniform(-0.02, 0.02)])
    inside = max(min(z, 3.0), -3.0)
    return float(value_at(row, inside) + (z - inside) * (value_at(row, 3) - row.m) / 3)


def _findings(draw: Random) -> dict[str, Any]:
    codes = [one.code for one in complications_of_gizi_buruk()]
    return {
        "gain": draw.choice([None, *GainStatus]),
        "twice": draw.random() < 0.1,
        "complications": draw.choice([None, [], [draw.choice(codes)]]),
    }


def told(found: Assessment) -> dict[str, Any]:
    results = {index.value: found.of(index) for index in Index}
    return {
        "of": {
            name: [one.outcome, one.z_hundredths, one.category, one.reason, one.rule, one.edition]
            for name, one in results.items()
        },
        "rest": [found.length, found.doubted, found.oedema, found.age_months],
    }


def courses() -> Iterator[dict[str, Any]]:
    draw = Random("courses")
    for _ in range(COURSES):
        sex = draw.choice(tuple(Sex))
        born = draw.choice(ODD_DAYS) if draw.random() < 0.2 else date(2023, 1, 1) + timedelta(draw.randrange(900))
        weighings = _weighings(sex, born, draw)
        given = {
            "sex": sex.value,
            "born": born.isoformat(),
            "weighings": [[one.on.isoformat(), one.weight] for one in weighings],
        }
        yield {"given": given, "expect": _answered(sex, born, weighings)}


def _weighings(sex: Sex, born: date, draw: Random) -> list[Weighing]:
    """From some day on, at gaps around the limits, gaining the KBM, P5 or less or more by some grams; in any order."""
    day = draw.choice((0, 0, 20, 170, 300, 700, 730, 1780))
    grams = round(_near(Index.BBU, sex, min(day, 1826), draw) * 1000)
    found: list[Weighing] = []
    for _ in range(draw.randint(1, 7)):
        if day > 1900:
            break
        found.append(Weighing(born + timedelta(day), Grams(max(grams, 500))))
        day += draw.choice(GAPS)
        grams += draw.choice((*range(-20, 21, 10), 100, 150, 200, 300, 285, 642, 800, 900, -700, 3000))
    draw.shuffle(found)
    return found


def _answered(sex: Sex, born: date, weighings: Sequence[Weighing]) -> dict[str, Any]:
    course = course_of(sex, born, weighings)
    assert course
    about = About(course.now.on, born, sex)
    kms = assess_weight_for_age(weight=course.now.weight, age_days=(course.now.on - born).days, sex=sex)
    statuses = [*course.statuses]
    found = known_of(about)
    return {
        "statuses": [one.value for one in statuses],
        "known": known_of_course(about, course),
        "of_person": found,
        "of_body": known_of_body(found, {"body_weight": course.now.weight}),
        "kms": [kms.outcome, kms.z_hundredths, kms.category, kms.band],
        "red": below_red_line(sex=sex, age_days=(course.now.on - born).days, weight=course.now.weight),
        "twice": not_gained_twice(statuses[-1], statuses[-2] if len(statuses) > 1 else None),
        "odd": implausible_change(sex=sex, birth_date=born, current=course.now, last=course.previous),
        "velocity": _velocity(sex, born, course),
    }


def _velocity(sex: Sex, born: date, course: Course) -> list[Any] | None:
    earlier = course.since or course.previous
    if earlier is None:
        return None
    found = judge_velocity(sex=sex, birth_date=born, current=course.now, earlier=earlier)
    return [found.faltering, found.gain, found.p5, found.low_weight]


def measures() -> Iterator[dict[str, Any]]:
    """Children of every month to beyond six years, measured in the month before, of or after one that was due."""
    draw = Random("measures")
    for _ in range(MEASURES):
        born = draw.choice(ODD_DAYS) if draw.random() < 0.2 else date(2019, 1, 1) + timedelta(draw.randrange(2500))
        on = born + timedelta(draw.choice((draw.randrange(400), draw.randrange(2300), 30 * draw.randrange(76))))
        taken = {
            one: on - timedelta(draw.choice((0, 1, 30, 31, 61, 92, 183, 184, 400)))
            for one in Measure
            if draw.random() < 0.7
        }
        taken = {measure: max(day, born) for measure, day in taken.items()}
        found = growth_due(birth_date=born, on=on, taken=taken)
        yield {
            "given": [born.isoformat(), on.isoformat(), {one.value: day.isoformat() for one, day in taken.items()}],
            "expect": [
                [one.measure, one.state, one.why, one.last and one.last.isoformat(), one.month] for one in found
            ],
        }
