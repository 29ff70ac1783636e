"""Which form is opened for this person first, which others are offered, and why is one not for them?"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.visits.asked import role_of
from simpul.knowledge.forms import Facts, Form, Place, Role, cards_for, form, forms
from simpul.knowledge.forms.facts import looking
from simpul.knowledge.forms.gates import holds
from simpul.records.access.queries import Standing
from simpul.services.pendataan.recording import kind_at

MEASUREMENT = "growth_measurement"
VISITS = tuple(dict.fromkeys(code for (code, _), one in forms().items() if one.counts_as))


def forms_of(standing: Standing) -> list[Form]:
    """The forms that this worker fills here, in their latest edition."""
    role, place = role_of(standing), Place(kind_at(standing.facility))
    latest = {code: form(code) for code, _edition in forms()}
    return [one for one in latest.values() if place in one.places and _asks(one, role)]


def is_for(one: Form, facts: Facts) -> bool:
    return holds(one.who, looking(facts, {})) is True


def offered(standing: Standing, facts: Facts, chosen: Form) -> list[tuple[Form, str]]:
    """Those that are for this person, and the chosen one, each with its title; visits of the schedule first, then the
    cards as they are used, then the others by their code."""
    order = [*VISITS, *cards_for(facts), chosen.code]
    found = [one for one in forms_of(standing) if is_for(one, facts) or one.code == chosen.code]
    found.sort(key=lambda one: order.index(one.code) if one.code in order else len(order))
    return [(one, one.title(formats.language())) for one in found]


def first_of(known: Collection[str], facts: Facts) -> str:
    """The card for a kader; for a health worker the visit that the schedule asks for, or else the measurement of a
    child; empty where nothing is filled here."""
    own = [code for code in (*VISITS, MEASUREMENT) if code in known and is_for(form(code), facts)]
    wanted = [*(own if facts.role is Role.NAKES else []), *cards_for(facts), *known]
    return next((code for code in wanted if code in known), "")


def not_for(one: Form) -> tuple[str, str]:
    """A title and a sentence: what to do where a form is not for this person."""
    rests_on = one.who.facts()
    if rests_on & {"sex", "married"}:
        return _("Formulir ini bukan untuk orang ini"), _("Pilih formulir lain, atau kembali ke catatan orangnya.")
    if "pregnant" in rests_on:
        return _("Kehamilannya belum tercatat"), _("Catat kehamilannya di halaman orang, lalu buka kartu ini lagi.")
    if rests_on & {"months_since_birth", "days_since_birth"}:
        return _("Persalinannya belum tercatat"), _("Catat kelahirannya di halaman orang, lalu buka kartu ini lagi.")
    return _("Formulir ini bukan untuk umurnya"), _("Pilih formulir lain, atau kembali ke catatan orangnya.")


def _asks(one: Form, role: Role) -> bool:
    return any(role in field.asked_by for _section, field in one.fields())
