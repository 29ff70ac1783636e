"""DuckDB over an export of the loaded city counts whom its tiles count, in every RT and month."""

from pathlib import Path

from django.db import transaction

from bench.recount import beside, export, of_tiles
from bench.warehouse import figures, opened
from simpul.monitoring.pws.models import Horizon
from simpul.records.facilities.work_area import whole_city, work_area_scope


def test_duckdb_counts_whom_the_tiles_of_the_city_count(city: None, tmp_path: Path) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        export(tmp_path)
        horizon = Horizon.objects.get()
        with opened(tmp_path) as warehouse:
            found = beside(of_tiles(), figures(warehouse, horizon.first, horizon.last))
    assert {what: group.first for what, (group, _) in found.items() if group.different} == {}
    assert min(group.same for group, _ in found.values()) > 30
