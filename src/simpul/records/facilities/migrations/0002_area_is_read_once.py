from django.db import migrations

# Policies of before had the cast outside of the SELECT, and made the list anew for every row (row_security.py).
ONCE = r"""
DO $$
DECLARE
    one record;
    before CONSTANT text := '\(\( SELECT NULLIF\(current_setting\(''([a-z.]+)''::text, true\), ''''::text\)'
        || ' AS "nullif"\)\)::(integer|uuid)\[\]';
    after CONSTANT text := '((SELECT nullif(current_setting(''\1'', true), '''')::\2[])::\2[])';
BEGIN
    FOR one IN SELECT * FROM pg_policies WHERE policyname = 'within_work_area' AND qual ~ before LOOP
        EXECUTE format(
            'ALTER POLICY within_work_area ON %I USING (%s)', one.tablename, regexp_replace(one.qual, before, after, 'g')
        );
    END LOOP;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("facilities", "0001_initial")]

    operations = [migrations.RunSQL(ONCE, migrations.RunSQL.noop)]
