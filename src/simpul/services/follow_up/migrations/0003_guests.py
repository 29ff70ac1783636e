from django.db import migrations

from simpul.records.facilities.row_security import guests_too


class Migration(migrations.Migration):
    dependencies = [("follow_up", "0002_row_security"), ("people", "0004_search_guests_and_locks")]

    operations = [guests_too("follow_up_followup")]
