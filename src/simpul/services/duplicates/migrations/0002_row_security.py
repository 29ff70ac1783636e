from django.db import migrations

from simpul.records.facilities.row_security import AREA, GUESTS, guests_too, named_rows

NAMED, COUNTED = AREA.format(setting="simpul.kelurahan"), AREA.format(setting="simpul.counted")


def side(name: str) -> str:
    return f"({name}_kelurahan = ANY({NAMED}) OR {name}_id = ANY({GUESTS}))"


# A pair is read only by who may name both of its people.
BOTH = f"""
ALTER TABLE duplicates_pair ENABLE ROW LEVEL SECURITY;
CREATE POLICY within_work_area ON duplicates_pair USING ({side("left")} AND {side("right")})
"""
NOT_BOTH = "DROP POLICY within_work_area ON duplicates_pair; ALTER TABLE duplicates_pair DISABLE ROW LEVEL SECURITY"
# How many pairs lie between which kelurahan, for who counts both: numbers only, no ids.
BETWEEN = f"""
CREATE FUNCTION duplicates_between() RETURNS TABLE (one int, other int, pairs bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT left_kelurahan, right_kelurahan, count(*)
    FROM public.duplicates_pair
    WHERE state = 'terbuka' AND left_kelurahan <> right_kelurahan
      AND left_kelurahan = ANY({COUNTED}) AND right_kelurahan = ANY({COUNTED})
    GROUP BY 1, 2
$$
"""


class Migration(migrations.Migration):
    dependencies = [("duplicates", "0001_initial"), ("people", "0004_search_guests_and_locks")]

    operations = [
        named_rows("duplicates_block"),
        guests_too("duplicates_block"),
        migrations.RunSQL(BOTH, NOT_BOTH),
        migrations.RunSQL(BETWEEN, "DROP FUNCTION duplicates_between()"),
    ]
