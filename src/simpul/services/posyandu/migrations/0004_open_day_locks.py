from django.db import migrations

from simpul.records.facilities.row_security import follows_person, guests_too, named_rows


class Migration(migrations.Migration):
    dependencies = [("posyandu", "0003_open_day"), ("people", "0006_search_of_the_living")]

    operations = [
        named_rows("posyandu_duty"),
        follows_person("posyandu_arrival"),
        named_rows("posyandu_arrival"),
        guests_too("posyandu_arrival"),
    ]
