"""What does the page of a mother show? Put together from what was read; no I/O besides the numbers
of the city and the signatures of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.care.reading import judged_last
from simpul.interfaces.web.persons.links import Way, address_of
from simpul.interfaces.web.persons.mother.after import after_birth
from simpul.interfaces.web.persons.mother.cells import OPEN, Cell, cell_of, nothing_recorded
from simpul.interfaces.web.persons.mother.coming import coming_of
from simpul.interfaces.web.persons.mother.dates import dates_shown
from simpul.interfaces.web.persons.mother.episode import is_near_birth, title_of
from simpul.interfaces.web.persons.mother.found import CODES, FoundVisit, found_visits
from simpul.interfaces.web.persons.mother.plan import plan_shown
from simpul.interfaces.web.persons.mother.reading import Kept
from simpul.interfaces.web.persons.mother.rows import VisitRow, row_of
from simpul.interfaces.web.visits.looking_back import standing_of_visit
from simpul.knowledge.maternal.after_birth import CONTENT as AFTER_BIRTH
from simpul.knowledge.maternal.after_birth import Series
from simpul.knowledge.maternal.definition import CONTENT, items
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.due.listing import scheduled_due
from simpul.services.signing.of_day import ActingDays

if TYPE_CHECKING:
    from simpul.records.visits.models import Visit

GROUPS = ("bumil", "nifas")  # of the schedule


@dataclass(frozen=True, slots=True)
class ItemRow:
    """t  which of the 10T or 12T; cells: one for each visit"""

    t: str
    label: str
    cells: list[Cell]


def mother_context(standing: Standing, kept: Kept, today: date, now: datetime) -> dict[str, Any]:
    episode, person = kept.episode, kept.course.person
    acting = ActingDays(standing.facility, today)
    found = found_visits(kept, acting, today)
    rows = [_row(one, kept) for one in found]
    return {
        "lasts": episode.lasts,
        "title": title_of(episode),
        "ways": _ways(standing, kept, today),
        "dates": dates_shown(episode, today, scanned(kept.visits)),
        "rows": rows,
        "matrix": _matrix(found),
        "coming": coming_of(found, rows) if episode.lasts else None,
        "others": _others(kept, today),
        "after": after_birth(kept, today, now),
        "plan": plan_shown(episode.pregnancy.due_on) if episode.lasts and episode.pregnancy else [],
        "judged": judged_last(standing, kept.course, kept.visits, today, acting),
        "pustu": CONTENT["pustu"][formats.language()],
        "left_open": [one[formats.language()] for one in CONTENT["open"]],
        "end_at": address_of("families:pregnancy_end", person_id=person.pk) if episode.lasts else "",
    }


def scanned(visits: Iterable[Visit]) -> list[date]:
    """The days on which an ultrasound was recorded as done, the oldest first."""
    return sorted({one.local_date for one in visits if standing_of_visit(one).get("ultrasound_done") == 1})


def _ways(standing: Standing, kept: Kept, today: date) -> list[Way]:
    """The form of the visit that comes next is the main one, and the last."""
    here = kept.course.person.pk
    record = reverse("visits:record", args=[here])
    found = [Way(_("Data pendataan"), address_of("families:person", person_id=here))]
    found += _labour_ways(standing, kept, today)
    if kept.episode.delivered_on:
        found.append(Way(_("Catat kunjungan nifas"), f"{record}?form=nifas", not kept.episode.lasts))
    if kept.episode.lasts:
        found.append(Way(_("Catat periksa hamil"), f"{record}?form=anc", main=True))
    return found


def _labour_ways(standing: Standing, kept: Kept, today: date) -> list[Way]:
    """To the form of the labour, and to the one place where a birth is recorded and her pregnancy ends with it."""
    episode, here = kept.episode, kept.course.person.pk
    if not is_near_birth(episode, today):
        return []
    found = [Way(_("Catat bersalin"), f"{reverse('visits:record', args=[here])}?form=persalinan")]
    if episode.lasts and standing.may(Permission.PERSON_REGISTER):
        found.append(Way(_("Catat kelahiran"), address_of("families:birth", person_id=here)))
    return found


def _others(kept: Kept, today: date) -> list[VisitRow]:
    """What else the schedule asks of a pregnant woman, or of one in nifas, beside the visits."""
    course, visits = kept.course, {*CODES, *AFTER_BIRTH["series"][Series.MOTHER]}
    services = scheduled_due(course.about(today), course.done, today, course.said)
    asked = [one for one in services if one.group in GROUPS and one.code not in visits]
    return [row_of(one, speaks_of=course.person.pk) for one in asked]


def _row(one: FoundVisit, kept: Kept) -> VisitRow:
    done = one.items if one.is_done else None
    lacks = [item.item.label(formats.language()) for item in done.items if item.state in OPEN] if done else []
    return row_of(
        one.service,
        lasts=kept.episode.lasts,
        speaks_of=kept.course.person.pk,
        lacks=", ".join(lacks),
        whole=done is not None and not lacks,
        missed=one.is_missed,
        seen_at=address_of("visits:page", visit_id=one.visit.pk) if one.visit else "",
    )


def _matrix(found: list[FoundVisit]) -> list[ItemRow]:
    return [
        ItemRow(
            t=item.t,
            label=item.label(formats.language()),
            cells=[cell_of(one.items.items[at], one) if one.items else nothing_recorded() for one in found],
        )
        for at, item in enumerate(items())
    ]
