"""How are person-months and leaf cells made from the records? In SQL, set by set; the definitions are of ADR 0011.

S: alive and resident on the last day of the month, born by then, and under sixty completed months on its first day.
D: in S and weighed in the month, wherever. N, T, O, B: what the rule said of the weighing that counts for the month.
2T: T now and T in the month before. BGM and BBU: what the same weighing says. TBU and LILA: the last one of the month
that could be assessed. K: the last answer up to the end of the month is yes. H: came to a day that was held, any age.
"""

from simpul.knowledge.life_stages import bands

STAGE = (
    "CASE "
    + " ".join(f"WHEN base.age >= {band.from_months} THEN '{band.stage}'" for band in reversed(bands()))
    + " END"
)

PERSON_MONTHS = """
    WITH span AS (
        SELECT month, make_date(month / 12, month %% 12 + 1, 1) AS first,
               (make_date(month / 12, month %% 12 + 1, 1) + interval '1 month - 1 day')::date AS last
        FROM generate_series(%(first)s::int, %(last)s::int) AS month
    ), part AS (
        SELECT person.id, COALESCE(person.merged_into_id, person.id) AS root
        FROM people_person AS person {of_parts}
    ), book AS (
        SELECT part.root, entry.value, entry.local_date AS since, lead(entry.local_date)
               OVER (PARTITION BY part.root ORDER BY entry.local_date, entry.at, entry.id) AS until
        FROM part
        JOIN visits_entry AS entry ON entry.person_id = part.id AND entry.concept = 'growth_book'
        WHERE NOT (entry.value IS NULL AND entry.text = '')
          AND NOT EXISTS (SELECT FROM visits_entry AS newer WHERE newer.supersedes_id = entry.id)
          AND NOT EXISTS (SELECT FROM visits_withdrawal AS gone WHERE gone.visit_id = entry.visit_id)
    ), held AS NOT MATERIALIZED (
        SELECT id, date FROM posyandu_session WHERE status IN ('terbuka', 'tertutup')
          AND date BETWEEN (SELECT min(first) FROM span) AND (SELECT max(last) FROM span)
    ), attended AS (
        SELECT part.root, session.date FROM part
        JOIN posyandu_arrival AS arrival ON arrival.person_id = part.id AND arrival.taken_back_at IS NULL
        JOIN held AS session ON session.id = arrival.session_id
        UNION
        SELECT part.root, session.date FROM part
        JOIN visits_visit AS visit ON visit.person_id = part.id
        JOIN held AS session ON session.id = visit.session_id
        WHERE NOT EXISTS (SELECT FROM visits_withdrawal AS gone WHERE gone.visit_id = visit.id)
    ), came AS (
        SELECT DISTINCT attended.root, span.month
        FROM attended
        JOIN span
          ON span.month = extract(year FROM attended.date)::int * 12 + extract(month FROM attended.date)::int - 1
    ), finding AS (
        SELECT DISTINCT ON (said.person_id, said.index, span.month)
               said.person_id, said.index, span.month, said.category
        FROM visits_growthday AS day
        JOIN span
          ON span.month = extract(year FROM day.local_date)::int * 12 + extract(month FROM day.local_date)::int - 1
        JOIN visits_growthfinding AS said ON said.day_id = day.id
        WHERE said.index IN ('tbu', 'lila') AND said.outcome = 'assessed' AND said.category <> '' {of_findings}
        ORDER BY said.person_id, said.index, span.month, day.local_date DESC
    ), candidate AS (
        SELECT person.id, span.month FROM span
        JOIN people_person AS person
          ON person.birth_date <= span.last
         AND person.birth_date > (span.first - interval '5 years')::date {of_people}
        UNION
        SELECT came.root, came.month FROM came
    ), base AS (
        SELECT person.id, person.sex, span.month, span.last,
               person.birth_date > (span.first - interval '5 years')::date AS balita,
               span.month - extract(year FROM person.birth_date)::int * 12
                   - extract(month FROM person.birth_date)::int + 1
                   - (extract(day FROM span.last) < extract(day FROM person.birth_date))::int AS age
        FROM candidate
        JOIN span ON span.month = candidate.month
        JOIN people_person AS person
          ON person.id = candidate.id AND person.birth_date <= span.last
         AND (person.died_on IS NULL OR person.died_on > span.last)
         AND person.withdrawn_at IS NULL AND person.merged_into_id IS NULL
    )
    INSERT INTO pws_personmonth (person_id, month, rt_id, rw_id, kelurahan_id, sex, stage, counts)
    SELECT base.id, base.month, home.rt_id, rt.rw_id, home.kelurahan_id, base.sex, {stage},
           array_remove(ARRAY[
               CASE WHEN came.root IS NOT NULL THEN 'H' END,
               CASE WHEN balita THEN 'S' END,
               CASE WHEN balita AND book.value = 1 THEN 'K' END,
               CASE WHEN balita AND weighing.id IS NOT NULL THEN 'D' END,
               CASE WHEN balita THEN weighing.status END,
               CASE WHEN balita AND weighing.status = 'T' AND before.status = 'T' THEN '2T' END,
               CASE WHEN balita AND weighing.band = 'merah' THEN 'BGM' END,
               CASE WHEN balita AND weighing.outcome = 'assessed' THEN 'BBU' END,
               CASE WHEN balita AND weighing.outcome = 'assessed' THEN 'BBU.' || weighing.category END,
               CASE WHEN balita AND height.category IS NOT NULL THEN 'TBU' END,
               CASE WHEN balita THEN 'TBU.' || height.category END,
               CASE WHEN balita AND arm.category IS NOT NULL THEN 'LILA' END,
               CASE WHEN balita THEN 'LILA.' || arm.category END
           ], NULL)
    FROM base
    JOIN people_residence AS home
      ON home.person_id = base.id AND home.superseded_sequence IS NULL
     AND home.valid_from <= base.last AND (home.valid_to IS NULL OR home.valid_to > base.last)
    JOIN facilities_area AS rt ON rt.id = home.rt_id
    LEFT JOIN came ON came.root = base.id AND came.month = base.month
    LEFT JOIN book ON book.root = base.id AND book.since <= base.last AND (book.until IS NULL OR book.until > base.last)
    LEFT JOIN visits_monthlyweighing AS weighing ON weighing.person_id = base.id AND weighing.month = base.month
    LEFT JOIN visits_monthlyweighing AS before ON before.person_id = base.id AND before.month = base.month - 1
    LEFT JOIN finding AS height ON height.person_id = base.id AND height.month = base.month AND height.index = 'tbu'
    LEFT JOIN finding AS arm ON arm.person_id = base.id AND arm.month = base.month AND arm.index = 'lila'
"""
OF_EVERYBODY = PERSON_MONTHS.format(stage=STAGE, of_parts="", of_findings="", of_people="")
OF_SOME = PERSON_MONTHS.format(
    stage=STAGE,
    # Who was merged into somebody else is not counted here: that one has news of their own.
    of_parts="WHERE (person.id = ANY(%(people)s) AND person.merged_into_id IS NULL)"
    " OR person.merged_into_id = ANY(%(people)s)",
    of_findings="AND day.person_id = ANY(%(people)s)",
    of_people="AND person.id = ANY(%(people)s)",
)

FORGET_SOME = """
    DELETE FROM pws_personmonth WHERE person_id = ANY(%(people)s) AND month BETWEEN %(first)s AND %(last)s
    RETURNING rt_id, month
"""
LEAVES_OF_SOME = """
    SELECT rt_id, month FROM pws_personmonth
    WHERE person_id = ANY(%(people)s) AND month BETWEEN %(first)s AND %(last)s
"""

CELLS = """
    INSERT INTO pws_cell (rt_id, rw_id, kelurahan_id, month, indicator, sex, stage, value)
    SELECT row.rt_id, min(row.rw_id), min(row.kelurahan_id), row.month, indicator, row.sex, row.stage, count(*)
    FROM pws_personmonth AS row CROSS JOIN LATERAL unnest(row.counts) AS indicator
    WHERE {which}
    GROUP BY row.rt_id, row.month, indicator, row.sex, row.stage
    ORDER BY row.rt_id, row.month, indicator, row.sex, row.stage
"""
SUMS = """
    INSERT INTO pws_kelurahansum (kelurahan_id, month, indicator, value)
    SELECT row.kelurahan_id, row.month, row.indicator, sum(row.value) FROM pws_cell AS row
    WHERE {which} GROUP BY row.kelurahan_id, row.month, row.indicator
"""
SPAN = "row.month BETWEEN %(first)s AND %(last)s"
PAIRS = "({place}, {table}month) IN (SELECT * FROM unnest(%(places)s::int[], %(months)s::int[]))"
TELLING = " RETURNING kelurahan_id, month"
ALL_CELLS, ALL_SUMS = CELLS.format(which=SPAN), SUMS.format(which=SPAN)
# Of some leaves or kelurahan and months; of leaves they tell in which kelurahan and months they lie.
SOME_CELLS = CELLS.format(which=PAIRS.format(place="row.rt_id", table="row.")) + TELLING
SOME_SUMS = SUMS.format(which=PAIRS.format(place="row.kelurahan_id", table="row."))
FORGET = "DELETE FROM {table} WHERE {which}"
FORGET_CELLS = FORGET.format(table="pws_cell", which=PAIRS.format(place="rt_id", table="")) + TELLING
FORGET_SUMS = FORGET.format(table="pws_kelurahansum", which=PAIRS.format(place="kelurahan_id", table=""))
