from django.db import migrations, models

from simpul.records.facilities.row_security import counted_rows


class Migration(migrations.Migration):
    dependencies = [("pws", "0003_counts_of_every_indicator")]

    operations = [
        migrations.CreateModel(
            name="Projection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kelurahan_id", models.IntegerField()),
                ("year", models.SmallIntegerField()),
                ("indicator", models.CharField(max_length=24)),
                ("value", models.IntegerField(null=True)),
                ("source", models.CharField(max_length=160)),
                ("entered_by", models.UUIDField()),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kelurahan_id", "year", "indicator", "-id"], name="projection_last")
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="projection_is_a_count")
                ],
            },
        ),
        counted_rows("pws_projection"),
    ]
