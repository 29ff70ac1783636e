from django.db import migrations, models

from simpul.records.facilities.row_security import counted_rows

ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    initial = True
    dependencies = [("pws", "0004_projection")]

    operations = [
        migrations.CreateModel(
            name="KelurahanSum",
            fields=[
                ID,
                ("kelurahan_id", models.IntegerField()),
                ("month", models.IntegerField()),
                ("counts", models.JSONField(default=dict)),
                ("opened", models.IntegerField(default=0)),
                ("posyandu", models.IntegerField(default=0)),
                ("counted_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kelurahan_id", "month"), name="recap_sum_once")],
            },
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ID,
                ("kelurahan_id", models.IntegerField()),
                ("month", models.IntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kelurahan_id", "month"), name="recap_waits_once")],
            },
        ),
        counted_rows("recap_kelurahansum"),
        counted_rows("recap_waiting"),
    ]
