"""What did somebody miss, and what was said of it? In a few sentences, of what each service is and since when."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.knowledge.due import DueState
from simpul.services.due.listing import services_due
from simpul.services.due.many.missed import Kind, Missed
from simpul.services.due.members import Member
from simpul.services.due.shape import DEVELOPMENT, VACCINE, Service

NAMED = 4  # services that a sentence names; the others are counted


def late_of(member: Member, today: date) -> list[Service]:
    """A screening that comes again with the age stands last, so that it crowds out nothing."""
    found = services_due(member.about, member.done, today, member.said)
    missed = (one for one in found if one.is_missed(today) or one.waits_again(today))
    return sorted(missed, key=lambda one: one.kind == DEVELOPMENT)


def why_of(missed: Missed, late: Sequence[Service]) -> str:
    """What was missed, then what was said of it. Where no dose is on record the doses are not named one by one: the
    book comes first."""
    bare = Kind.UNRECORDED in missed.kinds
    waiting = [one for one in late if one.state is DueState.LATE]
    told = [_("Imunisasi belum pernah tercatat: salin dulu dari Buku KIA.")] if bare else []
    told += _all(_("Terlewat: %(named)s."), [_named(one) for one in waiting if not (bare and one.kind == VACCINE)])
    told += _all(_("Perlu diulang: %(named)s."), [_named(one) for one in late if one.is_open and one.again])
    gone = [one for one in late if one.is_open and one.said and not one.said.is_refusal]
    told += _all(_("Hari yang disepakati sudah lewat: %(named)s."), [_on(one) for one in gone])
    spoken = [one for one in late if one.is_spoken_of]
    told += _all(_("Disepakati: %(named)s."), [_on(one) for one in spoken if one.state is DueState.PLANNED])
    told += _all(_("Ditolak: %(named)s."), [_on(one) for one in spoken if one.state is DueState.REFUSED])
    return " ".join(told)


def _all(sentence: str, named: Sequence[str]) -> list[str]:
    if not named:
        return []
    told = ", ".join(named[:NAMED])
    if len(named) > NAMED:
        told = _("%(named)s, dan %(count)s lainnya") % {"named": told, "count": len(named) - NAMED}
    return [sentence % {"named": told}]


def _on(one: Service) -> str:
    """The service with the agreed day, or with the day of the refusal."""
    label = one.label[formats.language() == "en"]
    day = None if one.said is None else one.said.on if one.said.is_refusal else one.said.until
    return f"{label} ({formats.day(day)})" if day else label


def _named(one: Service) -> str:
    label = one.label[formats.language() == "en"]
    return _("%(service)s (sejak %(day)s)") % {
        "service": label,
        "day": formats.day(one.opens if one.again else one.since),
    }
