"""Which sheet may somebody fill in? One for people and families, one for weighings and immunisations.

The first page is for the rows; the second explains each column. Numbers of sixteen digits are written as text.
"""

import io
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _

from simpul.interfaces.imports.xlsx.reading import EXPLANATIONS
from simpul.records.households.models import Relation
from simpul.services.takeover.columns import GIVEN, columns

ROWS = 2_000  # formatted as text in advance
DOSES = (
    "hb0",
    "bcg",
    "opv_1",
    "dpt_hb_hib_1",
    "opv_2",
    "dpt_hb_hib_2",
    "opv_3",
    "dpt_hb_hib_3",
    "opv_4",
    "ipv_1",
    "mr_1",
)


@dataclass(frozen=True, slots=True)
class Template:
    file_name: str
    codes: tuple[str, ...]


TEMPLATES = {
    "orang": Template("simpul-orang-dan-keluarga.xlsx", (
        "nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan", "nik_ibu", "nama_ibu", "alamat", "rt",
        "rw", "kelurahan", "hp", "tinggal_sejak",
    )),
    "kunjungan": Template("simpul-penimbangan-dan-imunisasi.xlsx", (
        "nik", "nama", "tanggal_lahir", "rt", "rw", "kelurahan", "posyandu", "tanggal", "berat", "tinggi", "cara_ukur",
        "lingkar_kepala", "lila", "vitamin_a", *(GIVEN + one for one in DOSES),
    )),
}  # fmt: skip


def template(kind: str) -> bytes:
    """The workbook. Raises KeyError for a kind that there is not."""
    codes, known, content = TEMPLATES[kind].codes, columns(), io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold, text = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
        page = book.add_worksheet(_("Isian"))
        page.freeze_panes(1, 0)
        for at, code in enumerate(codes):
            page.set_column(at, at, 18, text)
            page.write_string(0, at, known[code].label, bold)
        why = book.add_worksheet(EXPLANATIONS)
        why.set_column(0, 0, 34)
        why.set_column(1, 1, 90)
        why.write_row(0, 0, [_("Kolom"), _("Cara mengisi")], bold)
        for line, code in enumerate(codes, start=1):
            why.write_row(line, 0, [known[code].label, explanation(code)])
    return content.getvalue()


def explanation(code: str) -> str:
    """How this column is filled in."""
    if code.startswith(GIVEN):
        return _("Tanggal pemberian. Kosongkan bila belum diberikan.")
    relations = ", ".join(one.label for one in Relation)
    return {
        "nik": _("16 angka, ditulis sebagai teks. Kosongkan bila belum punya."),
        "no_kk": _("16 angka, ditulis sebagai teks. Baris dengan nomor sama menjadi satu keluarga."),
        "nama": _("Nama lengkap menurut KTP, KIA atau akta."),
        "jenis_kelamin": _("L atau P."),
        "tanggal_lahir": _("Hari, bulan, tahun: 25/03/2024."),
        "hubungan": _("Salah satu: %(relations)s. Tiap keluarga baru perlu satu kepala keluarga.")
        % {"relations": relations},
        "nik_ibu": _("NIK ibu kandung, bila ibunya terdaftar atau ada di lembar ini."),
        "nama_ibu": _("Nama ibu kandung; membantu membedakan anak yang namanya sama."),
        "alamat": _("Jalan dan nomor rumah."),
        "rt": _("Angka RT, misalnya 03; atau 003/002 untuk RT dan RW."),
        "rw": _("Angka RW, misalnya 02."),
        "kelurahan": _("Nama kelurahan atau desa di wilayah kerja Anda."),
        "hp": _("Nomor HP, misalnya 0812 3456 7890. Boleh kosong."),
        "tinggal_sejak": _("Tanggal mulai tinggal di RT ini. Bila kosong, dianggap sejak lahir."),
        "posyandu": _("Nama Posyandu. Bila kosong, dicatat pada unit Anda."),
        "tanggal": _("Tanggal penimbangan atau pelayanan: 05/11/2026."),
        "berat": _("Dalam kg, misalnya 8,4."),
        "tinggi": _("Dalam cm, misalnya 76,1."),
        "cara_ukur": _("Telentang atau berdiri."),
        "lingkar_kepala": _("Dalam cm, misalnya 45,2."),
        "lila": _("Dalam cm, misalnya 14,5."),
        "vitamin_a": _("Biru, merah, ya atau tidak."),
    }[code]
