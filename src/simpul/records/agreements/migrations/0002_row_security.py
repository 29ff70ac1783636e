from django.db import migrations

from simpul.records.facilities.row_security import follows_person, guests_too, named_rows


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("people", "0004_search_guests_and_locks")]

    operations = [
        follows_person("agreements_agreement"),
        named_rows("agreements_agreement"),
        guests_too("agreements_agreement"),
    ]
