"""The figures of PWS a third way: DuckDB over an export of the records. Neither the tiles nor their SQL are asked.

Who counts (S), who was weighed (D), never before (B), not last month (O) and who has a book (K) follow from births,
homes and entries alone. Whether the weight rose (N, T) and is below the red line (BGM) is read from what the rule said
of the weighing when it was written down: that rule is held by its own vectors. 2T looks back at the month before.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

INDICATORS = ("S", "K", "D", "N", "T", "O", "B", "2T", "BGM")
# What leaves the records, each table by what counts: no name, no number, no address.
TABLES = {
    "person": (
        "SELECT id, sex, birth_date, died_on, withdrawn_at IS NOT NULL, merged_into_id FROM people_person",
        "id UUID, sex VARCHAR, birth_date DATE, died_on DATE, withdrawn BOOLEAN, merged_into_id UUID",
    ),
    "home": (
        "SELECT person_id, rt_id, kelurahan_id, valid_from, valid_to FROM people_residence"
        " WHERE superseded_sequence IS NULL",
        "person_id UUID, rt_id INTEGER, kelurahan_id INTEGER, valid_from DATE, valid_to DATE",
    ),
    "entry": (
        "SELECT id, person_id, visit_id, supersedes_id, concept, value, text <> '', at, local_date FROM visits_entry"
        " WHERE concept IN ('body_weight', 'growth_book')",
        "id UUID, person_id UUID, visit_id UUID, supersedes_id UUID, concept VARCHAR, value INTEGER, said BOOLEAN,"
        " at TIMESTAMPTZ, local_date DATE",
    ),
    "withdrawal": ("SELECT visit_id FROM visits_withdrawal", "visit_id UUID"),
    "judged": (
        "SELECT person_id, month, status, band FROM visits_monthlyweighing",
        "person_id UUID, month INTEGER, status VARCHAR, band VARCHAR",
    ),
}
FIGURES = """
WITH span AS (
    SELECT month, make_date(month // 12, month % 12 + 1, 1) AS begin,
           last_day(make_date(month // 12, month % 12 + 1, 1)) AS finish
    FROM (SELECT unnest(range({first}, {last} + 1)) AS month)
), stands AS (
    SELECT coalesce(person.merged_into_id, person.id) AS who, entry.*
    FROM entry
    JOIN person ON person.id = entry.person_id
    ANTI JOIN withdrawal ON withdrawal.visit_id = entry.visit_id
    ANTI JOIN (SELECT supersedes_id FROM entry WHERE supersedes_id IS NOT NULL) AS newer
      ON newer.supersedes_id = entry.id
), weighed AS (
    SELECT who, month, lag(month) OVER (PARTITION BY who ORDER BY month) AS earlier
    FROM (SELECT DISTINCT who, year(local_date) * 12 + month(local_date) - 1 AS month
          FROM stands WHERE concept = 'body_weight' AND value IS NOT NULL)
), judged_twice AS (
    SELECT person_id, month, status, band,
           status = 'T' AND lag(status) OVER mine = 'T' AND lag(month) OVER mine = month - 1 AS twice
    FROM judged WINDOW mine AS (PARTITION BY person_id ORDER BY month)
), answered AS (
    SELECT who, local_date, arg_max(value, row("at", id)) AS book
    FROM stands WHERE concept = 'growth_book' AND (value IS NOT NULL OR said) GROUP BY who, local_date
), balita AS (
    SELECT person.id AS who, person.sex, span.month, span.finish, home.rt_id
    FROM span
    JOIN person ON person.birth_date <= span.finish AND person.birth_date + INTERVAL 60 MONTH > span.begin
    JOIN home ON home.person_id = person.id AND home.valid_from <= span.finish
             AND coalesce(home.valid_to, DATE '9999-12-31') > span.finish
    WHERE coalesce(person.died_on, DATE '9999-12-31') > span.finish
      AND NOT person.withdrawn AND person.merged_into_id IS NULL AND home.rt_id IS NOT NULL {which}
), told AS (
    SELECT balita.rt_id, balita.month, balita.sex, weighed.who IS NOT NULL AS d, judged_twice.status,
           weighed.who IS NOT NULL AND weighed.earlier IS NULL AS b,
           weighed.earlier IS NOT NULL AND weighed.earlier < balita.month - 1 AS o,
           coalesce(judged_twice.twice, false) AS twice, judged_twice.band, answered.book = 1 AS k
    FROM balita
    LEFT JOIN weighed ON weighed.who = balita.who AND weighed.month = balita.month
    LEFT JOIN judged_twice ON judged_twice.person_id = balita.who AND judged_twice.month = balita.month
    ASOF LEFT JOIN answered ON answered.who = balita.who AND answered.local_date <= balita.finish
)
SELECT rt_id, month, sex, count(*) AS "S", count(*) FILTER (k) AS "K", count(*) FILTER (d) AS "D",
       count(*) FILTER (d AND status = 'N') AS "N", count(*) FILTER (d AND status = 'T') AS "T",
       count(*) FILTER (o) AS "O", count(*) FILTER (b) AS "B",
       count(*) FILTER (twice) AS "2T", count(*) FILTER (d AND band = 'merah') AS "BGM"
FROM told GROUP BY rt_id, month, sex
"""
Figures = dict[tuple[int, int, str, str], int]


def to_parquet(folder: Path) -> None:
    """NAME.csv of each table becomes NAME.parquet."""
    with duckdb.connect() as warehouse:
        for name, (_, columns) in TABLES.items():
            types = ", ".join("'{}': '{}'".format(*column.strip().split(" ")) for column in columns.split(","))
            warehouse.execute(
                f"COPY (SELECT * FROM read_csv('{folder / name}.csv', header = false, columns = {{{types}}}))"
                f" TO '{folder / name}.parquet' (FORMAT parquet)"
            )


def opened(folder: Path) -> duckdb.DuckDBPyConnection:
    warehouse = duckdb.connect()
    for name in TABLES:
        warehouse.execute(f"CREATE VIEW {name} AS SELECT * FROM '{folder / name}.parquet'")
    return warehouse


def figures(
    warehouse: duckdb.DuckDBPyConnection, first: int, last: int, kelurahan: Iterable[int] | None = None
) -> Figures:
    """(RT, month, sex, indicator) -> people; what is nobody is left out."""
    which = "" if kelurahan is None else f"AND home.kelurahan_id IN ({', '.join(str(int(one)) for one in kelurahan)})"
    rows = warehouse.execute(FIGURES.format(first=first, last=last, which=which)).fetchall()
    return {
        (rt, month, sex, indicator): value
        for rt, month, sex, *values in rows
        for indicator, value in zip(INDICATORS, values, strict=True)
        if value
    }
