from django.db import migrations

# The sums left out whoever had moved to another kelurahan since: everything is counted anew.
ANEW = "DELETE FROM feed_consumerepoch WHERE consumer = 'recap'"


class Migration(migrations.Migration):
    dependencies = [("recap", "0001_initial"), ("feed", "0001_initial")]

    operations = [migrations.RunSQL(ANEW, migrations.RunSQL.noop)]
