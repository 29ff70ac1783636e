"""What is said beside the six indices: 2T, BGM, and whether growth falters?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.web.components import formats
from simpul.knowledge.growth import (
    GainStatus,
    KmsBand,
    Velocity,
    Weighing,
    judge_velocity,
    not_gained_twice,
)
from simpul.knowledge.growth.latest import Known
from simpul.records.people.kinds import BirthPrecision

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import MonthlyWeighing


def was_twice(weighings: list[MonthlyWeighing]) -> bool:
    if len(weighings) < 2 or weighings[-1].month - weighings[-2].month != 1:
        return False
    return not_gained_twice(GainStatus(weighings[-1].status), GainStatus(weighings[-2].status))


def notes_of(person: Person, weighings: list[MonthlyWeighing], known: Known, *, clinical: bool) -> list[str]:
    notes = [_("2T: tidak naik dua kali berturut-turut")] if was_twice(weighings) else []
    if weighings and weighings[-1].band == KmsBand.MERAH:
        notes.append(_("BGM: di bawah garis merah"))
    if known.latest.oedema:
        notes.append(_("Edema di kedua kaki: berat tidak dinilai."))
    if clinical and known.latest.doubted:
        notes.append(_("Dicatat berdiri pada umur di bawah 9 bulan: cara ukur diragukan."))
    faltering = _velocity(person, weighings) if clinical else None
    return [*notes, faltering] if faltering else notes


def _velocity(person: Person, weighings: list[MonthlyWeighing]) -> str | None:
    """The gain beside the fifth percentile of WHO's increments, up to 24 months."""
    exact = person.birth_precision == BirthPrecision.EXACT
    if len(weighings) < 2 or not exact or weighings[-2].local_date < person.birth_date:
        return None
    now, before = (Weighing(one.local_date, Grams(one.weight_grams)) for one in (weighings[-1], weighings[-2]))
    found = judge_velocity(sex=Sex(person.sex), birth_date=person.birth_date, current=now, earlier=before)
    if found.p5 is None:
        return None
    said = {"gain": formats.gain(found.gain), "days": (now.on - before.on).days, "p5": formats.gain(found.p5)}
    return _pace(found) % said


def _pace(found: Velocity) -> str:
    assert found.p5 is not None  # noqa: S101 - for the type checker
    if found.gain < found.p5:
        return _("Laju berat %(gain)s dalam %(days)s hari, di bawah P5 WHO (%(p5)s): laju tumbuh melambat.")
    return _("Laju berat %(gain)s dalam %(days)s hari, tidak di bawah P5 WHO (%(p5)s).")
