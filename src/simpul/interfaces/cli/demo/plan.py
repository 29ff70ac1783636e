"""How large is the invented city, and how does it spread over the real kelurahan? Pure and deterministic.

Facts of Kota Kediri (July 2024): 9 Puskesmas, 27 Pustu, 22 Ponkesdes, 344 Posyandu; Pesantren Dua, Campurejo and Kota
Wilayah Utara are the pilots. No other name of a facility is known to us: the rest is invented and marked as an example.
"""

from dataclasses import dataclass
from itertools import cycle, islice

from simpul.reference.wilayah.read import AreaRow, areas_of

FACILITIES = {"35.71": {"puskesmas": 9, "pustu": 27, "ponkesdes": 22, "posyandu": 344}}
KNOWN_PUSKESMAS = {"35.71": {"Mojoroto": "Campurejo", "Kota": "Kota Wilayah Utara", "Pesantren": "Pesantren II"}}
STAGE = {"35.71": "Campurejo"}  # the kelurahan of the cast, more densely peopled than the rest
STAGE_SHARE, STAGE_AT_MOST = 0.35, 5_000
PEOPLE_A_RT, RT_A_POSYANDU_AT_LEAST, RT_A_RW = 200, 2, 4
FLOWERS = ("Melati", "Anggrek", "Mawar", "Kenanga", "Dahlia", "Cempaka", "Teratai", "Flamboyan", "Bougenvil", "Seruni")


@dataclass(frozen=True, slots=True)
class KelurahanPlan:
    row: AreaRow
    kecamatan: str
    puskesmas: int
    posyandu: int
    people: int
    has_pustu: bool
    has_ponkesdes: bool
    is_stage: bool

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
    kecamatan: list[AreaRow]
    puskesmas: list[PuskesmasPlan]
    kelurahan: list[KelurahanPlan]


def plan_city(code: str, people: int) -> CityPlan:
    """Raises KeyError for a city whose counts of facilities are not known to the demo."""
    counts = FACILITIES[code]
    areas = areas_of(code)
    kecamatan = [area for area in areas if area.level == "kecamatan"]
    rows = [area for area in areas if area.level in ("kelurahan", "desa")]
    puskesmas = _puskesmas(code, kecamatan, counts["puskesmas"])
    stage = STAGE[code]
    order = sorted(rows, key=lambda row: (row.name != stage, row.code))  # the stage has every kind of unit
    pustu = {row.code for row in order[: counts["pustu"]]}
    ponkesdes = {row.code for row in islice(cycle(order[counts["pustu"] :] + order), counts["ponkesdes"])}
    heads = _heads(len(rows), people, next(at for at, row in enumerate(rows) if row.name == stage))
    posyandu = _spread(counts["posyandu"], len(rows))
    kelurahan = [
        KelurahanPlan(
            row=row,
            kecamatan=row.parent_code,
            puskesmas=_served_by(row, rows, puskesmas, stage, code),
            posyandu=posyandu[at],
            people=heads[at],
            has_pustu=row.code in pustu,
            has_ponkesdes=row.code in ponkesdes,
            is_stage=row.name == stage,
        )
        for at, row in enumerate(rows)
    ]
    return CityPlan(areas[0], kecamatan, puskesmas, kelurahan)


def _puskesmas(code: str, kecamatan: list[AreaRow], count: int) -> list[PuskesmasPlan]:
    """The known ones first in their kecamatan, the others invented."""
    found: list[PuskesmasPlan] = []
    for number, area in enumerate(sorted(islice(cycle(kecamatan), count), key=lambda area: area.code)):
        first = all(one.kecamatan != area.code for one in found)
        known = KNOWN_PUSKESMAS[code].get(area.name) if first else None
        name = known or f"Contoh {area.name} {sum(one.kecamatan == area.code for one in found) + 1}"
        found.append(PuskesmasPlan(number, f"Puskesmas {name}", area.code, known is None))
    return found


def _served_by(row: AreaRow, rows: list[AreaRow], puskesmas: list[PuskesmasPlan], stage: str, code: str) -> int:
    """Kelurahan of a kecamatan in the order of their codes, shared out evenly; the stage to the one of its name."""
    mine = [one for one in puskesmas if one.kecamatan == row.parent_code]
    if row.name == stage:
        return next(one.number for one in puskesmas if one.name.endswith(stage))
    siblings = [one.code for one in rows if one.parent_code == row.parent_code]
    return mine[siblings.index(row.code) * len(mine) // len(siblings)].number


def _heads(kelurahan: int, people: int, stage: int) -> list[int]:
    dense = min(round(people * STAGE_SHARE), STAGE_AT_MOST)
    heads = _spread(people - dense, kelurahan)
    heads[stage] += dense
    return heads


def _spread(total: int, places: int) -> list[int]:
    return [total // places + (at < total % places) for at in range(places)]
