"""Where one vaccine will be given for two antigens: what is given by it, when, and what holds it?

A hexavalent dose replaces pentavalent and IPV (IMM-1): IPV comes with it and not beside it (K11 of
vectors/immunization).
"""

from dataclasses import replace

from simpul.knowledge.immunization.answer import Next, State
from simpul.knowledge.immunization.steps.coming import stands
from simpul.knowledge.immunization.steps.taken import Ground

OPEN = (State.NOT_YET, State.DUE, State.LATE)


def held_antigens(ground: Ground) -> frozenset[str]:
    """What a serious event was told of that nobody has reviewed until the day of asking."""
    on = ground.asked.as_of
    return frozenset(
        antigen
        for event in ground.asked.kipi
        if event.is_serious and event.day <= on and (event.reviewed_on is None or event.reviewed_on > on)
        for antigen in ground.edition.antigens_of(event.antigen)
    )


def is_held(one: Next, held: frozenset[str], ground: Ground) -> bool:
    """A vaccine is held with any antigen in it; what it is given for besides is held by its own."""
    if one.antigen in held:
        return True
    is_own = not ground.edition.is_part(one.antigen, one.product)
    return is_own and not held.isdisjoint(ground.edition.antigens_of(one.product))


def joined(coming: list[Next], held: frozenset[str], ground: Ground) -> list[Next]:
    """coming  of the card. While the vaccine is held, what it would be given for besides stands by itself."""
    carriers: dict[str, Next] = {}
    for one in coming:
        product = ground.edition.products.get(one.product)
        if product and one.state in OPEN and not is_held(one, held, ground):
            carriers |= dict.fromkeys(product.also, one)
    return [
        _with(carriers[one.antigen], one, ground) if one.antigen in carriers and one.state in OPEN else one
        for one in coming
    ]


def _with(carrier: Next, one: Next, ground: Ground) -> Next:
    """The same dose, no earlier than that by which it is given."""
    if carrier.earliest is None or one.earliest is None or one.recommended is None:
        return one
    later = carrier if carrier.earliest > one.earliest else one
    earliest = max(carrier.earliest, one.earliest)
    overdue = max(one.overdue_from, earliest) if one.overdue_from else None
    state, reason = stands(ground.asked.as_of, earliest, overdue, later.reason)
    return replace(
        one,
        state=state,
        reason=reason,
        product=carrier.product,
        earliest=earliest,
        recommended=max(one.recommended, earliest),
        overdue_from=overdue,
    )
