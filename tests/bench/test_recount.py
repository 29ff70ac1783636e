"""Every figure a third way: DuckDB counts over an export whom the tiles count, whatever befell the records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.recount import GROUPS, SUMS, beside, export, of_tiles
from bench.warehouse import figures, opened
from simpul.foundation.local_time import Month
from simpul.knowledge.indicators.catalogue import COUNTED
from simpul.monitoring.pws.models import Cell, KelurahanSum
from tests.monitoring.village import catch_up, on_stage

FIRST, LAST = Month(2024, 12), Month(2026, 12)  # as on_stage
BEFELL = """\
lahir Adi 2025-01-09 C1
lahir Budi 2024-02-29 C2
lahir Cici 2021-09-01 C3 P
lahir Dodi 2025-03-31 B1
lahir Evi 2021-08-31 B1 P
lahir Ibu 1996-04-02 C1 P
lahir Nenek 1966-12-31 C1 P
lahir Siswa 2011-10-05 C2
timbang Adi 2026-08-05 9.0
timbang Adi 2026-09-05 9.0
timbang Adi 2026-10-05 9.0
timbang Adi 2026-10-31T23:50 9.0
timbang Adi 2026-11-05 9.4
timbang Budi 2026-08-05 7.0
timbang Budi 2026-10-05 7.1
timbang Budi 2026-11-05 20.0
betulkan Budi 17.0
timbang Cici 2026-08-31T00:10 30.0
timbang Cici 2026-09-05 11.0
timbang Cici 2026-10-05 11.0
timbang Dodi 2026-09-05 9.4
timbang Dodi 2026-10-05 9.4
batal Dodi
timbang Evi 2026-08-05 16.0
panjang Adi 2026-10-09 750
panjang Adi 2026-11-02 750
panjang Adi 2026-11-09 860
panjang Adi 2026-12-09 795
lila Adi 2026-12-09 125
panjang Budi 2026-11-09 800
panjang Budi 2026-12-09 1150
lila Adi 2026-09-09 114
lila Adi 2026-10-09 115
lila Adi 2026-11-09 125
lila Adi 2026-11-09T11:00 124
lila Evi 2026-08-09 124
buku Adi 2026-09-05 ya
buku Adi 2026-11-05 tidak
buku Cici 2026-08-05 ya
datang Adi 2026-11-04
lahir Gita 2026-02-02 C1 P
datang Gita 2026-11-04
datang Cici 2026-12-31
datang Ibu 2026-11-04
datang Ibu 2026-11-18
datang Siswa 2026-09-30
datang Siswa 2026-10-01
datang Nenek 2026-11-30
datang Nenek 2026-12-31
buka Budi 2026-08-12
tunda Budi 2026-08-12
kartu Budi 2026-08-12
kartu Cici 2026-12-02
kartu Dodi 2026-12-03
buka Dodi 2026-12-03
pindah Adi 2026-10-31 C3
pindah Budi 2026-12-01 B1
meninggal Evi 2026-09-30
lahir Kembar 2025-03-31 C2
timbang Kembar 2026-11-05 9.9
timbang Kembar 2026-12-05 9.9
datang Kembar 2026-12-16
gabung Dodi Kembar
timbang Adi 2026-12-05 11.5
salah_anak Adi Cici
lahir Salah 2025-01-09 C2
timbang Salah 2026-11-05 9.4
keliru Salah
lahir Fitri 2025-05-05 C1 P
timbang Fitri 2026-11-05 9.4
terlahir Fitri 2024-06-30
"""


@pytest.fixture
def befallen(db: None, tmp_path: Path) -> Iterator[Path]:
    """The village after all of it, and its export."""
    with on_stage() as village:
        for line in BEFELL.splitlines():
            village.tell(line)
        catch_up()
        export(tmp_path)
        yield tmp_path


def test_duckdb_counts_whom_the_tiles_count_and_a_wrong_figure_is_told(befallen: Path) -> None:
    with opened(befallen) as warehouse:
        counted = figures(warehouse, FIRST.index, LAST.index)
    found = beside(of_tiles(), counted)
    assert [(what, group.first) for what, (group, _) in found.items() if group.different] == []
    assert list(found) == [*GROUPS, SUMS]
    never = [one for _, told in found.values() for one in told.split(", ") if one.endswith(" 0")]
    assert never == []

    arm = Cell.objects.filter(indicator="LILA.gizi_kurang")[0]
    Cell.objects.filter(pk=arm.pk).update(value=arm.value + 1)
    KelurahanSum.objects.filter(indicator="H")[0].delete()
    found = beside(of_tiles(), counted)
    assert {what: group.different for what, (group, _) in found.items() if group.different} == {"LiLA": 2, SUMS: 1}


def test_every_figure_of_the_catalogue_stands_in_one_group_and_another_one_is_not_passed_over(db: None) -> None:
    assert sorted(code for codes in GROUPS.values() for code in codes) == sorted(COUNTED)
    found = beside({(1, 1, FIRST.index, "new", "L", "bayi"): 1}, {})
    assert found["new"][0].different == 1
