"""Of which pregnancy, or of which weeks after a birth, does the page of a mother speak? No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.knowledge.due.pregnancy import trimester_of
from simpul.knowledge.forms import form
from simpul.knowledge.forms.gates import holds
from simpul.knowledge.life_stages import NIFAS_TO_DAY
from simpul.knowledge.pregnancy.dates import gestation_days
from simpul.services.due.of_person import Course

if TYPE_CHECKING:
    from simpul.records.pregnancies.models import Pregnancy

BIRTH = "lahir"


@dataclass(frozen=True, slots=True)
class Episode:
    """pregnancy     that lasts, or that ended by this birth; None of a birth whose pregnancy nobody recorded
    delivered_on  the day of a birth of which the weeks of nifas are not over
    """

    pregnancy: Pregnancy | None
    delivered_on: date | None = None

    @property
    def lasts(self) -> bool:
        return self.pregnancy is not None and self.pregnancy.ended_on is None

    def last_day(self, today: date) -> date:
        """Until which the pregnancy is looked at."""
        return self.pregnancy.ended_on if self.pregnancy and self.pregnancy.ended_on else today


def episode_of(course: Course, pregnancies: Sequence[Pregnancy], today: date) -> Episode | None:
    """None of whoever is neither pregnant nor in nifas, has died or has left. A pregnancy that nobody ended is one,
    however long ago it began: the page then asks for its end.

    pregnancies  the newest first
    """
    if not course.person.is_listed:
        return None
    delivered = course.mother_on(today).delivered_on
    recent = delivered if delivered and (today - delivered).days <= NIFAS_TO_DAY else None
    lasting = next((one for one in pregnancies if one.ended_on is None), None)
    if lasting or recent is None:
        return Episode(lasting, recent) if lasting else None
    ended = (one for one in pregnancies if one.ended_as == BIRTH and one.ended_on == recent)
    return Episode(next(ended, None), recent)


LAST_TRIMESTER = 3  # before it the form of the labour is chosen among the others: no button for what is rare


def is_near_birth(episode: Episode, today: date) -> bool:
    """The last trimester, or the days after a birth on which its labour is still written down."""
    if episode.lasts and episode.pregnancy:
        return trimester_of(gestation_days(episode.pregnancy.began_on, today)) == LAST_TRIMESTER
    since = (today - episode.delivered_on).days if episode.delivered_on else None
    return holds(form("persalinan").who, {"pregnant": 0, "days_since_birth": since}.get) is True


def title_of(episode: Episode | None) -> str:
    """What the page is called; empty where there is none."""
    if episode is None:
        return ""
    return _("Kehamilan") if episode.lasts else _("Nifas")
