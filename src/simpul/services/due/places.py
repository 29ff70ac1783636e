"""Where can a service be given to somebody? The units that serve their home, and the one where it is spoken of."""

from datetime import date
from typing import Protocol

from django.db.models import Q

from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import current_coverage, valid_on
from simpul.records.people.models import Person

# The kind of unit by the word of the schedule; a Ponkesdes stands where another kelurahan has a Pustu.
KINDS = {
    "posyandu": (FacilityKind.POSYANDU,),
    "pustu": (FacilityKind.PUSTU, FacilityKind.PONKESDES),
    "puskesmas": (FacilityKind.PUSKESMAS,),
}


class Placed(Protocol):
    """places  in the words of the schedule; none, or none that is a unit: anywhere"""

    @property
    def places(self) -> tuple[str, ...]: ...


def places_for(person: Person, service: Placed, here: Facility, on: date) -> list[Facility]:
    """Nearest to home first: Posyandu, Pustu, Puskesmas. One statement. here: the unit of who asks."""
    words = [word for word in KINDS if word in service.places] or list(KINDS)
    kinds = [kind for word in words for kind in KINDS[word]]
    homes = [one for one in (person.rt_id, person.rt.rw_id, person.kelurahan_id) if one]
    covering = current_coverage(on).filter(area_id__in=homes).values("facility_id")
    near = Q(id__in=covering) | Q(area_id=person.kelurahan_id, kind__in=KINDS["pustu"]) | Q(id=here.pk)
    found = Facility.objects.filter(valid_on(on), near, kind__in=kinds)
    return sorted(found, key=lambda one: (kinds.index(FacilityKind(one.kind)), one.name))
