"""Where is a detail of a person put right?"""

from uuid import UUID

from django.urls import NoReverseMatch, reverse


def address_for_correction(person_id: UUID) -> str:
    """The page of corrections, or the page of the person where there is none."""
    try:
        return reverse("families:change", kwargs={"person_id": person_id})
    except NoReverseMatch:
        return reverse("persons:page", kwargs={"person_id": person_id})
