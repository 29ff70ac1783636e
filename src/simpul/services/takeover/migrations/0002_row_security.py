from django.db import migrations

from simpul.records.facilities.row_security import AREA

# A run, and what hangs on it, is seen by those who may name the people of its whole area. The inner question is asked
# under the policy of the run itself, once for each statement.
WHOLE_AREA = f"kelurahan <@ {AREA.format(setting='simpul.kelurahan')}"
OF_A_RUN = "run_id IN (SELECT id FROM takeover_importrun)"


def locked(table: str, condition: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY within_work_area ON {table} USING ({condition})",
        f"DROP POLICY within_work_area ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    )


class Migration(migrations.Migration):
    dependencies = [("takeover", "0001_initial")]

    operations = [
        locked("takeover_importrun", WHOLE_AREA),
        locked("takeover_importrow", OF_A_RUN),
        locked("takeover_importpart", OF_A_RUN),
    ]
