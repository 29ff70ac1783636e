"""Where may this run write, and where was it seen? The areas and Posyandu of its work area, on one day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.queries import kelurahan_list, posyandu_in, valid_on
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.models import VisitKind
from simpul.services.takeover.models import ImportRun
from simpul.services.takeover.reading.places import Ground, plain


@dataclass
class RunArea:
    """area  what the run may name; it was the area of the one who brought the sheet"""

    run: ImportRun
    area: WorkArea
    today: date

    @cached_property
    def ground(self) -> Ground:
        rt = Area.objects.filter(valid_on(self.today), kelurahan_id__in=self.area.kelurahan, level=AreaLevel.RT)
        return Ground.of(kelurahan_list(self.area.kelurahan), rt.select_related("rw"))

    @cached_property
    def _posyandu(self) -> dict[str, Facility]:
        return {_short(one.name): one for one in posyandu_in(self.area, self.today)}

    def place_named(self, name: str) -> tuple[Facility, VisitKind]:
        """The Posyandu of that name; otherwise the unit that brought the sheet."""
        found = self._posyandu.get(_short(name)) if name else None
        return (found, VisitKind.POSYANDU) if found else (self.run.facility, VisitKind.PUSKESMAS)


def area_of(run: ImportRun) -> WorkArea:
    here = tuple(sorted(run.kelurahan))
    return WorkArea(kelurahan=here, counted=here)


def _short(name: str) -> str:
    return plain(name).removeprefix("posyandu")
