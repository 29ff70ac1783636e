from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("takeover", "0002_row_security")]

    operations = [
        migrations.AddIndex(
            "importrow",
            models.Index(condition=models.Q(("family__isnull", False)), fields=["run", "family"], name="row_of_family"),
        ),
    ]
