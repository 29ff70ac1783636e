"""What does the copy of a record say of details that were put right: in the words of its reader, not in our codes?"""

from typing import Any

from simpul.records.people.models import BirthPrecision, MaritalStatus, NoNikReason, SexChoice
from simpul.services.rights.export.colleagues import Colleagues
from simpul.services.rights.export.gathered import Gathered

Part = dict[str, Any]

FIELDS = {
    "name": "nama",
    "sex": "jenis kelamin",
    "birth_date": "tanggal lahir",
    "birth_precision": "ketepatan tanggal lahir",
    "birth_order": "anak ke- dalam kelahiran kembar",
    "marital_status": "status perkawinan",
    "disabilities": "disabilitas",
    "has_jkn": "JKN",
    "ktp_elsewhere": "alamat KTP bila lain",
    "mother": "ibu",
    "nik": "NIK",
}
VALUES = {
    "sex": dict(SexChoice.choices),
    "birth_precision": dict(BirthPrecision.choices),
    "marital_status": dict(MaritalStatus.choices),
    "has_jkn": {"True": "punya", "False": "belum punya"},
    "nik": dict(NoNikReason.choices),
}


def edits_of_record(rows: Gathered, staff: Colleagues) -> list[Part]:
    return [
        {
            "isian": FIELDS.get(one.field, one.field),
            "sebelum": _value(one.field, one.before),
            "sesudah": _value(one.field, one.after),
            "alasan": one.reason,
            "pada": one.made_at.isoformat(),
        }
        | staff.told(one.made_by, one.made_at)
        for one in rows.edits
    ]


def _value(field: str, value: str) -> str | None:
    """As a person reads it; who the mother was before is said of somebody else (pasal 33): only that there was one."""
    if not value:
        return None
    return "tercatat" if field == "mother" else VALUES.get(field, {}).get(value, value)
