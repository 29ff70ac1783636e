"""How are person-months and leaf cells made from the records? In SQL, set by set; the definitions are of ADR 0011.

S: alive and resident on the last day of the month, born by then, and under sixty completed months on its first day.
D: in S and weighed in the month, wherever. N, T, O, B: what the rule said of the weighing that counts for the month.
"""

PERSON_MONTHS = """
    INSERT INTO pws_personmonth (person_id, month, rt_id, rw_id, kelurahan_id, s, d, n, t, o, b)
    SELECT person.id, span.month, home.rt_id, rt.rw_id, home.kelurahan_id, true,
           weighing.id IS NOT NULL,
           COALESCE(weighing.status = 'N', false), COALESCE(weighing.status = 'T', false),
           COALESCE(weighing.status = 'O', false), COALESCE(weighing.status = 'B', false)
    FROM (
        SELECT month, make_date(month / 12, month %% 12 + 1, 1) AS first,
               (make_date(month / 12, month %% 12 + 1, 1) + interval '1 month - 1 day')::date AS last
        FROM generate_series(%(first)s::int, %(last)s::int) AS month
    ) AS span
    JOIN people_person AS person
      ON person.birth_date <= span.last
     AND person.birth_date > (span.first - interval '5 years')::date
     AND (person.died_on IS NULL OR person.died_on > span.last)
     AND person.withdrawn_at IS NULL AND person.merged_into_id IS NULL
     {whom}
    JOIN people_residence AS home
      ON home.person_id = person.id AND home.superseded_sequence IS NULL
     AND home.valid_from <= span.last AND (home.valid_to IS NULL OR home.valid_to > span.last)
    JOIN facilities_area AS rt ON rt.id = home.rt_id
    LEFT JOIN visits_monthlyweighing AS weighing
      ON weighing.person_id = person.id AND weighing.month = span.month
"""
OF_EVERYBODY = PERSON_MONTHS.format(whom="")
OF_SOME = PERSON_MONTHS.format(whom="AND person.id = ANY(%(people)s)")

FORGET_SOME = """
    DELETE FROM pws_personmonth WHERE person_id = ANY(%(people)s) AND month BETWEEN %(first)s AND %(last)s
    RETURNING rt_id, month
"""
LEAVES_OF_SOME = """
    SELECT rt_id, month FROM pws_personmonth
    WHERE person_id = ANY(%(people)s) AND month BETWEEN %(first)s AND %(last)s
"""

CELLS = """
    INSERT INTO pws_cell (rt_id, rw_id, kelurahan_id, month, indicator, value)
    SELECT row.rt_id, min(row.rw_id), min(row.kelurahan_id), row.month, part.indicator, count(*)
    FROM pws_personmonth AS row
    CROSS JOIN LATERAL (VALUES ('S', s), ('D', d), ('N', n), ('T', t), ('O', o), ('B', b)) AS part (indicator, yes)
    WHERE part.yes {which}
    GROUP BY row.rt_id, row.month, part.indicator
    ORDER BY row.rt_id, row.month, part.indicator
"""
ALL_CELLS = CELLS.format(which="AND row.month BETWEEN %(first)s AND %(last)s")
SOME_CELLS = CELLS.format(
    which="AND (row.rt_id, row.month) IN (SELECT * FROM unnest(%(rt)s::int[], %(months)s::int[]))"
)
FORGET_CELLS = """
    DELETE FROM pws_cell
    WHERE (rt_id, month) IN (SELECT * FROM unnest(%(rt)s::int[], %(months)s::int[]))
"""
