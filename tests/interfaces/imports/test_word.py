"""simpul import: the same from the command line, in the name of a worker."""

from pathlib import Path

import pytest

from simpul.interfaces.cli.main import main
from simpul.records.audit.models import Event
from simpul.records.people.models import Person
from tests.cast import NOW, Cast
from tests.services.takeover.sheets import PEOPLE, city, sheet
from tests.services.takeover.test_people import FAMILY


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    (tmp_path / "keluarga.csv").write_bytes(sheet(PEOPLE, *FAMILY))
    return tmp_path / "keluarga.csv"


def made() -> int:
    with city():
        return Person.objects.filter(name__startswith="Contoh").count()


def test_a_dry_run_checks_and_writes_nothing(cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(file), "--staff", "dokter"]) == 0
    said = capsys.readouterr().out
    assert "baru 3" in said
    assert "Contoh" not in said
    assert made() == 0


def test_with_write_the_rows_are_saved_in_the_name_of_the_worker(cast: Cast, file: Path) -> None:
    assert main(["import", str(file), "--staff", "dokter", "--write"]) == 0
    assert made() == 3
    assert set(
        Event.objects.filter(action="person.register", detail__has_key="run").values_list("actor_id", flat=True)
    ) == {cast.dokter.pk}


@pytest.mark.parametrize(
    ("staff", "content", "says"),
    [
        ("bidan", None, "Tugas ini bukan bagian dari peran Anda."),
        ("entah", None, "Akun itu tidak ada"),
        ("nobody", None, "tidak bertugas hari ini"),
        ("dokter", b"%PDF", "bukan lembar .xlsx atau .csv"),
        ("dokter", b"", "Pilih lembar"),
    ],
)
def test_what_is_refused_is_said_in_one_sentence(
    cast: Cast, file: Path, capsys: pytest.CaptureFixture[str], staff: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        file.write_bytes(content)
    assert main(["import", str(file), "--staff", staff, "--write"]) == 1
    told = capsys.readouterr()
    assert says in told.out + told.err
    assert made() == 0
