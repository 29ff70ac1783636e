"""What does the copy of a record say of the person: identity, numbers, places, family, and the record itself?"""

from typing import Any

from simpul.records.households.models import Relation
from simpul.records.people.models import NumberKind
from simpul.services.rights.export.colleagues import Colleagues
from simpul.services.rights.export.gathered import Gathered
from simpul.services.rights.kinds import ConsentKind, Kind, Requester, State

Part = dict[str, Any]


def identity_of(rows: Gathered) -> Part:
    one = rows.person
    return {
        "id": str(one.pk),
        "nama": one.name,
        "nama_sementara": one.name_is_provisional,
        "jenis_kelamin": one.get_sex_display(),
        "tanggal_lahir": one.birth_date.isoformat(),
        "ketepatan_tanggal_lahir": one.get_birth_precision_display(),
        "anak_ke_dalam_kelahiran_kembar": one.birth_order,
        "nik": rows.nik.reveal() if rows.nik else None,
        "alasan_tanpa_nik": one.get_no_nik_reason_display() or None,
        "nomor": {NumberKind(kind).label: text.reveal() for kind, text in sorted(rows.numbers.items())},
        "status_perkawinan": one.get_marital_status_display() or None,
        "disabilitas": list(one.disabilities),
        "jkn": one.has_jkn,
        "alamat_ktp_bila_lain": one.ktp_elsewhere or None,
        "meninggal": one.died_on and one.died_on.isoformat(),
        "pindah_keluar": one.left_on and one.left_on.isoformat(),
        "pemrosesan_dibatasi": one.restricted_at is not None,
    }


def places_of(rows: Gathered) -> list[Part]:
    """Those of a record that was merged into this one stand there too, and hold no longer."""
    return [
        {
            "tempat": place.elsewhere or f"{place.rt.name if place.rt else ''}, {place.kelurahan.name}",
            "dari": place.valid_from.isoformat(),
            "sampai": place.valid_to and place.valid_to.isoformat(),
            "masih_berlaku": place.superseded_sequence is None and place.person_id == rows.person.pk,
        }
        for place in rows.residences
    ]


def family_of_record(rows: Gathered) -> Part:
    """Name and relation only: what else is known of them is theirs (pasal 33)."""
    mother = rows.person.mother
    members = rows.family.members if rows.family else []
    return {
        "nomor_kk": rows.kk.reveal() if rows.kk else None,
        "ibu": mother.name if mother else None,
        "anggota": [
            {"nama": member.person.name, "hubungan": Relation(member.relation).label}
            for member in members
            if member.person_id != rows.person.pk
        ],
    }


def states_of_record(rows: Gathered, staff: Colleagues) -> list[Part]:
    return [
        {"kejadian": one.get_kind_display(), "tanggal": one.on.isoformat(), "alasan": one.reason}
        | staff.told(one.made_by, one.made_at)
        for one in rows.states
    ]


def merges_of_record(rows: Gathered, staff: Colleagues) -> list[Part]:
    return [
        {
            "catatan": str(one.gone_id),
            "alasan": one.reason,
            "pada": one.made_at.isoformat(),
            "dibatalkan": one.undone_at and one.undone_at.isoformat(),
        }
        | staff.told(one.made_by, one.made_at)
        for one in rows.merges
    ]


def consents_of_record(rows: Gathered, staff: Colleagues) -> list[Part]:
    return [
        {
            "untuk": ConsentKind(one.kind).label,
            "setuju": one.given,
            "dinyatakan_oleh": Requester(one.said_by).label,
            "versi_naskah": one.text_version,
            "pada": one.at.isoformat(),
        }
        | staff.told(one.recorded_by, one.at)
        for one in rows.consents
    ]


def requests_of_record(rows: Gathered, staff: Colleagues) -> list[Part]:
    return [
        {
            "permintaan": Kind(one.kind).label,
            "diterima": one.received_at.isoformat(),
            "batas": one.due_at.isoformat(),
            "keadaan": State(one.state).label,
            "dijawab": one.ended_at and one.ended_at.isoformat(),
        }
        | staff.told(one.received_by, one.received_at)
        for one in rows.requests
    ]
