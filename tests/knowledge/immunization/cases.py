"""Histories drawn around each limit of the schedule, with the answers, for the evaluator in TypeScript.

Ages a day before, on and after each month that the edition names, intervals and their grace, live vaccines, provinces,
doses of a month or a year, doubles, school, women, refusals, events, and lines that nobody can use.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from simpul.knowledge.concepts import services
from simpul.knowledge.immunization import DoseDue, Evaluation, Next, evaluate, given_of, next_doses, read_asked
from simpul.knowledge.immunization.days import months_after
from simpul.knowledge.immunization.schedule import editions
from simpul.knowledge.immunization.schedule.card import Card
from simpul.knowledge.immunization.steps.limits import end_of
from simpul.reference.immunization.read import regional_vaccines

HOW_MANY = 1200
EDITION = editions()[-1]
AROUND = (-5, -4, -3, -1, 0, 0, 1, 2)
ODD_DAYS = [date(2024, 2, 29), date(2020, 2, 29), date(2025, 8, 31), date(2025, 12, 31), date(2026, 1, 31)]
STARTS = sorted({one.valid_from for one in regional_vaccines()})
AREAS = ["35.71", "35", "51.71", "34.04", "61.71", "94", "xx", ""]
MONTHS = sorted(
    {month for card in EDITION.cards.values() for dose in card.doses for month, _ in dose.bands}
    | {12 * years for years in (7, 8, 11, 12, 15, 16, 25, 40)}
)
WRONG: list[Any] = [
    "BCG", {"antigen": "MenB", "date": "2025-02-10"}, {"cvx": "03", "date": "2025-02-10"}, {"vg": "VG89"}, {},
    {"antigen": "BCG", "date": "10/01/2025"}, {"antigen": "MR", "date": "2025-02-30"},
    {"antigen": "PCV", "date": "0025-03"}, {"antigen": 7, "date": "2025-03-10"}, {"antigen": "PCV", "date": 20250310},
    {"antigen": "BCG", "date": "2025-02-10", "product": "DPT-HB-Hib-IPV"}, {"antigen": "Td", "dose": "BIAS-9"}, None,
]  # fmt: skip
CODED: list[dict[str, str]] = [{"cvx": "198"}, {"vg": "VG19"}, {"cvx": "10"}, {"vg": "VG139"}, {"cvx": "999"}]


def cases(how_many: int = HOW_MANY) -> Iterator[dict[str, Any]]:
    draw = Random("immunization")
    for _ in range(how_many):
        given = drawn(draw)
        read = read_asked(given)
        troubles = [[one.problem, one.about, one.position] for one in read.troubles]
        due = [told_due(one) for one in next_doses(read.asked)]
        yield {"given": given, "expect": told(evaluate(read.asked)) | {"unread": troubles}, "due": due}


def drawn(draw: Random) -> dict[str, Any]:
    """One person. The day of asking lies near a limit of the age, of a dose or of a province."""
    born = draw.choice(ODD_DAYS) if draw.random() < 0.2 else date(2019, 1, 1) + timedelta(draw.randrange(2800))
    if draw.random() < 0.2:
        born = months_after(born, -12 * draw.choice((3, 5, 8, 10, 15, 30)))
    wild = draw.choice((0.0, 0.0, 0.1, 0.5))
    days = {name: _series(card, born, wild, draw) for name, card in EDITION.cards.items()}
    on = _asked_on(born, [day for own in days.values() for day in own], draw)
    lines = [_line(name, day, draw) for name, own in days.items() for day in own if day <= on or draw.random() < 0.05]
    lines += [_line(name, _near(born, draw), draw) for name in ("DT", "Td", "MR", "HPV") if draw.random() < 0.1]
    lines += [_line(name, day, draw) for name, day in _td(born, draw) if day <= on or draw.random() < 0.05]
    lines += [draw.choice(WRONG) for _ in range(draw.choice((0, 0, 0, 1, 2)))]
    draw.shuffle(lines)
    given: dict[str, Any] = {
        "birth_date": born.isoformat(),
        "sex": draw.choice("LP"),
        "as_of": on.isoformat(),
        "area": draw.choice(AREAS),
        "history": lines,
    }
    return given | _more(born, on, draw)


def _series(card: Card, born: date, wild: float, draw: Random) -> list[date]:
    """The first doses of a card, each near its age or near its interval from the one before; wild: anywhere."""
    found: list[date] = []
    if draw.random() < max(wild, 0.03):
        return found
    late = draw.choice([0] * 8 + [*(row.started_from_month for row in card.catch_up)])
    whole = draw.random() > max(wild, 0.1)
    for dose in card.doses[: None if whole else draw.randint(0, len(card.doses))]:
        limits = [months_after(born, max(dose.from_month, late))]
        if found:
            limits.append(end_of(dose.interval, found[-1]) if dose.interval else found[-1])
        day = draw.choice(limits) if draw.random() < wild else max(limits)
        if draw.random() < wild:
            day = months_after(born, draw.choice([month for month, _ in dose.bands]))
        found.append(day + timedelta(draw.choice(AROUND) if draw.random() < max(wild, 0.04) else 0))
    return found


def _td(born: date, draw: Random) -> list[tuple[str, date]]:
    """A ladder of tetanus from some birthday on, each step near its interval."""
    steps = EDITION.tetanus.steps[: draw.choice((0, 0, 1, 2, 3, 4, 5))]
    found: list[tuple[str, date]] = []
    day = months_after(born, 12 * draw.choice((7, 8, 11, 15, 20)))
    for step in steps:
        day = (end_of(step.interval, day) if step.interval else day) + timedelta(draw.choice((0, 0, *AROUND)))
        found.append((draw.choice(("DT", "Td", "Td")), day))
    return found


def _line(antigen: str, day: date, draw: Random) -> dict[str, Any]:
    kind = draw.choice((1, 1, draw.random()))
    line: dict[str, Any] = {"antigen": antigen, "date": day.isoformat()}
    if kind < 0.08:
        line["date"] = day.isoformat()[: draw.choice((4, 7))]
    elif kind < 0.1:
        line["date"] = None
    elif kind < 0.14:
        line = draw.choice(CODED) | {"date": day.isoformat()}
    elif kind < 0.18 and antigen in ("DPT-HB-Hib", "IPV"):
        line["product"] = "DPT-HB-Hib-IPV"
    elif kind < 0.22 and antigen == "DPT-HB-Hib":
        line["antigen"] = "DPT-HB-Hib-IPV"
    rows = [row.dose for row in EDITION.school if row.antigen == antigen]
    if rows and draw.random() < 0.2:
        line["dose"] = draw.choice(rows)
    return line


def _near(born: date, draw: Random) -> date:
    return months_after(born, draw.choice(MONTHS)) + timedelta(draw.choice(AROUND))


def _asked_on(born: date, days: list[date], draw: Random) -> date:
    after = draw.choice((-1, 0, 1, 24, 27, 28, 29, 56, 364, 366))
    last = max([*days, born])
    places = [_near(born, draw), last + timedelta(after), last + timedelta(draw.randrange(60))]
    places.append(date(_near(born, draw).year, draw.choice((6, 7, 8, 9, 11, 12)), 1) - timedelta(draw.choice((0, 1))))
    places.append(draw.choice(STARTS) + timedelta(draw.choice((-1, 0, 1))))
    return max(draw.choice(places), born) if draw.random() < 0.98 else born - timedelta(1)


def _more(born: date, on: date, draw: Random) -> dict[str, Any]:
    """What is told of few people."""
    more: dict[str, Any] = {
        "hours_since_birth": draw.choice((0, 23, 24, 25)),
        "school_class": draw.choice((0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, -1)),
        "pregnant": True,
        "not_done": [_not_done(born, draw) for _ in range(draw.randint(1, 3))],
        "kipi": [_kipi(born, on, draw)],
        "overrides": [_override(draw)],
        "city_settings": {draw.choice(["DPT-HB-Hib-IPV", "JE"]): _near(born, draw).isoformat()},
    }
    return {name: one for name, one in more.items() if draw.random() < (0.5 if name == "school_class" else 0.2)}


def _override(draw: Random) -> dict[str, Any]:
    days = draw.choice((-1, 38, 42, 180, 1825))
    return {"antigen": draw.choice(["MR", "DPT-HB-Hib", "X"]), "dose": draw.randint(0, 2), "minimum_age_days": days}


def _not_done(born: date, draw: Random) -> dict[str, Any]:
    return {
        "antigen": draw.choice([*EDITION.cards, "DPT-HB-Hib-IPV", "Td", "HPV", "MenB"]),
        "date": _near(born, draw).isoformat(),
        "reason": draw.choice(("ditolak", "ditunda", "lupa")),
        "agreed_date": draw.choice((None, _near(born, draw).isoformat())),
    }


def _kipi(born: date, on: date, draw: Random) -> dict[str, Any]:
    return {
        "antigen": draw.choice([*EDITION.cards, "DPT-HB-Hib-IPV", "MenB"]),
        "date": min(_near(born, draw), on + timedelta(draw.choice((-1, 0, 0, 1)))).isoformat(),
        "serious": draw.random() < 0.8,
        "reviewed": draw.choice((None, (on + timedelta(draw.choice((-1, 0, 1)))).isoformat())),
    }


def told(found: Evaluation) -> dict[str, Any]:
    return {
        "edition": found.edition,
        "doses": [
            [one.position, one.antigen, str(one.span.first), str(one.span.last), one.number, one.valid, one.reason,
             one.band, one.product] for one in found.doses
        ],
        "next": {key: told_next(one) for key, one in found.next.items()},
        "idl": found.idl,
        "ibl": found.ibl,
        "tetanus": [found.tetanus.status, found.tetanus.years, found.tetanus.number],
        "troubles": [[one.problem, one.about, one.position] for one in found.troubles],
    }  # fmt: skip


def told_next(one: Next) -> list[Any]:
    dates = [day and day.isoformat() for day in (one.earliest, one.recommended, one.overdue_from, one.last_date)]
    no = one.not_done
    refused = no and [no.antigen, no.day.isoformat(), no.reason, no.agreed_on and no.agreed_on.isoformat()]
    words = [one.key, one.antigen, one.dose, one.state, one.reason, one.product]
    return [*words, *dates, one.is_unsure, refused, one.status]


def told_due(one: DoseDue) -> list[Any]:
    sentence = [one.sentence("id"), one.sentence("en")]
    return [
        one.service,
        [one.label_id, one.label_en],
        one.coming.key,
        one.is_to_give,
        str(one.day),
        sentence,
        [other.antigen for other in one.also],
        one.edition,
    ]


def recorded() -> Iterator[list[Any]]:
    """Every service, with the antigen and the school row that it is in a history; null of one that is no vaccine."""
    for code in services():
        found = given_of(code, None)
        yield [code, [found.antigen, found.school] if found else None]
