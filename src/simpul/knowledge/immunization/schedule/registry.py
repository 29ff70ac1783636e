"""Which editions of the schedule are there, and which holds on a day? One JSON file each, in editions/."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts.definition import Status
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.immunization.schedule.card import Band, Card, CardDose, CatchUp, Interval
from simpul.knowledge.immunization.schedule.definition import Edition, Open, Product, SchoolRow, Step, Tetanus

EDITIONS = Path(__file__).parents[1] / "editions"
WHOLE = {
    *("edition", "valid_from", "source", "status", "note", "grace", "repeat", "live", "cards", "school", "tetanus"),
    *("school_year_from_month", "products", "sets", "codes", "open"),
}
PRODUCT = {"product", "antigen", "numbers", "label_id", "label_en", "status", "source"}
SYSTEMS = ("cvx", "vg")
Row = dict[str, Any]


class ScheduleError(ValueError):
    """An edition that must not load: a mistake of the person who edited it."""


@cache
def editions() -> tuple[Edition, ...]:
    """All of them, the oldest first. Raises ScheduleError, which names the edition, for a file that must not load."""
    found = [edition_of(json.loads(path.read_text())) for path in EDITIONS.glob("*.json")]
    return tuple(sorted(found, key=lambda one: one.valid_from))


@cache
def edition_on(day: date) -> Edition:
    """The edition that holds on a day; of a day before all of them the oldest, for none older is carried."""
    return [one for one in editions() if one.valid_from <= day or one is editions()[0]][-1]


def edition_of(row: Row) -> Edition:
    """Raises ScheduleError for an edition with a missing, unknown or impossible part."""
    try:
        check_fields(row, WHOLE, set())
        return _edition(row)
    except (ValueError, TypeError, KeyError) as error:
        raise ScheduleError(f"schedule {row.get('edition', 'without an edition')}: {error}") from error


def _edition(row: Row) -> Edition:
    cards = {one["antigen"]: _card(one) for one in row["cards"]}
    school = tuple(_school(one) for one in row["school"])
    codes = row["codes"]
    return Edition(
        edition=row["edition"],
        valid_from=date.fromisoformat(row["valid_from"]),
        source=row["source"],
        status=Status(row["status"]),
        grace_days=row["grace"]["days"],
        repeat_days=row["repeat"]["days"],
        live=frozenset(row["live"]["antigens"]),
        live_days=row["live"]["days"],
        cards=cards,
        school_year_from_month=row["school_year_from_month"]["month"],
        school=school,
        tetanus=_tetanus(row["tetanus"]),
        products={one["product"]: _product(one) for one in row["products"]},
        sets={one["name"]: one["doses"] for one in row["sets"]},
        codes={(system, code): antigen for system in SYSTEMS for code, antigen in codes[system].items()},
        undecided=frozenset((system, code) for system in SYSTEMS for code in codes["undecided"][system]),
        open=tuple(Open(**one) for one in row["open"]),
        antigens=frozenset(cards) | {one.antigen for one in school} | frozenset(row["tetanus"]["antigens"]),
    )


def _interval(row: Row | None) -> Interval | None:
    return Interval(**{**row, "status": Status(row.get("status", "secondary"))}) if row else None


def _bands(row: Row) -> tuple[tuple[int, Band | None], ...]:
    found = (
        (row["closes_month"], None),
        (row["orange_from"], Band.ORANGE),
        (row["yellow_from"], Band.YELLOW),
        (row["from_month"], Band.WHITE),
    )
    return tuple((month, band) for month, band in found if month is not None)


def _card(row: Row) -> Card:
    doses = (
        CardDose(**{**one, "interval": _interval(one.get("interval")), "bands": _bands(one)}) for one in row["doses"]
    )
    catch_up = (
        CatchUp(**{**one, "interval": _interval(one.get("interval")), "status": Status(one["status"])})
        for one in row.get("catch_up", ())
    )
    return Card(
        antigen=row["antigen"],
        label_id=row["label_id"],
        label_en=row["label_en"],
        doses=tuple(doses),
        status=Status(row["status"]),
        catch_up=tuple(catch_up),
        is_regional=row.get("regional", False),
        counts_after_close=row.get("counts_after_close", True),
    )


def _school(row: Row) -> SchoolRow:
    given = {name: value for name, value in row.items() if name not in ("class", "sex", "catch_up_classes")}
    return SchoolRow(
        **given,
        school_class=row["class"],
        sex=Sex(row["sex"]) if "sex" in row else None,
        catch_up_classes=tuple(row.get("catch_up_classes", ())),
    )


def _tetanus(row: Row) -> Tetanus:
    return Tetanus(
        status=Status(row["status"]),
        from_year=row["from_year"],
        below_year=row["below_year"],
        label_id=row["label_id"],
        label_en=row["label_en"],
        steps=tuple(Step(one["status"], one["years"], _interval(one.get("interval"))) for one in row["steps"]),
        antigens=frozenset(row["antigens"]),
        credit_antigen=row["credit"]["antigen"],
        credit=tuple((one["doses"], one["reached"]) for one in row["credit"]["steps"]),
    )


def _product(row: Row) -> Product:
    check_fields(row, PRODUCT, {"also"})
    Status(row["status"])
    return Product(
        product=row["product"],
        antigen=row["antigen"],
        numbers=frozenset(row["numbers"]),
        also=tuple(row["also"]),
        label_id=row["label_id"],
        label_en=row["label_en"],
    )
