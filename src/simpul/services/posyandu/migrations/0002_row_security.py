from django.db import migrations

from simpul.records.facilities.row_security import named_rows


class Migration(migrations.Migration):
    dependencies = [("posyandu", "0001_initial")]

    operations = [
        named_rows("posyandu_session"),
    ]
