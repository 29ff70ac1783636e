from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recap", "0002_sums_of_who_moved")]

    operations = [migrations.AddField("kelurahansum", "figures", models.JSONField(null=True))]
