"""The id of a sheet is made in the browser: what if it is there already?"""

from django.core.files.uploadedfile import SimpleUploadedFile

from simpul.foundation.identifiers import new_id
from simpul.records.access.models import StaffMember
from tests.cast import Cast
from tests.interfaces.test_every_door import enter_as

CONTENT = b"nama,tanggal lahir\nRatih Contoh,04/11/2024"
TAKEN = "Nomor catatan ini sudah dipakai. Muat ulang halaman, lalu kirim lagi."


def bring(staff: StaffMember, run_id: str, content: bytes = CONTENT) -> tuple[int, str]:
    answer = enter_as(staff).post("/impor/", {"id": run_id, "sheet": SimpleUploadedFile("x.csv", content)})
    return answer.status_code, answer.content.decode()


def test_the_same_sheet_again_is_the_same_run(cast: Cast) -> None:
    run_id = str(new_id())
    assert bring(cast.dokter, run_id)[0] == bring(cast.dokter, run_id)[0] == 302


def test_another_sheet_under_the_same_id_is_refused(cast: Cast) -> None:
    run_id = str(new_id())
    bring(cast.dokter, run_id)
    status, page = bring(cast.dokter, run_id, CONTENT + b"\n")
    assert status == 422
    assert TAKEN in page


def test_an_id_of_another_puskesmas_is_refused_without_a_word_about_whose_it_is(cast: Cast) -> None:
    run_id = str(new_id())
    bring(cast.dokter, run_id)
    status, page = bring(cast.other_dokter, run_id)
    assert status == 422
    assert TAKEN in page
