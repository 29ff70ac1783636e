"""How large is the invented city, and how does it spread over the real kelurahan? Pure and deterministic.

Kelurahan, kecamatan and their codes are as published; facilities are as many as `known` says, and each whose name is
not known to us is invented and marked as an example.
"""

from dataclasses import dataclass
from itertools import cycle, islice

from simpul.interfaces.cli.demo.cities.begun import begun_in
from simpul.interfaces.cli.demo.cities.known import CITIES, KnownCity, Unit, count_of
from simpul.reference.wilayah.read import AreaRow, areas_of

STAGE_SHARE, STAGE_AT_MOST = 0.35, 5_000  # the kelurahan of the cast is more densely peopled than the rest
PEOPLE_A_RT, RT_A_POSYANDU_AT_LEAST, RT_A_RW = 200, 2, 4
FLOWERS = ("Melati", "Anggrek", "Mawar", "Kenanga", "Dahlia", "Cempaka", "Teratai", "Flamboyan", "Bougenvil", "Seruni")


@dataclass(frozen=True, slots=True)
class KelurahanPlan:
    """has_begun  whether people are registered here and its Posyandu are open"""

    row: AreaRow
    kecamatan: str
    puskesmas: int
    posyandu: int
    people: int
    has_pustu: bool
    has_ponkesdes: bool
    is_stage: bool
    has_begun: bool

    @property
    def rt_a_posyandu(self) -> int:
        return max(RT_A_POSYANDU_AT_LEAST, round(self.people / self.posyandu / PEOPLE_A_RT))

    @property
    def rt(self) -> int:
        return self.posyandu * self.rt_a_posyandu

    def posyandu_name(self, number: int) -> str:
        return f"Posyandu {FLOWERS[number % len(FLOWERS)]} {number // len(FLOWERS) + 1}"


@dataclass(frozen=True, slots=True)
class PuskesmasPlan:
    number: int
    name: str
    kecamatan: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class CityPlan:
    city: AreaRow
    known: KnownCity
    kecamatan: list[AreaRow]
    puskesmas: list[PuskesmasPlan]
    kelurahan: list[KelurahanPlan]

    @property
    def stage_name(self) -> str:
        """With what it is: Kelurahan Campurejo, Desa Bumiaji."""
        return next(f"{one.row.level.capitalize()} {one.row.name}" for one in self.kelurahan if one.is_stage)


def plan_city(code: str, people: int) -> CityPlan:
    """Raises KeyError for a city of which nothing is known to the demo."""
    known = CITIES[code]
    areas = areas_of(code)
    kecamatan = [area for area in areas if area.level == "kecamatan"]
    rows = [area for area in areas if area.level in ("kelurahan", "desa")]
    puskesmas = _puskesmas(known, kecamatan, rows, count_of(code, Unit.PUSKESMAS))
    order = sorted(rows, key=lambda row: (row.name != known.stage, row.code))  # the stage has every kind of unit
    with_pustu = count_of(code, Unit.PUSTU)
    pustu = {row.code for row in order[:with_pustu]}
    ponkesdes = {row.code for row in islice(cycle(order[with_pustu:] + order), count_of(code, Unit.PONKESDES))}
    served = {row.code: number for area in kecamatan for row, number in _served(area, rows, puskesmas)}
    heads = _heads(served, order[0].code, pustu, [one.number for one in puskesmas if not one.is_example], people)
    posyandu = _spread(count_of(code, Unit.POSYANDU), len(rows))
    kelurahan = [
        KelurahanPlan(
            row=row,
            kecamatan=row.parent_code,
            puskesmas=served[row.code],
            posyandu=posyandu[at],
            people=heads.get(row.code, 0),
            has_pustu=row.code in pustu,
            has_ponkesdes=row.code in ponkesdes,
            is_stage=row.name == known.stage,
            has_begun=row.code in heads,
        )
        for at, row in enumerate(rows)
    ]
    return CityPlan(areas[0], known, kecamatan, puskesmas, kelurahan)


def _puskesmas(known: KnownCity, kecamatan: list[AreaRow], rows: list[AreaRow], count: int) -> list[PuskesmasPlan]:
    """Those with a name in their kecamatan; the others, invented, where most kelurahan wait for one."""
    names = {area.code: [name for name, at in known.puskesmas.items() if at == area.name] for area in kecamatan}
    sizes = {area.code: sum(row.parent_code == area.code for row in rows) for area in kecamatan}
    have = {code: len(told) for code, told in names.items()}
    for _ in range(count - sum(have.values())):
        have[max(have, key=lambda code: (not have[code], sizes[code] / (have[code] or 1)))] += 1
    made: list[PuskesmasPlan] = []
    for area in kecamatan:
        told = names[area.code]
        invented = [f"Contoh {area.name} {number + 1}" for number in range(len(told), have[area.code])]
        for name in told + invented:
            made.append(PuskesmasPlan(len(made), f"Puskesmas {name}", area.code, name not in told))
    return made


def _served(kecamatan: AreaRow, rows: list[AreaRow], puskesmas: list[PuskesmasPlan]) -> list[tuple[AreaRow, int]]:
    """Kelurahan in the order of their codes, shared out evenly; one whose name a Puskesmas bears belongs to that."""
    mine = [one for one in puskesmas if one.kecamatan == kecamatan.code]
    waiting = [row for row in rows if row.parent_code == kecamatan.code]
    shares = dict(zip((one.number for one in mine), _spread(len(waiting), len(mine)), strict=True))
    found: list[tuple[AreaRow, int]] = []
    for row in waiting[:]:
        named = next((one.number for one in mine if one.name == f"Puskesmas {row.name}"), None)
        if named is not None:
            found.append((row, named))
            waiting.remove(row)
            shares[named] -= 1
    order = [number for number, share in shares.items() for _ in range(share)]
    return found + list(zip(waiting, order, strict=True))


def _heads(served: dict[str, int], stage: str, pustu: set[str], named: list[int], people: int) -> dict[str, int]:
    """By kelurahan how many live there; where it has not begun it is not named."""
    dense = min(round(people * STAGE_SHARE), STAGE_AT_MOST)
    begun = begun_in(served, stage, pustu, named, people - dense)
    heads = dict(zip(sorted(begun), _spread(people - dense, len(begun)), strict=True))
    heads[stage] += dense
    return heads


def _spread(total: int, places: int) -> list[int]:
    return [total // places + (at < total % places) for at in range(places)]
