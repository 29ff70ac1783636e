"""Which pregnancies does the register of the invented city know? As in a real one, those that somebody was told of."""

from collections.abc import Iterable, Sequence
from datetime import date

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.cli.demo.care.examined import ANC
from simpul.interfaces.cli.demo.days.visits import History
from simpul.knowledge.forms.cards import PREGNANT
from simpul.records.pregnancies.models import Pregnancy

OF_PREGNANCY = (ANC, PREGNANT)


def registered(pregnancies: Sequence[Pregnancy], histories: Iterable[History]) -> list[Pregnancy]:
    """One that lasts is entered at its first visit, to the bidan or an open day; until then nobody knows of it."""
    lasting = {one.person_id: one.began_on for one in pregnancies if one.ended_on is None}
    seen = {one.person.pk for one in histories if _is_seen(one, lasting.get(one.person.pk))}
    return [one for one in pregnancies if one.ended_on or one.person_id in seen]


def _is_seen(history: History, since: date | None) -> bool:
    """since  when the pregnancy that lasts began"""
    days = (local_date(one.at, LocalZone.WIB) for one in history.in_order() if one.card in OF_PREGNANCY)
    return since is not None and any(day >= since for day in days)
