import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Figures are made from the records: the old rows go, and the worker counts anew (Horizon.edition)."""

    dependencies = [("pws", "0002_row_security")]

    operations = [
        migrations.RunSQL("TRUNCATE pws_personmonth, pws_cell", migrations.RunSQL.noop),
        migrations.AddField("horizon", "edition", models.CharField(default="", max_length=12)),
        *(migrations.RemoveField("personmonth", letter) for letter in ("s", "d", "n", "t", "o", "b")),
        migrations.AddField("personmonth", "sex", models.CharField(max_length=1), preserve_default=False),
        migrations.AddField("personmonth", "stage", models.CharField(max_length=16), preserve_default=False),
        migrations.AddField(
            "personmonth",
            "counts",
            django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), size=None),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("cell", "cell_once"),
        migrations.RemoveIndex("cell", "cell_kelurahan"),
        migrations.AlterField("cell", "indicator", models.CharField(max_length=24)),
        migrations.AddField("cell", "sex", models.CharField(max_length=1), preserve_default=False),
        migrations.AddField("cell", "stage", models.CharField(max_length=16), preserve_default=False),
        migrations.AddConstraint(
            "cell",
            models.UniqueConstraint(fields=["rt_id", "month", "indicator", "sex", "stage"], name="cell_once_a_leaf"),
        ),
        migrations.AddIndex(
            "cell", models.Index(fields=["kelurahan_id", "indicator", "month"], name="cell_of_kelurahan")
        ),
    ]
