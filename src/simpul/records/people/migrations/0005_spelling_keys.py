from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from simpul.knowledge.identity.spelling import spelling_key

ROWS = 5_000


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every name its spelling key."""
    person = apps.get_model("people", "Person")
    part = []
    for one in person.objects.filter(name_key="").only("id", "name").iterator(ROWS):
        one.name_key = spelling_key(one.name)[:120]
        part.append(one)
        if len(part) == ROWS:
            person.objects.bulk_update(part, ["name_key"])
            part = []
    person.objects.bulk_update(part, ["name_key"])


class Migration(migrations.Migration):
    dependencies = [("people", "0004_search_guests_and_locks")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
