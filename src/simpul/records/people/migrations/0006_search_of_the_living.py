from django.db import migrations

from simpul.records.facilities.row_security import AREA

LIKE = "'%' || replace(replace(replace({}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'"
# `ended`: also those who died or left. A merged record leads to the one that was kept; the caller looks at its state.
FIND_INSIDE = f"""
DROP FUNCTION people_find_inside(text, text[], int[], int);
CREATE FUNCTION people_find_inside(longest text, others text[], rt int[], most int, ended boolean)
RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(person.merged_into_id, person.id)
    FROM public.people_person AS person
    WHERE person.kelurahan_id = ANY({AREA.format(setting="simpul.kelurahan")})
      AND (rt IS NULL OR person.rt_id = ANY(rt))
      AND person.withdrawn_at IS NULL
      AND (ended OR person.merged_into_id IS NOT NULL OR (person.died_on IS NULL AND person.left_on IS NULL))
      AND person.name_key LIKE {LIKE.format("longest")}
      AND NOT EXISTS (SELECT FROM unnest(others) AS other WHERE person.name_key NOT LIKE {LIKE.format("other")})
    ORDER BY person.name_key, person.id
    LIMIT most
$$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0005_spelling_keys")]

    operations = [migrations.RunSQL(FIND_INSIDE, migrations.RunSQL.noop)]
