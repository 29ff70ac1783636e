"""What does the engine answer? Doses judged, what is next, sets, the status of tetanus, and what could not be used."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from simpul.knowledge.concepts.definition import Status
from simpul.knowledge.immunization.asked import NotDone
from simpul.knowledge.immunization.days import Span
from simpul.knowledge.immunization.schedule.card import Band


class State(StrEnum):
    """The words of ilp.md 3.3; each follows from the dates (vectors/immunization, States)."""

    NOT_YET = "belum_waktu"
    DUE = "jatuh_tempo"
    LATE = "terlambat"
    DONE = "terpenuhi"
    NOT_ASKED = "tidak_berlaku"
    PAST = "tidak_lagi_diberikan"


class Reason(StrEnum):
    TOO_YOUNG = "umur_belum_cukup"
    TOO_SOON = "jarak_belum_cukup"
    LIVE_TOO_SOON = "jarak_vaksin_hidup"
    MONTH_TO_COME = "bulan_bias_belum"
    CLASS_TO_COME = "kelas_belum"
    TIME = "waktunya"
    ASK = "tanya_dokter"
    LATE = "lewat_waktu"
    COMPLETE = "lengkap"
    OTHER_PROVINCE = "bukan_wilayah"
    NOT_BEGUN = "belum_berlaku"
    OTHER_SEX = "bukan_jenis_kelamin"
    NOT_MEANT = "bukan_sasaran"
    TOO_OLD = "lewat_batas_umur"
    HELD = "ditahan_kipi"


class DoseReason(StrEnum):
    """Why a dose does not count. The first three: it is not valid. The others: it was not judged."""

    TOO_YOUNG = "umur_kurang"
    TOO_SOON = "jarak_kurang"
    LIVE_TOO_SOON = "jarak_vaksin_hidup"
    SAME_DAY = "dosis_ganda"
    PERHAPS_SAME = "mungkin_ganda"
    NOT_CERTAIN = "tanggal_belum_pasti"
    AFTER_LAST = "dosis_tambahan"
    AFTER_CLOSE = "lewat_batas_umur"


class Note(StrEnum):
    SAME_INJECTION = "satu_suntikan"
    DAY_UNKNOWN = "tanggal_sebelumnya_tidak_diketahui"


class Problem(StrEnum):
    """Why something that was told could not be used."""

    BEFORE_BIRTH = "sebelum_lahir"
    IN_FUTURE = "di_masa_depan"
    UNKNOWN_VACCINE = "vaksin_tidak_dikenal"
    SEVERAL_VACCINES = "kode_beberapa_vaksin"
    UNREADABLE = "tidak_terbaca"
    BORN_LATER = "lahir_setelah_hari_ini"
    OUT_OF_RANGE = "tanggal_di_luar_jangkauan"


@dataclass(frozen=True, slots=True)
class Judged:
    """position  in the history that was asked; valid  None where it was not judged
    number  the dose it takes or would have taken; None for a double, one after the last, or a school dose of no series
    """

    position: int
    antigen: str
    span: Span
    number: int | None
    valid: bool | None
    reason: DoseReason | None = None
    band: Band | None = None
    product: str = ""

    @property
    def counts(self) -> bool:
        return self.valid is True


@dataclass(frozen=True, slots=True)
class Next:
    """What is asked next of an antigen or a school row; its dates are None where its state has none.

    dose      the number asked next; None where nothing is
    product   the vaccine by which it is given, also where that is given for another antigen
    is_unsure the day of a dose before is not known: its interval could not be kept
    not_done  the last refusal or postponement since the last dose
    status    the weakest of what it stands on
    """

    key: str
    antigen: str
    dose: int | None
    state: State
    reason: Reason
    product: str = ""
    earliest: date | None = None
    recommended: date | None = None
    overdue_from: date | None = None
    last_date: date | None = None
    is_unsure: bool = False
    not_done: NotDone | None = None
    status: Status = Status.SECONDARY

    @property
    def is_held(self) -> bool:
        return self.reason is Reason.HELD


@dataclass(frozen=True, slots=True)
class TetanusStatus:
    """status  T1 to T5, None where no dose counts; years  25 stands for more than 25"""

    status: str | None = None
    years: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Trouble:
    """position  in the history (or in the list of what was named); None where it is the person"""

    problem: Problem
    about: str = "history"
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """ibl  None where the sources do not decide it"""

    edition: str
    doses: tuple[Judged, ...] = ()
    next: dict[str, Next] = field(default_factory=dict)
    idl: bool = False
    ibl: bool | None = False
    tetanus: TetanusStatus = TetanusStatus()
    troubles: tuple[Trouble, ...] = ()
