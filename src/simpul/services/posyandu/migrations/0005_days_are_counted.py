from django.db import migrations
from django.db.migrations.operations.special import RunSQL

from simpul.records.facilities.row_security import AREA

COUNTED = AREA.format(setting="simpul.counted")


class Migration(migrations.Migration):
    """An open day names nobody: who may see the figures of a kelurahan may read its days, and only read them."""

    dependencies = [("posyandu", "0004_open_day_locks")]

    operations = [
        RunSQL(
            f"CREATE POLICY days_are_counted ON posyandu_session FOR SELECT USING (kelurahan_id = ANY({COUNTED}))",
            "DROP POLICY days_are_counted ON posyandu_session",
        ),
    ]
