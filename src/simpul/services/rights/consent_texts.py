"""To which words does somebody say yes? The texts are kept for ever; a new wording is a new version."""

from dataclasses import dataclass

from simpul.services.rights.kinds import ConsentKind


@dataclass(frozen=True, slots=True)
class ConsentText:
    version: str
    text: str


TEXTS = {
    ConsentKind.REMINDER: ConsentText(
        "2026.11",
        "Saya setuju diingatkan tentang jadwal layanan lewat telepon, SMS, atau WhatsApp. "
        "Pesan tidak memuat hasil pemeriksaan.",
    ),
    ConsentKind.FAMILY: ConsentText(
        "2026.11", "Saya setuju petugas menyampaikan hasil layanan saya kepada anggota keluarga serumah."
    ),
    ConsentKind.SCHOOL: ConsentText(
        "2026.11", "Saya setuju hasil pemeriksaan kesehatan sekolah disampaikan kepada sekolah."
    ),
    ConsentKind.RESEARCH: ConsentText(
        "2026.11", "Saya setuju data saya dipakai untuk penelitian tanpa nama, NIK, dan alamat."
    ),
}
