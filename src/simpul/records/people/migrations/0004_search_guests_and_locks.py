from django.db import migrations

from simpul.records.facilities.row_security import AREA, follows_person, guests_too, named_rows

LIKE = "'%' || replace(replace(replace({}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'"
FIND_INSIDE = f"""
DROP FUNCTION people_find_inside(text, int[], int);
CREATE FUNCTION people_find_inside(longest text, others text[], rt int[], most int) RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT person.id
    FROM public.people_person AS person
    WHERE person.kelurahan_id = ANY({AREA.format(setting="simpul.kelurahan")})
      AND (rt IS NULL OR person.rt_id = ANY(rt))
      AND person.withdrawn_at IS NULL AND person.merged_into_id IS NULL
      AND person.name_key LIKE {LIKE.format("longest")}
      AND NOT EXISTS (SELECT FROM unnest(others) AS other WHERE person.name_key NOT LIKE {LIKE.format("other")})
    ORDER BY person.name_key, person.id
    LIMIT most
$$
"""
# Answers only who knows the exact number and the birth date; follows a merge to the record that was kept.
FIND_GUEST = """
CREATE FUNCTION people_find_guest(numbers bytea[], born date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH RECURSIVE chain AS (
        SELECT person.id, person.merged_into_id
        FROM public.people_person AS person
        WHERE person.birth_date = born AND person.withdrawn_at IS NULL
          AND (person.nik_index = ANY(numbers) OR person.id IN (
                SELECT number.person_id FROM public.people_personnumber AS number
                WHERE number.index = ANY(numbers) AND number.kind = 'kartu' AND number.ended_at IS NULL))
        UNION
        SELECT person.id, person.merged_into_id
        FROM chain JOIN public.people_person AS person ON person.id = chain.merged_into_id
    )
    SELECT (array_agg(id))[1] FROM chain WHERE merged_into_id IS NULL HAVING count(*) = 1
$$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_life_of_a_record"), ("facilities", "0001_initial")]

    operations = [
        migrations.RunSQL(FIND_INSIDE, migrations.RunSQL.noop),
        migrations.RunSQL(FIND_GUEST, "DROP FUNCTION people_find_guest(bytea[], date)"),
        guests_too("people_person", person="id"),
        guests_too("people_residence"),
        *(
            operation
            for table in ("people_personnumber", "people_statechange", "people_edit")
            for operation in (follows_person(table), named_rows(table), guests_too(table))
        ),
    ]
