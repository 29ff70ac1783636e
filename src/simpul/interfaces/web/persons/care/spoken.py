"""How is a no, or an agreed day, said in one sentence? No I/O."""

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.records.agreements.kinds import Why
from simpul.services.due.said import Said
from simpul.services.due.shape import Service


def why_words() -> dict[str, str]:
    return {
        Why.WORRIED: _("khawatir akan akibatnya"),
        Why.FAMILY: _("keluarga belum setuju"),
        Why.BELIEF: _("karena keyakinan"),
        Why.NO_NEED: _("merasa tidak perlu"),
        Why.HARD_TO_COME: _("sulit datang ke tempat layanan"),
        Why.NOT_SAID: _("alasannya tidak disebut"),
        Why.OTHER: _("alasan lain"),
    }


def spoken_words(one: Service, *, notes: bool) -> str:
    """What was said of this service: what holds, or what holds no more; empty where nothing was.

    notes  whether the words beside a reason are shown
    """
    if one.said is None:
        return ""
    return _word_that_holds(one.said, notes=notes) if one.is_spoken_of else _word_of_before(one.said, notes=notes)


def word_itself(said: Said, *, notes: bool) -> str:
    if not said.is_refusal:
        return _("Disepakati %(day)s di %(place)s.") % {"day": formats.day(said.until), "place": said.place}
    why = why_words().get(said.why, said.why)
    told = f"{why} (“{said.note}”)" if notes and said.note else why
    return _("Ditolak %(day)s: %(why)s.") % {"day": formats.day(said.on), "why": told}


def _word_that_holds(said: Said, *, notes: bool) -> str:
    if not said.is_refusal:
        return word_itself(said, notes=notes)
    again = _("Tanyakan lagi sesudah %(day)s.") % {"day": formats.day(said.until)}
    return f"{word_itself(said, notes=notes)} {again}"


def _word_of_before(said: Said, *, notes: bool) -> str:
    if not said.is_refusal:
        gone = {"day": formats.day(said.until), "place": said.place}
        return _("Hari yang disepakati, %(day)s di %(place)s, sudah lewat.") % gone
    return f"{word_itself(said, notes=notes)} {_('Sekarang waktunya menanyakan lagi.')}"
