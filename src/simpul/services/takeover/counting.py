"""How many rows met which fate?"""

from django.db.models import Count

from simpul.services.takeover.models import ImportRow, ImportRun, Step


def counts_of(run: ImportRun) -> dict[str, int]:
    """Rows by fate, and those left to a person when the run was taken back."""
    rows = ImportRow.objects.filter(run=run).order_by()
    found: dict[str, int] = dict(rows.exclude(fate="").values_list("fate").annotate(Count("id")))
    left = rows.filter(step=Step.LEFT).count()
    return found | ({"ditinggal": left} if left else {})
