"""How are the states, the places and the workers of the schedule said?"""

from django.utils.translation import gettext_lazy as _

from simpul.knowledge.due import DueState

STATES = {
    DueState.LATE: ("late", "clock", _("Terlambat")),
    DueState.DUE: ("due", "half", _("Jatuh tempo")),
    DueState.PLANNED: ("wait", "next", _("Dijadwalkan")),
    DueState.REFUSED: ("wait", "minus", _("Ditolak")),
    DueState.NOT_YET: ("wait", "dot", _("Belum waktu")),
    DueState.DONE: ("done", "check", _("Terpenuhi")),
    DueState.NOT_APPLICABLE: ("wait", "dot", _("Tidak berlaku")),
}
PLACES = {
    "posyandu": _("Posyandu"),
    "pustu": _("Pustu"),
    "puskesmas": _("Puskesmas"),
    "rumah": _("kunjungan rumah"),
    "fasilitas_lain": _("fasilitas lain"),
    "sekolah": _("sekolah"),
}
WORKERS = {
    "bidan": _("bidan"),
    "dokter": _("dokter"),
    "dokter_gigi": _("dokter gigi"),
    "kader": _("kader"),
    "nakes": _("tenaga kesehatan"),
}


def state_words(state: DueState) -> tuple[str, str, str]:
    """Chip and icon of the look, and the word of ilp.md 3.3."""
    chip, icon, word = STATES[state]
    return chip, icon, str(word)


def place_word(place: str) -> str:
    return str(PLACES.get(place, place))


def worker_word(worker: str) -> str:
    return str(WORKERS.get(worker, worker))
