from django.db import migrations

from simpul.records.facilities.row_security import follows_person, named_rows


class Migration(migrations.Migration):
    dependencies = [("follow_up", "0001_initial"), ("people", "0002_row_security")]

    operations = [
        follows_person("follow_up_followup"),
        named_rows("follow_up_followup"),
    ]
