"""After the writing somebody mends the rows that failed: they can still be read, and those that were written cannot."""

import io
from datetime import timedelta

from openpyxl import load_workbook

from simpul.services.takeover.actions import forget_cells
from tests.cast import NOW, Cast
from tests.interfaces.test_every_door import enter_as
from tests.services.takeover.sheets import VISITS, city, rows_of, sheet, take_over

HEAD = [*VISITS, "JK", "RT", "RW", "Kelurahan"]
GOOD = ["", "Contoh Baru", "01/02/2026", "03/10/2026", "6,6", "64", "", "P", "1", "1", "Campurejo"]
BAD = ["", "Contoh Gagal", "01/02/2026", "03/10/2026", "abc", "64", "", "P", "1", "1", "Campurejo"]


def test_a_row_that_failed_is_read_after_the_writing_until_its_days_are_over(cast: Cast) -> None:
    run_id = take_over(cast, sheet(HEAD, GOOD, BAD))
    assert [row.sealed is None for row in rows_of(run_id)] == [True, False]
    client = enter_as(cast.dokter)
    page = client.get(f"/impor/{run_id}/").content.decode()
    assert "Contoh Gagal" in page
    assert "Terisi “abc”." in page
    book = load_workbook(io.BytesIO(client.get(f"/impor/{run_id}/hasil/?nasib=gagal").content))
    assert [cell.value for cell in book.active[2]][4] == "Contoh Gagal"

    with city():
        assert forget_cells(NOW + timedelta(days=31)) == 1
    assert "Contoh Gagal" not in client.get(f"/impor/{run_id}/").content.decode()
