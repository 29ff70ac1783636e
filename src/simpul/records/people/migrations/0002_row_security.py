from django.db import migrations

from simpul.records.facilities.row_security import AREA, named_rows

FIND_INSIDE = f"""
CREATE FUNCTION people_find_inside(letters text, rt int[], most int) RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT person.id
    FROM public.people_person AS person
    WHERE person.kelurahan_id = ANY({AREA.format(setting="simpul.kelurahan")})
      AND (rt IS NULL OR person.rt_id = ANY(rt))
      AND person.name_lc LIKE
          '%' || replace(replace(replace(letters, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
    ORDER BY person.name_lc, person.id
    LIMIT most
$$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        named_rows("people_person"),
        named_rows("people_residence"),
        # Runs as the owner, above the policy: it takes the area from the transaction and not from its caller.
        migrations.RunSQL(FIND_INSIDE, "DROP FUNCTION people_find_inside(text, int[], int)"),
    ]
