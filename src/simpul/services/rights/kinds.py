"""What may a person ask of the record about them, how soon is it answered, and on which ground refused?

UU 27/2022 (Pelindungan Data Pribadi); each limit with its status: what is from memory is shown as such on the page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from simpul.foundation.errors import DomainError

GROWN_UP_YEARS = 18  # from memory


class Kind(models.TextChoices):
    COPY = "salinan", "Melihat atau meminta salinan catatan"
    CORRECTION = "pembetulan", "Membetulkan data"
    RESTRICTION = "pembatasan", "Membatasi pemrosesan"
    LIFTING = "cabut_batas", "Mencabut pembatasan"
    WITHDRAWAL = "cabut_setuju", "Menarik persetujuan"
    ERASURE = "penghapusan", "Menghapus data"


class State(models.TextChoices):
    RECEIVED = "diterima", "Diterima"
    WORKING = "dikerjakan", "Dikerjakan"
    DONE = "selesai", "Selesai"
    REFUSED = "ditolak", "Ditolak"


OPEN = (State.RECEIVED, State.WORKING)


class Act(models.TextChoices):
    """What was done with a request, step by step."""

    RECEIVED = "diterima", "Diterima"
    WORKING = "dikerjakan", "Mulai dikerjakan"
    FILE = "berkas", "Berkas diunduh"
    PRINT = "cetak", "Catatan dicetak"
    SLIP = "slip", "Slip pembuka catatan dicetak"
    DONE = "selesai", "Selesai"
    REFUSED = "ditolak", "Ditolak"


HANDED_OUT = (Act.FILE, Act.PRINT, Act.SLIP)


class Channel(models.TextChoices):
    IN_PERSON = "langsung", "Datang langsung"
    LETTER = "surat", "Surat"
    MESSAGE = "pesan", "Telepon atau pesan"


class Requester(models.TextChoices):
    SELF = "sendiri", "Orang yang bersangkutan"
    PARENT = "orang_tua", "Orang tua"
    GUARDIAN = "wali", "Wali"
    PROXY = "kuasa", "Penerima kuasa"
    HEIR = "ahli_waris", "Ahli waris"


class Proof(models.TextChoices):
    KTP = "ktp", "KTP"
    KK = "kk", "Kartu keluarga"
    BIRTH = "akta", "Akta kelahiran"
    DECREE = "penetapan", "Penetapan perwalian"
    POWER = "kuasa", "Surat kuasa dan KTP"
    HEIR = "waris", "Surat keterangan waris"
    OTHER = "lain", "Bukti lain, tertulis di catatan"


class Ground(models.TextChoices):
    DANGER = "bahaya", "Membahayakan keamanan atau kesehatan seseorang (pasal 33)"
    OTHERS = "orang_lain", "Mengungkap data pribadi orang lain (pasal 33)"
    DEFENCE = "pertahanan", "Merugikan pertahanan atau keamanan negara (pasal 33)"
    LAW = "undang_undang", "Pemrosesan diwajibkan undang-undang (pasal 41)"
    UNPROVEN = "tanpa_bukti", "Identitas atau hubungan tidak terbukti"


class ConsentKind(models.TextChoices):
    REMINDER = "pengingat", "Pengingat lewat HP atau WhatsApp"
    FAMILY = "keluarga", "Berbagi dengan keluarga"
    SCHOOL = "sekolah", "Berbagi dengan sekolah"
    RESEARCH = "penelitian", "Dipakai untuk penelitian"


@dataclass(frozen=True, slots=True)
class Clock:
    """verified  False: the limit is from memory, not read in the law"""

    article: str
    verified: bool
    limit: timedelta = timedelta(hours=72)


CLOCKS = {
    Kind.COPY: Clock("UU 27/2022 pasal 7 dan 32", verified=True),
    Kind.CORRECTION: Clock("UU 27/2022 pasal 6 dan 30", verified=False),
    Kind.RESTRICTION: Clock("UU 27/2022 pasal 11 dan 41", verified=True),
    Kind.LIFTING: Clock("UU 27/2022 pasal 11", verified=False),
    Kind.WITHDRAWAL: Clock("UU 27/2022 pasal 9 dan 40", verified=True),
    Kind.ERASURE: Clock("UU 27/2022 pasal 8 dan 42 sampai 44", verified=False),
}

SAFETY = (Ground.DANGER, Ground.OTHERS, Ground.DEFENCE, Ground.UNPROVEN)
GROUNDS = {
    Kind.COPY: SAFETY,
    Kind.CORRECTION: SAFETY,
    Kind.RESTRICTION: (Ground.LAW, Ground.DANGER, Ground.UNPROVEN),
    Kind.LIFTING: (Ground.UNPROVEN,),
    Kind.WITHDRAWAL: (Ground.UNPROVEN,),
    Kind.ERASURE: (Ground.LAW, Ground.DANGER, Ground.UNPROVEN),
}


def check_requester(requester: Requester, *, birth_date: date, died_on: date | None, today: date) -> None:
    """Whether this one may ask for this person (pasal 25 and 26). Raises DomainError with who may."""
    if died_on:
        if requester != Requester.HEIR:
            raise DomainError("requester_heir", "Orang ini sudah meninggal: yang dapat meminta adalah ahli waris.")
    elif is_minor(birth_date, today):
        if requester not in (Requester.PARENT, Requester.GUARDIAN):
            raise DomainError(
                "requester_parent", "Untuk anak di bawah 18 tahun yang meminta adalah orang tua atau wali."
            )
    elif requester not in (Requester.SELF, Requester.GUARDIAN, Requester.PROXY):
        raise DomainError("requester_self", "Yang dapat meminta adalah orangnya sendiri, wali, atau penerima kuasa.")


def is_minor(birth_date: date, today: date) -> bool:
    """Not yet 18. Who was born on 29 February is 18 on 1 March."""
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    return today.year - birth_date.year - (not had_birthday) < GROWN_UP_YEARS


def may_have_sensitive(requester: str, channel: str) -> bool:
    """C3 of the general register is handed to the person alone, face to face (ADR 0023)."""
    return requester == Requester.SELF and channel == Channel.IN_PERSON
