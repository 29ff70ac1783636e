from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recap", "0003_figures_beside")]

    operations = [
        migrations.AddField("waiting", "failures", models.IntegerField(db_default=0)),
        migrations.AddField("waiting", "failing_since", models.DateTimeField(null=True)),
    ]
