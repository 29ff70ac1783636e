"""The figures of PWS a third way: DuckDB over an export of the records. Neither the tiles nor their SQL are asked.

Who counts (S), who was weighed (D), never before (B), not last month (O), who has a book (K) and who came to a day that
was held (H), at which stage of life, follow from births, homes, entries, visits, queues and days alone. The class of an
upper arm is cut from its millimetres, that of a weight and a length from its z, the red line too. `READ` says what is
not recounted.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

READ = (
    "the z of a weight or length, whether a measurement can be assessed, and N or T of one weighing beside the one"
    " before: read from what the rule said of the entry when it was written down; vectors of their own hold these rules"
)
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
        " WHERE concept IN ('body_weight', 'body_length', 'arm_circumference', 'growth_book')",
        "id UUID, person_id UUID, visit_id UUID, supersedes_id UUID, concept VARCHAR, value INTEGER, said BOOLEAN,"
        " at TIMESTAMPTZ, local_date DATE",
    ),
    "judgement": (
        "SELECT id, entry_id, rule, outcome, category, z_hundredths FROM visits_assessment"
        " WHERE rule IN ('GROW-NT', 'GROW-BBU', 'GROW-TBU', 'GROW-LILA')",
        "id BIGINT, entry_id UUID, rule VARCHAR, outcome VARCHAR, category VARCHAR, z INTEGER",
    ),
    "visit": (
        "SELECT id, person_id, session_id FROM visits_visit WHERE session_id IS NOT NULL",
        "id UUID, person_id UUID, session_id UUID",
    ),
    "withdrawal": ("SELECT visit_id FROM visits_withdrawal", "visit_id UUID"),
    "session": ("SELECT id, date, status FROM posyandu_session", "id UUID, date DATE, status VARCHAR"),
    "arrival": (
        "SELECT person_id, session_id, taken_back_at IS NOT NULL FROM posyandu_arrival",
        "person_id UUID, session_id UUID, taken_back BOOLEAN",
    ),
}
FIGURES = """
WITH span AS (
    SELECT month, make_date(month // 12, month % 12 + 1, 1) AS begin,
           last_day(make_date(month // 12, month % 12 + 1, 1)) AS finish
    FROM (SELECT unnest(range({first}, {last} + 1)) AS month)
), part AS (
    SELECT person.id, root.id AS who, root.birth_date
    FROM person JOIN person AS root ON root.id = coalesce(person.merged_into_id, person.id)
), stands AS (
    SELECT part.who, part.birth_date, entry.* EXCLUDE (person_id),
           year(entry.local_date) * 12 + month(entry.local_date) - 1 AS month
    FROM entry
    JOIN part ON part.id = entry.person_id
    ANTI JOIN withdrawal ON withdrawal.visit_id = entry.visit_id
    ANTI JOIN (SELECT supersedes_id FROM entry WHERE supersedes_id IS NOT NULL) AS newer
      ON newer.supersedes_id = entry.id
    WHERE entry.value IS NOT NULL OR entry.said
), verdict AS (
    FROM judgement QUALIFY row_number() OVER (PARTITION BY entry_id, rule ORDER BY id DESC) = 1
), counting AS (
    SELECT who, month, id FROM stands WHERE concept = 'body_weight' AND local_date >= birth_date
    QUALIFY row_number() OVER (PARTITION BY who, month ORDER BY "at" DESC, id DESC) = 1
), weighed AS (
    SELECT counting.who, counting.month, gain.category AS status, size.z AS z, size.outcome = 'assessed' AS sized,
           lag(counting.month) OVER mine AS earlier, lag(gain.category) OVER mine AS status_before
    FROM counting
    JOIN verdict AS gain ON gain.entry_id = counting.id AND gain.rule = 'GROW-NT'
    JOIN verdict AS size ON size.entry_id = counting.id AND size.rule = 'GROW-BBU'
    WINDOW mine AS (PARTITION BY counting.who ORDER BY counting.month)
), of_day AS (
    FROM stands WHERE concept IN ('body_length', 'arm_circumference') AND local_date >= birth_date
    QUALIFY row_number() OVER (PARTITION BY who, concept, local_date ORDER BY "at" DESC, id DESC) = 1
), measured AS (
    SELECT of_day.who, of_day.month, of_day.concept, of_day.value, verdict.z
    FROM of_day
    JOIN verdict ON verdict.entry_id = of_day.id
     AND verdict.rule = CASE of_day.concept WHEN 'body_length' THEN 'GROW-TBU' ELSE 'GROW-LILA' END
    WHERE verdict.outcome = 'assessed' AND verdict.category <> ''
    QUALIFY row_number() OVER (PARTITION BY who, concept, month ORDER BY local_date DESC) = 1
), answered AS (
    SELECT who, local_date, value AS book FROM stands WHERE concept = 'growth_book'
    QUALIFY row_number() OVER (PARTITION BY who, local_date ORDER BY "at" DESC, id DESC) = 1
), came AS (
    SELECT DISTINCT part.who, year(session.date) * 12 + month(session.date) - 1 AS month
    FROM (
        SELECT person_id, session_id FROM arrival WHERE NOT taken_back
        UNION ALL
        SELECT visit.person_id, visit.session_id FROM visit ANTI JOIN withdrawal ON withdrawal.visit_id = visit.id
    ) AS seen
    JOIN session ON session.id = seen.session_id AND session.status NOT IN ('rencana', 'batal')
    JOIN part ON part.id = seen.person_id
), lives AS (
    SELECT person.id AS who, person.sex, span.month, span.finish, home.kelurahan_id, home.rt_id,
           person.birth_date + INTERVAL 60 MONTH > span.begin AS balita, came.who IS NOT NULL AS came,
           12 * (year(finish) - year(birth_date)) + month(finish) - month(birth_date)
               - CASE WHEN day(birth_date) > day(finish) THEN 1 ELSE 0 END AS age
    FROM span
    JOIN person ON person.birth_date <= span.finish
    JOIN home ON home.person_id = person.id AND home.valid_from <= span.finish
             AND coalesce(home.valid_to, DATE '9999-12-31') > span.finish
    LEFT JOIN came ON came.who = person.id AND came.month = span.month
    WHERE coalesce(person.died_on, DATE '9999-12-31') > span.finish
      AND NOT person.withdrawn AND person.merged_into_id IS NULL AND home.rt_id IS NOT NULL {which}
), told AS (
    SELECT lives.kelurahan_id, lives.rt_id, lives.month, lives.sex, unnest([
        CASE WHEN lives.came THEN 'H' END,
        CASE WHEN balita THEN 'S' END,
        CASE WHEN balita AND answered.book = 1 THEN 'K' END,
        CASE WHEN balita AND weighed.who IS NOT NULL THEN 'D' END,
        CASE WHEN balita AND weighed.who IS NOT NULL AND earlier IS NULL THEN 'B' END,
        CASE WHEN balita AND earlier < lives.month - 1 THEN 'O' END,
        CASE WHEN balita AND earlier = lives.month - 1 THEN status END,
        CASE WHEN balita AND earlier = lives.month - 1 AND status = 'T' AND status_before = 'T' THEN '2T' END,
        CASE WHEN balita AND sized AND weighed.z < -300 THEN 'BGM' END,
        CASE WHEN balita AND sized THEN 'BBU' END,
        CASE WHEN balita AND sized THEN 'BBU.' || CASE WHEN weighed.z < -300 THEN 'sangat_kurang'
             WHEN weighed.z < -200 THEN 'kurang' WHEN weighed.z <= 100 THEN 'normal' ELSE 'risiko_lebih' END END,
        CASE WHEN balita AND size.z IS NOT NULL THEN 'TBU' END,
        CASE WHEN balita AND size.z IS NOT NULL THEN 'TBU.' || CASE WHEN size.z < -300 THEN 'sangat_pendek'
             WHEN size.z < -200 THEN 'pendek' WHEN size.z <= 300 THEN 'normal' ELSE 'tinggi' END END,
        CASE WHEN balita AND arm.value IS NOT NULL THEN 'LILA' END,
        CASE WHEN balita AND arm.value IS NOT NULL THEN 'LILA.' || CASE WHEN arm.value < 115 THEN 'gizi_buruk'
             WHEN arm.value < 125 THEN 'gizi_kurang' ELSE 'normal' END END
    ]) AS indicator, CASE WHEN age < 12 THEN 'bayi' WHEN age < 60 THEN 'anak_balita' WHEN age < 72 THEN 'apras'
         WHEN age < 180 THEN 'usekrem_6_14' WHEN age < 216 THEN 'usekrem_15_18'
         WHEN age < 720 THEN 'dewasa' ELSE 'lansia' END AS stage
    FROM lives
    LEFT JOIN weighed ON weighed.who = lives.who AND weighed.month = lives.month
    LEFT JOIN measured AS size ON size.who = lives.who AND size.month = lives.month AND size.concept = 'body_length'
    LEFT JOIN measured AS arm ON arm.who = lives.who AND arm.month = lives.month AND arm.concept = 'arm_circumference'
    ASOF LEFT JOIN answered ON answered.who = lives.who AND answered.local_date <= lives.finish
    WHERE lives.balita OR lives.came
)
SELECT kelurahan_id, rt_id, month, indicator, sex, stage, count(*)
FROM told WHERE indicator IS NOT NULL GROUP BY ALL
"""
Leaf = tuple[int, int, int, str, str, str]
Figures = dict[Leaf, int]


def to_parquet(folder: Path) -> None:
    """NAME.csv of each table becomes NAME.parquet."""
    with duckdb.connect() as warehouse:
        for name, (_, columns) in TABLES.items():
            types = ", ".join("'{}': '{}'".format(*column.strip().split(" ")) for column in columns.split(","))
            warehouse.execute(
                f"COPY (SELECT * FROM read_csv('{folder / name}.csv', auto_detect = false, delim = ',', quote = '\"',"
                f" escape = '\"', header = false, columns = {{{types}}}))"
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
    """(kelurahan, RT, month, indicator, sex, stage of life) -> people; what is nobody is left out."""
    which = "" if kelurahan is None else f"AND home.kelurahan_id IN ({', '.join(str(int(one)) for one in kelurahan)})"
    rows = warehouse.execute(FIGURES.format(first=first, last=last, which=which)).fetchall()
    return {tuple(leaf): value for *leaf, value in rows}
