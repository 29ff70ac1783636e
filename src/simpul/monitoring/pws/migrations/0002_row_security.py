from django.db import migrations

from simpul.records.facilities.row_security import counted_rows, named_rows


class Migration(migrations.Migration):
    dependencies = [("pws", "0001_initial")]

    operations = [named_rows("pws_personmonth"), counted_rows("pws_cell")]
