"""How are the kinds of answers of the register said on the page of a person?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.records.households.kinds import Relation

RELATIONS = {
    Relation.HEAD: gettext_lazy("kepala keluarga"),
    Relation.SPOUSE: gettext_lazy("istri atau suami"),
    Relation.CHILD: gettext_lazy("anak"),
    Relation.CHILD_IN_LAW: gettext_lazy("menantu"),
    Relation.GRANDCHILD: gettext_lazy("cucu"),
    Relation.PARENT: gettext_lazy("orang tua"),
    Relation.PARENT_IN_LAW: gettext_lazy("mertua"),
    Relation.RELATIVE: gettext_lazy("famili lain"),
    Relation.OTHER: gettext_lazy("lainnya"),
}


def disability_word(kind: str) -> str:
    return {
        "fisik": _("fisik"),
        "intelektual": _("intelektual"),
        "mental": _("mental"),
        "sensorik": _("sensorik"),
    }.get(kind, kind)


def no_nik_word(reason: str) -> str:
    return {
        "bayi_baru": _("bayi baru"),
        "belum_terdata": _("belum terdata"),
        "wna": _("WNA"),
        "penduduk_rentan": _("penduduk rentan"),
        "menolak": _("menolak"),
        "tidak_tahu": _("tidak tahu"),
        "darurat": _("darurat"),
    }.get(reason, reason)


def relation_word(relation: str) -> str:
    return str(RELATIONS[Relation(relation)])


def kin_word(kin: str) -> str:
    return {"ibu": _("ibu"), "anak": _("anak"), "saudara": _("saudara")}[kin]


def state_word(kind: str) -> str:
    return {
        "meninggal": _("Meninggal"),
        "pindah_keluar": _("Pindah ke luar kota"),
        "keliru": _("Entri keliru"),
        "aktif_kembali": _("Aktif kembali"),
        "digabung": _("Digabung ke catatan lain"),
        "dipisah": _("Penggabungan dibatalkan"),
        "dibatasi": _("Pemrosesan dibatasi"),
        "tidak_dibatasi": _("Pembatasan dicabut"),
    }.get(kind, kind)


def pregnancy_end_word(kind: str) -> str:
    return {
        "lahir": _("Melahirkan"),
        "abortus": _("Keguguran"),
        "meninggal": _("Ibu meninggal"),
        "pindah": _("Pindah ke luar kota"),
        "keliru": _("Entri keliru"),
    }.get(kind, kind)


def field_word(field: str) -> str:
    """The name of a detail that was put right."""
    return {
        "name": _("Nama"),
        "sex": _("Jenis kelamin"),
        "birth_date": _("Tanggal lahir"),
        "birth_precision": _("Ketepatan tanggal lahir"),
        "birth_order": _("Urutan kembar"),
        "marital_status": _("Status perkawinan"),
        "disabilities": _("Disabilitas"),
        "has_jkn": _("JKN"),
        "ktp_elsewhere": _("Alamat KTP lain"),
        "mother": _("Ibu"),
        "nik": _("NIK"),
    }.get(field, field)


def value_word(field: str, value: str) -> str:
    """A value of the history of edits, as it is kept there, in words; a mother is not named."""
    if not value:
        return _("kosong")
    if field == "mother":
        return _("tercatat")
    if field == "disabilities":
        return ", ".join(disability_word(one) for one in value.split(", "))
    return _coded().get(field, {}).get(value, no_nik_word(value) if field == "nik" else value)


def _coded() -> dict[str, dict[str, str]]:
    return {
        "sex": {"L": _("Laki-laki"), "P": _("Perempuan")},
        "has_jkn": {"True": _("punya"), "False": _("belum punya")},
        "birth_precision": {"exact": _("tanggal pasti"), "month": _("bulan pasti"), "year": _("tahun pasti")},
        "marital_status": {
            "belum_kawin": _("belum kawin"),
            "kawin": _("kawin"),
            "cerai_hidup": _("cerai hidup"),
            "cerai_mati": _("cerai mati"),
        },
    }
