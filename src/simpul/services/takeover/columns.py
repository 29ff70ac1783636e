"""Which columns can be taken over, and what are they called on the sheets of the field?

Names: our own template; e-PPGBM sets A, B and "Operasi Timbang final" (ipwl-privacy-reporting.md 5.4) and the two
community templates (reference/eppgbm). What Simpul works out itself is known and left out.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from simpul.knowledge.concepts import ServiceKind, services

GIVEN = "layanan:"


class Group(StrEnum):
    PERSON = "Orang dan keluarga"
    VISIT = "Penimbangan dan layanan"
    GIVEN = "Tanggal imunisasi"


@dataclass(frozen=True, slots=True)
class Column:
    """names  other names of the same column, as the sheets write it
    units  what a number may be written in; the first is the usual one
    """

    code: str
    label: str
    group: Group
    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


P, V = Group.PERSON, Group.VISIT
WEIGHT, LENGTH = ("kg", "gram", "campur"), ("cm", "mm")
ALWAYS = (
    Column("nik", "NIK", P, ("nik anak", "no nik", "nomor nik", "nomor induk kependudukan", "no ktp")),
    Column("no_kk", "Nomor KK", P, ("no kk", "kk", "nomor kartu keluarga", "no kartu keluarga")),
    Column("nama", "Nama", P, ("nama anak", "nama lengkap", "nama balita", "nama bayi", "nama anggota keluarga")),
    Column("jenis_kelamin", "Jenis kelamin", P, ("jk", "l/p", "lp", "sex", "kelamin")),
    Column("tanggal_lahir", "Tanggal lahir", P, ("tgl lahir", "tgl_lahir", "lahir", "tanggal kelahiran")),
    Column("hubungan", "Hubungan dengan kepala keluarga", P, ("hubungan keluarga", "status hubungan", "shdk")),
    Column("nik_ibu", "NIK ibu", P, ("nik orang tua", "nik ortu")),
    Column("nama_ibu", "Nama ibu", P, ("nama ortu", "nama orang tua", "ibu", "ibu kandung", "nama ibu kandung")),
    Column("alamat", "Alamat", P, ("alamat lengkap", "jalan")),
    Column("rt", "RT", P, ("rt/rw", "rt rw", "no rt")),
    Column("rw", "RW", P, ("no rw",)),
    Column("kelurahan", "Kelurahan atau desa", P, ("desa/kel", "desa/kelurahan", "kel", "desa", "kelurahan/desa")),
    Column("hp", "Nomor HP", P, ("no hp", "no hp orang tua", "telepon", "no telp", "hp ortu")),
    Column("tinggal_sejak", "Tinggal di sini sejak", P, ("tinggal sejak", "tgl pindah")),
    Column("tanggal", "Tanggal kunjungan", V, (
        "tanggal pengukuran", "tanggal penimbangan", "tgl ukur", "tgl penimbangan", "tgl timbang", "tanggal ukur",
        "tgl pengukuran", "tanggal pelayanan", "tanggal imunisasi",
    )),
    Column("posyandu", "Posyandu", V, ("nama posyandu",)),
    Column("berat", "Berat badan", V, ("bb", "berat badan", "bb (kg)", "berat (kg)", "berat badan (kg)"), WEIGHT),
    Column("tinggi", "Panjang atau tinggi badan", V, (
        "tb", "pb", "tb/pb", "pb/tb", "tinggi badan", "panjang badan", "tinggi (cm)", "tb (cm)", "tinggi badan (cm)",
    ), LENGTH),
    Column("cara_ukur", "Cara ukur", V, ("cara pengukuran", "posisi ukur")),
    Column("lingkar_kepala", "Lingkar kepala", V, ("lk", "lika", "lingkar kepala (cm)"), LENGTH),
    Column("lila", "Lingkar lengan atas (LiLA)", V, ("lingkar lengan atas", "lila (cm)"), LENGTH),
    Column("edema", "Bengkak kedua kaki", V, ("oedema", "bengkak")),
    Column("asi_eksklusif", "ASI eksklusif", V, ("asi eks", "asi")),
    Column("vitamin_a", "Vitamin A", V, ("vit a", "jml vit a", "kapsul vitamin a")),
    Column("layanan", "Imunisasi atau layanan", V, ("imunisasi", "vaksin", "jenis imunisasi", "antigen")),
    Column("batch", "Nomor batch", V, ("no batch", "nomor bets", "no bets", "bets")),
)  # fmt: skip
# Known, and not taken over: worked out anew, said elsewhere, or belonging to no record here.
LEFT_OUT = frozenset(
    {
        *("no", "nomor", "no urut", "bulan", "umur", "usia", "usia saat ukur", "prov", "provinsi", "kab/kota", "kec"),
        *("kecamatan", "puskesmas", "pukesmas", "bb/u", "zs bb/u", "tb/u", "zs tb/u", "bb/tb", "zs bb/tb", "detail"),
        *("status bb u", "status tb u", "status bb tb", "naik berat badan", "bb lahir", "tb lahir", "berat lahir"),
        *("panjang lahir", "kpsp", "kia", "kelas ibu balita", "mbg", "pmt diterima (kg)", "detail status", "anak ke"),
        *("berat lahir - sasaran (kg)", "panjang lahir - sasaran (cm)", "lingkar kepala lahir (cm)", "imd"),
        *("usia kehamilan (minggu)", "nik ayah", "nama ayah", "latitude", "longitude"),
    }
)
SHORT_NAMES = {
    "hb0": ("hb 0", "hb-0", "hepatitis b0"), "opv_1": ("polio 1", "opv1"), "opv_2": ("polio 2", "opv2"),
    "opv_3": ("polio 3", "opv3"), "opv_4": ("polio 4", "opv4"), "dpt_hb_hib_1": ("dpt 1", "penta 1", "dpt-hb-hib1"),
    "dpt_hb_hib_2": ("dpt 2", "penta 2", "dpt-hb-hib2"), "dpt_hb_hib_3": ("dpt 3", "penta 3", "dpt-hb-hib3"),
    "dpt_hb_hib_4": ("dpt 4", "dpt lanjutan", "dpt-hb-hib4"), "mr_1": ("mr 1", "campak", "mr1", "campak rubela 1"),
    "mr_2": ("mr 2", "campak lanjutan", "mr2", "campak rubela 2"), "ipv_1": ("ipv 1",), "ipv_2": ("ipv 2",),
    "pcv_1": ("pcv 1",), "pcv_2": ("pcv 2",), "pcv_3": ("pcv 3",), "rv_1": ("rotavirus 1",),
    "rv_2": ("rotavirus 2",), "rv_3": ("rotavirus 3",), "je_1": ("je",),
}  # fmt: skip


@cache
def columns() -> dict[str, Column]:
    """All columns by code; one for the date of each immunisation."""
    doses = (
        Column(GIVEN + code, one.label_id, Group.GIVEN, SHORT_NAMES.get(code, ()))
        for code, one in services().items()
        if one.kind is ServiceKind.IMMUNIZATION
    )
    return {one.code: one for one in (*ALWAYS, *doses)}
