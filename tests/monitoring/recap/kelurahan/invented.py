"""A month of a small city as the Dinas and others could see it: every number is one that could be counted."""

import random
from collections.abc import Mapping, Sequence
from typing import Any
from unittest.mock import Mock

from simpul.knowledge.recap import GROUPS, Is, sheets
from simpul.monitoring.pws import open_figures
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.recap.city.hiding import hidden_beside_city
from simpul.monitoring.recap.hiding import table_of as recap_table
from simpul.monitoring.recap.kelurahan.codes import BALITA, classes_of, classes_of_recap, of_group
from simpul.monitoring.recap.kelurahan.seen import Counts, Place, Seen, seen_of
from simpul.monitoring.recap.summing import added

SHARES = {"BBU": (2, 8, 85, 5), "TBU": (3, 10, 84, 3), "LILA": (1, 4, 95)}


def drawn(chance: random.Random, most: int, share: float) -> int:
    return sum(chance.random() < share for _ in range(most))


def figures_of(chance: random.Random, size: int) -> tuple[Figures, dict[str, int]]:
    """The city's table and the classes of one kelurahan: nobody is in two classes, BGM is one of them."""
    d = drawn(chance, size, 0.8)
    classes: dict[str, int] = {}
    for index, most in (("BBU", d - drawn(chance, d, 0.02)), ("TBU", drawn(chance, d, 0.8)), ("LILA", d)):
        found = chance.choices(classes_of(index), SHARES[index], k=most)
        classes |= {index: most, **{code: found.count(code) for code in classes_of(index)}}
    said = chance.choices("NTOB", (60, 25, 10, 5), k=d)
    n, t, o, b = (said.count(one) for one in "NTOB")
    twice, k = drawn(chance, t, 0.3), drawn(chance, size, 0.9)
    return Figures(s=size, d=d, n=n, t=t, o=o, b=b, k=k, twice=twice, bgm=classes["BBU.sangat_kurang"]), classes


def recap_of(chance: random.Random, figures: Figures, classes: Counts) -> dict[str, int]:
    """Balita are the S of PWS, or some of them; a few of each class were seen elsewhere than at an open day."""
    found: dict[str, int] = {}
    balita = figures.s - (chance.randint(0, 2) if chance.random() < 0.3 and figures.s > 2 else 0)
    sizes = dict(zip(BALITA, (balita // 5, balita - balita // 5), strict=True))
    for group in GROUPS:
        registered, came, absent = of_group(group)
        found[registered] = sizes.get(group, chance.randint(0, figures.s // 3))
        found[came] = drawn(chance, found[registered], 0.8)
        found[absent] = found[registered] - found[came]
    seen = chance.choice((1, 0.97))
    for column in (column for sheet in sheets() for column in sheet.columns if column.code not in found):
        whole = sum(found[of_group(group)[1]] for group in column.groups)
        if column.code in classes_of_recap():
            most = sum(classes[code] for code in classes_of_recap()[column.code])
            found[column.code] = min(whole, drawn(chance, most, seen))
        elif column.count.how is not Is.NOT_RECORDED:
            found[column.code] = drawn(chance, whole, chance.choice((0.01, 0.1, 0.5)))
    return found


def seen_by_the_dinas(chance: random.Random, sizes: list[int], units: int) -> Seen:
    """One in ten had no open day. The last kelurahan is served by no Puskesmas where there are more than three."""
    of_pws = {at: figures_of(chance, size) for at, size in enumerate(sizes)}
    came: dict[Place, Counts] = {at: recap_of(chance, *of_pws[at]) if chance.random() < 0.9 else {} for at in of_pws}
    served = [at for at in of_pws if at < 3 or at < len(sizes) - 1]
    groups = {f"P{one}": [at for at in served if at % units == one] for one in range(units)}
    groups = {unit: inside for unit, inside in groups.items() if inside}
    districts = {100: [at for at in of_pws if at < 2], 101: [at for at in of_pws if at >= 2]}
    figures = {at: one for at, (one, _) in of_pws.items()}
    where = (groups, {one: inside for one, inside in districts.items() if inside})
    recaps: dict[Place, Mapping[str, int]] = {None: added(came.values())}
    recaps |= {unit: added(came[at] for at in inside) for unit, inside in groups.items()}
    return _seen(city_of(figures, *where), recaps, {at: classes for at, (_, classes) in of_pws.items()}, came)


def seen_by_a_part(whole: Seen, areas: Sequence[int]) -> Seen:
    """The same month as who counts these kelurahan alone sees it: hidden by a table of their own, one sum of recaps."""
    figures = {at: _figures_in(whole, at) for at in areas}
    units = {unit: [at for at in inside if at in areas] for unit, inside in whole.units.items()}
    units = {unit: inside for unit, inside in units.items() if inside}
    districts = {100: [at for at in areas if at < 2], 101: [at for at in areas if at >= 2]}
    where = (units, {one: inside for one, inside in districts.items() if inside})
    came = {at: whole.came[at] for at in areas}
    recaps: dict[Place, Mapping[str, int]] = {None: added(came.values())}
    return _seen(city_of(figures, *where), recaps, {at: whole.classes[at] for at in areas}, dict(came.items()))


def city_of(figures: dict[int, Figures], *where: Mapping[Any, Sequence[int]]) -> CityFigures:
    """The table of PWS of such a city. where: its Puskesmas, its kecamatan"""
    hidden = open_figures.hidden_numbers(figures, *where)
    return Mock(CityFigures, figures=figures, units=where[0], kecamatan=where[1], hidden=hidden)


def _seen(
    city: CityFigures,
    recaps: Mapping[Place, Counts],
    classes: Mapping[Place, Counts],
    came: Mapping[Place, Counts],
) -> Seen:
    recap, hidden = recap_table(recaps), hidden_beside_city(city, classes, came, recaps)
    known = {(place, code) for place, code in recap.values if place in recaps and " + " not in code}
    return seen_of(city, recap, {(place, code) for place, code in known if code not in hidden[place]}, classes, came)


def _figures_in(seen: Seen, at: int) -> Figures:
    """The table says of O and B only how many they are together."""
    s, k, d, n, t, twice, bgm = (seen.city.values[at, name] for name in ("S", "K", "D", "N", "T", "2T", "BGM"))
    return Figures(s=s, d=d, n=n, t=t, o=d - n - t, k=k, twice=twice, bgm=bgm)
