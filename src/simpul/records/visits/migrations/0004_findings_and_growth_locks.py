from django.db import migrations

from simpul.records.facilities.row_security import follows_person, guests_too, named_rows

NEW = ("visits_given", "visits_withdrawal", "visits_growthday", "visits_growthfinding")
OLD = ("visits_visit", "visits_entry", "visits_assessment", "visits_monthlyweighing")


class Migration(migrations.Migration):
    dependencies = [("visits", "0003_findings_and_growth"), ("people", "0004_search_guests_and_locks")]

    operations = [
        *(operation for table in NEW for operation in (follows_person(table), named_rows(table))),
        *(guests_too(table) for table in (*OLD, *NEW)),
    ]
