"""Which column of a sheet is which of ours: by its name, however it is written, and by what stands in it."""

import pytest

from simpul.interfaces.imports.columns.head import find_head, headers_of
from simpul.interfaces.imports.columns.names import How, name_of, signature_of
from simpul.interfaces.imports.columns.numbers import Numbers, unit_of
from simpul.interfaces.imports.columns.proposal import propose
from simpul.reference.eppgbm import read as eppgbm
from simpul.services.takeover.columns import LEFT_OUT, columns

# ipwl-privacy-reporting.md 5.4, set A as files carry it, with the misspelling that is always there.
SET_A = [
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas",
    "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi",
    "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan", "Jml Vit A",
    "KPSP", "KIA", "Kelas Ibu Balita", "MBG", "Detail",
]  # fmt: skip
TAKEN = [
    "nik", "nama", "jenis_kelamin", "tanggal_lahir", "nama_ibu", "kelurahan", "posyandu", "rt", "rw", "alamat",
    "tanggal", "berat", "tinggi", "cara_ukur", "lila", "vitamin_a",
]  # fmt: skip


def test_every_column_of_the_recent_files_is_known() -> None:
    assert [name_of(one).how for one in SET_A if name_of(one).how is How.UNKNOWN] == []
    assert [code for code, _ in propose(SET_A, [Numbers() for _ in SET_A]) if code] == TAKEN


def test_every_column_of_the_community_templates_is_known() -> None:
    assert [one.name for one in eppgbm.columns() if name_of(one.name).how is How.UNKNOWN] == []
    assert len(eppgbm.columns()) == 28


@pytest.mark.parametrize(
    ("header", "code", "how"),
    [
        ("Tanggal  Lahir *", "tanggal_lahir", How.SAME), ("TGL_LAHIR", "tanggal_lahir", How.SAME),
        ("Tangal Lahir", "tanggal_lahir", How.NEARLY), ("Jenis Kelamim", "jenis_kelamin", How.NEARLY),
        ("Berat (kg)", "berat", How.SAME), ("BB", "berat", How.SAME), ("TB", "tinggi", How.SAME),
        ("Pukesmas", "", How.LEFT_OUT), ("Puskesmas", "", How.LEFT_OUT), ("ZS BB/U", "", How.LEFT_OUT),
        ("HB0", "layanan:hb0", How.SAME), ("DPT-HB-Hib 2", "layanan:dpt_hb_hib_2", How.SAME),
        ("Polio 5", "", How.UNKNOWN), ("Catatan kader", "", How.UNKNOWN), ("", "", How.UNKNOWN),
    ],
)  # fmt: skip
def test_a_name_however_it_is_written(header: str, code: str, how: How) -> None:
    assert (name_of(header).code, name_of(header).how) == (code, how)


def test_a_name_that_two_columns_have_goes_to_the_first() -> None:
    headers = headers_of(["NIK", "Nama", "Nama", "Tangal Lahir", "Tgl Lahir"])
    assert headers == ["NIK", "Nama", "Nama (2)", "Tangal Lahir", "Tgl Lahir"]
    chosen = [code for code, _ in propose(headers, [Numbers() for _ in headers])]
    assert chosen == ["nik", "nama", "", "", "tanggal_lahir"]


def test_no_name_means_two_columns() -> None:
    plain = [name for column in columns().values() for name in (column.label, *column.names)]
    assert all(name_of(one).how is not How.UNKNOWN for one in plain)
    assert not {one for one in LEFT_OUT if name_of(one).code}


def test_the_head_may_stand_below_a_title() -> None:
    lines = [(1, ["DATA BALITA 2026"]), (2, ["Puskesmas", "Campurejo"]), (4, SET_A), (5, ["1", "3571"])]
    assert find_head(lines) == 2
    assert find_head([(1, ["a", "b"]), (2, ["c", "d"])]) == 0


def test_the_same_columns_have_the_same_signature() -> None:
    assert (
        signature_of(["NIK", "Tgl Lahir"]) == signature_of([" nik ", "TGL_LAHIR"]) != signature_of(["Tgl Lahir", "NIK"])
    )


@pytest.mark.parametrize(
    ("code", "cells", "unit"),
    [
        ("berat", ["8,4", "9.1", "", "-", "12"], "kg"), ("berat", ["8400", "9100", "12000"], "gram"),
        ("berat", ["8,4"] * 9 + ["8400"], "campur"), ("berat", [], "kg"), ("tinggi", ["76,1", "82"], "cm"),
        ("tinggi", ["761", "820"], "mm"), ("lila", ["145", "150"], "mm"), ("lila", ["14,5"], "cm"), ("nik", ["1"], ""),
    ],
)  # fmt: skip
def test_the_unit_is_told_by_how_large_the_numbers_are(code: str, cells: list[str], unit: str) -> None:
    seen = Numbers()
    for cell in cells:
        seen.see(cell)
    assert unit_of(code, seen) == unit
