import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_search_of_the_living'),
        ('visits', '0004_findings_and_growth_locks'),
    ]

    operations = [
        migrations.AlterField(
            model_name='assessment',
            name='entry',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='visits.entry'),
        ),
        migrations.AlterField(
            model_name='assessment',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='person',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AlterField(
            model_name='given',
            name='person',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AlterField(
            model_name='growthday',
            name='person',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='growth_days', to='people.person'),
        ),
        migrations.AlterField(
            model_name='growthfinding',
            name='day',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='visits.growthday'),
        ),
        migrations.AlterField(
            model_name='growthfinding',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AlterField(
            model_name='monthlyweighing',
            name='person',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='weighings', to='people.person'),
        ),
        migrations.AlterField(
            model_name='visit',
            name='person',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='people.person'),
        ),
    ]
