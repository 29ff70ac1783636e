"""What did a form of a family know as it was drawn, and has it been sent before?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from simpul.foundation.errors import DomainError
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.questions.houses import people_typed
from simpul.interfaces.web.forms import Form
from simpul.records.access.queries import Standing
from simpul.records.households.queries import get_household

if TYPE_CHECKING:
    from simpul.records.households.models import Household


def mark_of_house(home: Household) -> str:
    """Changes with the address and with the KK number, which is not shown."""
    return asked.mark_of({"address": home.address, "kk": bytes(home.kk_index or b"").hex()})


def founded_before(form: Form, standing: Standing) -> UUID | None:
    """The family that this form has made of these people: it was sent before, and its answer was lost on the way."""
    if not form.sent:
        return None
    try:
        family = get_household(standing.area, form.id())
    except DomainError:
        return None
    inside = {row.person_id for row in family.members} if family else set()
    typed = people_typed(form)
    return family.household.pk if family and typed and typed <= inside else None
