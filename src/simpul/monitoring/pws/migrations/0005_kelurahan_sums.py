from django.db import migrations, models

from simpul.records.facilities.row_security import counted_rows


class Migration(migrations.Migration):
    dependencies = [("pws", "0004_projection")]

    operations = [
        migrations.CreateModel(
            name="KelurahanSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kelurahan_id", models.IntegerField()),
                ("month", models.IntegerField()),
                ("indicator", models.CharField(max_length=24)),
                ("value", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kelurahan_id", "month", "indicator"), name="kelurahan_sum_once")
                ],
            },
        ),
        counted_rows("pws_kelurahansum"),
        migrations.RunSQL(
            "INSERT INTO pws_kelurahansum (kelurahan_id, month, indicator, value)"
            " SELECT kelurahan_id, month, indicator, sum(value) FROM pws_cell GROUP BY kelurahan_id, month, indicator",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveIndex("cell", "cell_of_kelurahan"),
        migrations.AddIndex(
            "cell", models.Index(fields=["kelurahan_id", "month", "indicator"], name="cell_of_kelurahan_month")
        ),
    ]
