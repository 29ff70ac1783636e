"""Where one vaccine will be given for two antigens: what is given by it, when, and what holds it? As steps.joining."""

from dataclasses import replace

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools
from simpul.knowledge.immunization.columns.answer import OPEN_STATES, NextColumns
from simpul.knowledge.immunization.columns.steps.coming import names_of, stands
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround


def held_antigens(ground: ColumnGround) -> dict[str, Bools]:
    """By antigen: whose vaccine is held by a serious event that nobody has reviewed until the day of asking."""
    events = ground.asked.events
    found = {antigen: np.zeros(ground.count, bool) for antigen in ground.antigens}
    on = ground.people.on[events.person]
    still = (events.day <= on) & ((events.reviewed == NO_DAY) | (events.reviewed > on))
    for place, vaccine in enumerate(ground.asked.named):
        for antigen in ground.edition.antigens_of(vaccine):
            found[antigen][events.person[still & (events.vaccine == place)]] = True
    return found


def is_held(one: NextColumns, held: dict[str, Bools], ground: ColumnGround) -> Bools:
    """A vaccine is held with any antigen in it; what it is given for besides is held by its own."""
    found, names = held[one.antigen], names_of(ground.edition)
    for product in ground.edition.products.values():
        if product.antigen == one.antigen:
            for antigen in product.also:
                found = found | (held[antigen] & (one.product == names.index(product.product)))
    return found


def joined(coming: list[NextColumns], held: dict[str, Bools], ground: ColumnGround) -> list[NextColumns]:
    """coming  of the card. While the vaccine is held, what it would be given for besides stands by itself."""
    names, by_antigen = names_of(ground.edition), {one.antigen: one for one in coming}
    for product in ground.edition.products.values():
        carrier, place = by_antigen[product.antigen], names.index(product.product)
        carries = np.isin(carrier.state, OPEN_STATES) & (carrier.product == place) & ~is_held(carrier, held, ground)
        for antigen in product.also:
            other = by_antigen[antigen]
            both = carries & np.isin(other.state, OPEN_STATES)
            by_antigen[antigen] = _with(carrier, other, both, ground)
    return list(by_antigen.values())


def _with(carrier: NextColumns, one: NextColumns, both: Bools, ground: ColumnGround) -> NextColumns:
    """In these rows the same dose, no earlier than that by which it is given."""
    why = np.where(carrier.earliest > one.earliest, carrier.reason, one.reason)
    earliest = np.maximum(carrier.earliest, one.earliest)
    overdue = np.where(one.overdue_from == NO_DAY, NO_DAY, np.maximum(one.overdue_from, earliest))
    state, reason = stands(ground.people.on, earliest, overdue, why)
    return replace(
        one,
        state=np.where(both, state, one.state),
        reason=np.where(both, reason, one.reason),
        product=np.where(both, carrier.product, one.product),
        earliest=np.where(both, earliest, one.earliest),
        recommended=np.where(both, np.maximum(one.recommended, earliest), one.recommended),
        overdue_from=np.where(both, overdue, one.overdue_from),
    )
