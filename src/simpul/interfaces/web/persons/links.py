"""Where may this worker go from the page of a person? Only to what exists and what the role may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.visits.form.choosing import forms_of
from simpul.knowledge.forms.gates import holds
from simpul.knowledge.growth.age import completed_months
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing

if TYPE_CHECKING:
    from simpul.records.people.models import Person

RED_FLAGS, ASKS_FOR_THEM = "tanda_bahaya_gizi", "red flag"  # the form, and how the actions of growth name its list


@dataclass(frozen=True, slots=True)
class Way:
    """main  the one button of the page that is pressed most"""

    label: str
    address: str
    main: bool = False


def address_of(name: str, **kwargs: UUID) -> str:
    """The address of a page, or "" where there is no such page."""
    try:
        return reverse(name, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def ways_from(standing: Standing, person: Person, mother: str = "") -> list[Way]:
    """The main one is the last, as on every page.

    mother  what the page of her pregnancy, or of the weeks after a birth, is called; empty where there is none
    """
    here = person.pk
    known = [
        (Permission.RIGHTS, _("Hak orang ini"), address_of("rights:person", person_id=here), False),
        (Permission.VISIT_RECORD, _("Salin dari buku"), address_of("visits:book", person_id=here), False),
    ]
    if person.is_listed:
        check = address_of("persons:check", person_id=here)
        known.append((Permission.PERSON_CLINICAL, _("Cek kesehatan"), check, False))
    if mother:
        known.append((Permission.PERSON_CLINICAL, mother, address_of("persons:mother", person_id=here), False))
    if standing.area.names_in(person.kelurahan_id, person.rt_id):  # a guest's register is kept at home
        register = address_of("families:person", person_id=here)
        known.insert(1, (Permission.PERSON_REGISTER, _("Data pendataan"), register, False))
    if person.is_listed:
        known.append(
            (Permission.SESSION_RECORD, _("Catat kunjungan"), address_of("visits:record", person_id=here), True)
        )
    return [
        Way(label, address, main) for permission, label, address, main in known if address and standing.may(permission)
    ]


def to_red_flags(standing: Standing, person: Person, actions: Iterable[str], today: date) -> str:
    """The address of the list of red flags where an action here asks for it and this worker fills it in."""
    listed = next((one for one in forms_of(standing) if one.code == RED_FLAGS), None)
    months = {"age_months": completed_months(person.birth_date, today)}
    if not (listed and person.is_listed and any(ASKS_FOR_THEM in one for one in actions)):
        return ""
    there = address_of("visits:record", person_id=person.pk)
    return f"{there}?form={RED_FLAGS}" if holds(listed.who, months.get) is True else ""
