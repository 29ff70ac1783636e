"""Where does this worker register somebody who is found nowhere?"""

from django.urls import NoReverseMatch, reverse

from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


def address_for_newcomer(standing: Standing) -> str:
    """The page that registers a family, or "" for one who may not."""
    if not standing.may(Permission.PERSON_REGISTER):
        return ""
    try:
        return reverse("families:new")
    except NoReverseMatch:
        return ""
