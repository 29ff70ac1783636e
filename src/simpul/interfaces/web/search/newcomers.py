"""Where does this worker register somebody who is found nowhere?"""

from django.urls import reverse

from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


def address_for_newcomer(standing: Standing) -> str:
    """The families of the area, below which a person is entered; "" for one who may not."""
    return reverse("families:areas") if standing.may(Permission.PERSON_REGISTER) else ""
