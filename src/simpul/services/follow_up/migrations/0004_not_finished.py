from django.db import migrations, models


class Migration(migrations.Migration):
    """The word of the open state alone; what is stored stays."""

    dependencies = [("follow_up", "0003_guests")]

    operations = [
        migrations.AlterField(
            model_name="followup",
            name="status",
            field=models.CharField(
                choices=[
                    ("belum", "Belum selesai"),
                    ("selesai", "Selesai"),
                    ("dirujuk", "Dirujuk"),
                    ("dibetulkan", "Gugur karena angka dibetulkan"),
                ],
                default="belum",
                max_length=12,
            ),
        ),
    ]
