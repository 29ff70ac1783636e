"""Who came, by stage of life, of the registered and of the expected? Both denominators, never mixed (ADR 0031)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.interfaces.web.city.targets import target_label
from simpul.interfaces.web.components import formats
from simpul.knowledge.recap import GROUPS, Is, sheets
from simpul.monitoring.pws.denominators import Expected, gap, together
from simpul.monitoring.pws.figures import Share
from simpul.monitoring.recap.sums import PlaceSum


@dataclass(frozen=True, slots=True)
class GroupRow:
    """gap  people in the register beyond the projection, with its sign
    percents       of_registered and of_projected, where they may be shown
    then, changes  the row of a second month, and how the two shares changed, in words
    """

    label: str
    registered: str
    projected: str
    gap: str
    came: str
    of_registered: str
    of_projected: str
    percents: tuple[float | None, float | None] = (None, None)
    then: GroupRow | None = None
    changes: tuple[str, ...] = ()


def rows_of(found: PlaceSum, expected: Mapping[str, Mapping[int, Expected]]) -> list[GroupRow]:
    """One row for each group of the recap; nothing where no Posyandu was open, or not all was added up."""
    return [_row(group, found, expected) for group in GROUPS] if found.opened and not found.missing else []


def _row(group: str, found: PlaceSum, expected: Mapping[str, Mapping[int, Expected]]) -> GroupRow:
    registered, came = _code(group, Is.REGISTERED), _code(group, Is.CAME)
    projected = together(expected.get(group, {}), found.areas)
    listed, present = found.counts.get(registered), found.counts.get(came)
    whole = found.opened == found.posyandu  # only then is the register of the recap that of the whole place
    hidden = {code for code in (registered, came) if code in found.hidden}
    difference = gap(listed, projected) if listed is not None and whole else None
    return GroupRow(
        label=target_label(group),
        registered=_shown(listed, registered in hidden),
        projected=formats.whole(projected),
        gap=formats.hidden_sign() if registered in hidden and difference is not None else formats.signed(difference),
        came=_shown(present, came in hidden),
        of_registered=_share(present, listed, bool(hidden)),
        of_projected=_share(present, projected, came in hidden),
        percents=(_percent(present, listed, bool(hidden)), _percent(present, projected, came in hidden)),
    )


def _code(group: str, how: Is) -> str:
    columns = (column for sheet in sheets() for column in sheet.columns)
    return next(one.code for one in columns if one.count.how is how and one.groups == {group})


def _shown(number: int | None, hide: bool) -> str:
    return formats.hidden_sign() if hide else formats.whole(number)


def _share(part: int | None, whole: int | None, hide: bool) -> str:
    if part is None or whole is None:
        return formats.MISSING
    return formats.hidden_sign() if hide else formats.percent(_percent(part, whole, hide))


def _percent(part: int | None, whole: int | None, hide: bool) -> float | None:
    return None if hide or part is None or whole is None else Share(part, whole).percent
