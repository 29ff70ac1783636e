"""Where does this worker register somebody who is found nowhere?"""

from django.urls import reverse

from simpul.interfaces.web.sessions.coming.way import Way
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


def address_for_newcomer(standing: Standing, way: Way | None = None) -> str:
    """The families of the area, below which a person is entered; "" for one who may not. Of a day: its own page."""
    if not standing.may(Permission.PERSON_REGISTER):
        return ""
    return way.somebody_new if way else reverse("families:areas")
