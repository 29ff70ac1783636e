"""How is the whole record of one person written down, for that person? One document, the same for file and paper.

Keys are Indonesian because its reader is; `keterangan` says in a sentence what each part is.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.services.rights.export import care, edited, identity
from simpul.services.rights.export.colleagues import Colleagues, colleagues
from simpul.services.rights.export.gathered import Gathered, gather
from simpul.services.rights.export.spoken import agreements_of_record
from simpul.services.rights.export.trail import trail_of_record

FORMAT, VERSION = "simpul-catatan", 1
MEANING = {
    "identitas": "Data diri seperti tercatat sekarang. Tanggal ditulis tahun-bulan-hari; jam hanya bila dicatat.",
    "tempat_tinggal": "Tempat tinggal dari waktu ke waktu; yang tidak berlaku telah dibetulkan.",
    "keluarga": "Nama dan hubungan anggota keluarga. Data lain tentang mereka adalah milik mereka.",
    "kelahiran": "Keadaan saat lahir.",
    "kehamilan": "Kehamilan yang pernah dicatat.",
    "kunjungan": "Tiap kunjungan: temuan, layanan, penilaian dengan aturan dan edisinya. Pembetulan tidak menghapus.",
    "pertumbuhan": "Ukuran tiap hari yang berlaku dan penilaiannya.",
    "tindak_lanjut": "Hal yang perlu diperhatikan petugas.",
    "kesepakatan_layanan": "Layanan yang ditolak atau yang harinya disepakati, juga yang sudah dibatalkan.",
    "kejadian_catatan": "Yang terjadi pada catatan: meninggal, pindah, digabung, dibatasi.",
    "pembetulan": "Data diri yang pernah dibetulkan: sebelum, sesudah, alasan.",
    "penggabungan": "Catatan lain yang pernah digabung ke catatan ini.",
    "persetujuan": "Persetujuan yang diberikan atau ditarik.",
    "permintaan": "Permintaan hak data yang pernah diajukan.",
    "yang_membuka": "Siapa membuka atau menulis catatan ini, di unit mana, kapan, dan untuk apa.",
    "penyimpanan": "Sampai kapan catatan paling sedikit disimpan.",
    "tidak_disertakan": "Yang tidak ada di salinan ini, dan alasannya.",
}


def whole_record(area: WorkArea, person: Person, *, into_own_hand: bool, made_at: datetime) -> dict[str, Any]:
    """The caller has found the person (people.queries.get_person), for an open request of a copy (`hand_out`)."""
    rows = gather(area, person)
    staff = colleagues(_actors(rows))
    return {
        "format": FORMAT,
        "versi": VERSION,
        "dibuat": made_at.isoformat(),
        "kota": settings.CITY_CODE,
        "keterangan": MEANING,
        "identitas": identity.identity_of(rows),
        "tempat_tinggal": identity.places_of(rows),
        "keluarga": identity.family_of_record(rows),
        "kelahiran": care.birth_of_record(rows),
        "kehamilan": care.pregnancies_of_record(rows),
        "kunjungan": care.visits_of_record(rows, staff, into_own_hand=into_own_hand),
        "pertumbuhan": care.growth_of_record(rows),
        "tindak_lanjut": care.matters_of_record(rows, staff),
        "kesepakatan_layanan": agreements_of_record(rows, staff),
        **_of_the_record(rows, staff),
        "tidak_disertakan": _left_out(care.held_back(rows, into_own_hand=into_own_hand)),
    }


def _of_the_record(rows: Gathered, staff: Colleagues) -> dict[str, Any]:
    return {
        "kejadian_catatan": identity.states_of_record(rows, staff),
        "pembetulan": edited.edits_of_record(rows, staff),
        "penggabungan": identity.merges_of_record(rows, staff),
        "persetujuan": identity.consents_of_record(rows, staff),
        "permintaan": identity.requests_of_record(rows, staff),
        "yang_membuka": trail_of_record(rows.openings, staff),
        "penyimpanan": {
            "paling_sedikit_sampai": rows.retention.until.isoformat(),
            "dihitung_dari": rows.retention.last_contact.isoformat(),
            "aturan": rows.retention.rule,
        },
    }


def _left_out(count: int) -> list[dict[str, str | int]]:
    if not count:
        return []
    why = (
        "Isian peka hanya diserahkan langsung kepada orang yang bersangkutan; isian tentang orang lain serumah tidak "
        "diserahkan (UU 27/2022 pasal 33). Tanyakan kepada tenaga kesehatan."
    )
    return [{"isi": "temuan peka", "jumlah": count, "alasan": why}]


def _actors(rows: Gathered) -> set[UUID | None]:
    entries = [entry for visit in rows.visits for entry in visit.entries.all()]
    given = [one for visit in rows.visits for one in visit.given.all()]
    return {
        *(one.actor_id for one in rows.openings),
        *(one.recorded_by for one in rows.visits),
        *(one.recorded_by for one in entries),
        *(one.recorded_by for one in given),
        *(one.recorded_by for one in rows.consents),
        *(one.made_by for one in rows.states),
        *(one.made_by for one in rows.edits),
        *(one.made_by for one in rows.merges),
        *(one.received_by for one in rows.requests),
        *(one.opened_by for one in rows.matters),
        *(one.recorded_by for one in rows.agreements),
    }
