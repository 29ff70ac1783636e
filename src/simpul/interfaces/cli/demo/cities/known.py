"""What do we know of the five cities? Only what was told in the news that stands beside each; the rest is derived.

What is not told is derived by `count_of`. A Puskesmas with a name stands in the kecamatan of the kelurahan of that
name; where no kelurahan bears it, the kecamatan is from memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simpul.foundation.local_time import LocalZone
from simpul.reference.wilayah.read import areas_of

EAST_JAVA = "35"  # the one province with Ponkesdes


class Unit(StrEnum):
    """The kinds of facility that are counted; as in FacilityKind."""

    PUSKESMAS = "puskesmas"
    PUSTU = "pustu"
    PONKESDES = "ponkesdes"
    POSYANDU = "posyandu"


@dataclass(frozen=True, slots=True)
class KnownCity:
    """stage      the kelurahan of the cast
    puskesmas  name -> name of its kecamatan
    elsewhere  where people move to and hold a KTP
    """

    stage: str
    source: str
    counts: Mapping[Unit, int]
    puskesmas: Mapping[str, str]
    elsewhere: tuple[str, ...]
    zone: LocalZone = LocalZone.WIB


CITIES = {
    "35.71": KnownCity(
        stage="Campurejo",
        source="berita tentang Kota Kediri, Juli 2024",
        counts={Unit.PUSKESMAS: 9, Unit.PUSTU: 27, Unit.PONKESDES: 22, Unit.POSYANDU: 344},
        puskesmas={"Campurejo": "Mojoroto", "Kota Wilayah Utara": "Kota", "Pesantren II": "Pesantren"},
        elsewhere=("Kabupaten Nganjuk", "Kabupaten Blitar", "Kota Surabaya", "Kabupaten Tulungagung"),
    ),
    "35.75": KnownCity(
        stage="Trajeng",
        source="berita tentang Kota Pasuruan, November 2025",
        counts={Unit.POSYANDU: 275},
        puskesmas={"Sekargadung": "Purworejo", "Trajeng": "Panggungrejo"},
        elsewhere=("Kabupaten Pasuruan", "Kabupaten Probolinggo", "Kota Surabaya", "Kota Malang"),
    ),
    "35.79": KnownCity(
        stage="Bumiaji",
        source="berita tentang Kota Batu, November 2024",
        counts={Unit.PUSKESMAS: 3},
        puskesmas={},
        elsewhere=("Kabupaten Malang", "Kota Malang", "Kabupaten Mojokerto", "Kota Surabaya"),
    ),
    "61.71": KnownCity(
        stage="Tanjung Hulu",
        source="berita tentang Kota Pontianak, Maret 2025",
        counts={},
        puskesmas={
            "Tanjung Hulu": "Pontianak Timur",
            "Siantan Hulu": "Pontianak Utara",
            "Siantan Tengah": "Pontianak Utara",
            "Telaga Biru": "Pontianak Utara",
            "Paris 2": "Pontianak Tenggara",
            "Kom Yos Sudarso": "Pontianak Barat",
        },
        elsewhere=("Kabupaten Kubu Raya", "Kabupaten Mempawah", "Kota Singkawang", "Kabupaten Sambas"),
    ),
    "62.71": KnownCity(
        stage="Pahandut",
        source="berita tentang Kota Palangka Raya, November 2025",
        counts={Unit.PUSKESMAS: 11},
        puskesmas={},
        elsewhere=("Kabupaten Pulang Pisau", "Kabupaten Katingan", "Kabupaten Kapuas", "Kota Banjarmasin"),
    ),
}


def is_told(code: str, unit: Unit) -> bool:
    return unit in CITIES[code].counts


def count_of(code: str, unit: Unit) -> int:
    """As told; else as many for each kelurahan as in the cities that tell it, and at least a Puskesmas for each
    kecamatan beside those that are named."""
    told = CITIES[code].counts.get(unit)
    if told is not None:
        return told
    if unit is Unit.PONKESDES and not code.startswith(EAST_JAVA):
        return 0
    telling = [one for one in CITIES if is_told(one, unit)]
    made = sum(CITIES[one].counts[unit] for one in telling) * _kelurahan(code)
    derived = round(made / sum(_kelurahan(one) for one in telling))
    return max(derived, _least_puskesmas(code)) if unit is Unit.PUSKESMAS else min(derived, _most(code, unit))


def _least_puskesmas(code: str) -> int:
    named = CITIES[code].puskesmas.values()
    return len(named) + sum(one.level == "kecamatan" and one.name not in named for one in areas_of(code))


def _most(code: str, unit: Unit) -> int:
    """No kelurahan has two Pustu or two Ponkesdes; of Posyandu there is no limit."""
    return 10_000 if unit is Unit.POSYANDU else _kelurahan(code)


def _kelurahan(code: str) -> int:
    return sum(one.level in ("kelurahan", "desa") for one in areas_of(code))
