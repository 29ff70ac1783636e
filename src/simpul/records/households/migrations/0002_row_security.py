from django.db import migrations

from simpul.records.facilities.row_security import follows_person, guests_too, named_rows


class Migration(migrations.Migration):
    dependencies = [("households", "0001_initial"), ("people", "0004_search_guests_and_locks")]

    operations = [
        named_rows("households_household"),
        follows_person("households_member"),
        named_rows("households_member"),
        guests_too("households_member"),
    ]
