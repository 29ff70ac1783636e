"""Who lives in these RT, in the order of a register: by RT, then by name?"""

from collections.abc import Iterable
from datetime import date

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import LIVING
from simpul.records.prepared import Blank, OneOf, Prepared

IN_RT = (OneOf("kelurahan_id", "kelurahan"), OneOf("rt_id", "rt"))
BORN = {"birth_date__gte": Blank("first"), "birth_date__lte": Blank("last")}
ORDER = ("rt__code", "name_lc", "id")
REGISTER = Prepared(lambda: Person.objects.filter(*IN_RT, **BORN, **LIVING).select_related("mother").order_by(*ORDER))


def born_between(area: WorkArea, rt_ids: Iterable[int], first: date, last: date) -> list[Person]:
    """The living of these RT born in a span of days, with their mothers."""
    return REGISTER.ask(first=first, last=last, **in_rt(area, rt_ids))


def in_rt(area: WorkArea, rt_ids: Iterable[int]) -> dict[str, list[int]]:
    """What fills IN_RT: of these RT those of the area."""
    rt = [one for one in rt_ids if area.rt is None or one in area.rt]
    return {"kelurahan": list(area.kelurahan), "rt": rt}
