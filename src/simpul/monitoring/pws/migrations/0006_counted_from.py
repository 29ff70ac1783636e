from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pws", "0005_kelurahan_sums")]

    operations = [
        migrations.AddField("horizon", "counted_from", models.IntegerField(null=True)),
        migrations.RunSQL("UPDATE pws_horizon SET counted_from = first", migrations.RunSQL.noop),
        migrations.AlterField("horizon", "counted_from", models.IntegerField()),
    ]
