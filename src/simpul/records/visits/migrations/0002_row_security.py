from django.db import migrations

from simpul.records.facilities.row_security import follows_person, named_rows


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial"), ("people", "0002_row_security")]

    operations = [
        follows_person("visits_visit"),
        named_rows("visits_visit"),
        follows_person("visits_entry"),
        named_rows("visits_entry"),
        follows_person("visits_assessment"),
        named_rows("visits_assessment"),
        follows_person("visits_monthlyweighing"),
        named_rows("visits_monthlyweighing"),
    ]
