"""Which doses does the national schedule name, where is a vaccine given only in some provinces, and which steps has the
status of tetanus? See SOURCE.toml."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Dose:
    """recommended, range, catch_up, not_given, interval  as printed: "2 bulan", "3-11", "12-59", "<2", "1 bulan"

    least_days carries "(memori)" where the row is from memory; empty where nothing is printed
    """

    row: int
    antigen: str
    dose: str
    label: str
    recommended: str
    least_days: str
    range_months: str
    catch_up_months: str
    not_given_months: str
    interval: str
    source: str


@dataclass(frozen=True, slots=True)
class RegionalVaccine:
    """province  two digits, or * for the nation
    status    V, V-2 or memori, as carried by the row
    """

    antigen: str
    province: str
    name: str
    valid_from: date
    schedule: str
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class TetanusStep:
    """interval, least_days  from the step before, as printed and in days; empty and None for T1
    years  how long it protects; 25 stands for "more than 25"
    """

    status: str
    interval: str
    least_days: int | None
    years: int


@cache
def schedule() -> dict[int, Dose]:
    """The doses by the number of their row, in the order of the card."""
    with (HERE / "imunisasi-jadwal.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {int(row[0]): Dose(int(row[0]), *row[1:]) for row in rows}


@cache
def regional_vaccines() -> tuple[RegionalVaccine, ...]:
    with (HERE / "imunisasi-wilayah.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(
        RegionalVaccine(antigen, province, name, date.fromisoformat(since), schedule, status, source)
        for antigen, province, name, since, schedule, status, source in rows
    )


def vaccines_of(province: str, on: date) -> frozenset[str]:
    """The vaccines that the published rows give in this province and not everywhere; the row of the nation, which has
    no date for a province, is left out."""
    return frozenset(row.antigen for row in regional_vaccines() if row.province == province and row.valid_from <= on)


@cache
def tetanus_steps() -> tuple[TetanusStep, ...]:
    """T1 to T5 in order."""
    with (HERE / "td-status-t.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(
        TetanusStep(name, interval, int(days) if days else None, int(years)) for name, interval, days, years in rows
    )
