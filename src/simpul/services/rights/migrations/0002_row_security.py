from django.db import migrations

from simpul.records.facilities.row_security import follows_person, guests_too, named_rows


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_initial"), ("people", "0004_search_guests_and_locks")]

    operations = [
        operation
        for table in ("rights_request", "rights_step", "rights_consent")
        for operation in (follows_person(table), named_rows(table), guests_too(table))
    ]
