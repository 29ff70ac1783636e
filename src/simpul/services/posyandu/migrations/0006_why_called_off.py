from django.db import migrations, models


class Migration(migrations.Migration):
    """A day that did not take place says why."""

    dependencies = [("posyandu", "0005_days_are_counted")]

    operations = [
        migrations.AddField(
            model_name="session",
            name="called_off_reason",
            field=models.CharField(blank=True, max_length=80),
        ),
    ]
