"""Which areas does a city have, and where do their borders run? As published; see SOURCE.toml."""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class AreaRow:
    code: str
    level: str
    name: str
    parent_code: str
    postal_code: str
    lat: float
    lng: float


@cache
def areas_of(city_code: str) -> tuple[AreaRow, ...]:
    """The city, its kecamatan and kelurahan or desa, in the order of their codes."""
    with (HERE / "areas_five_cities.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["kode"] + ".").startswith(city_code + ".")]
    return tuple(
        AreaRow(
            row["kode"],
            row["jenis"] or row["level"],
            row["nama"],
            row["kode_induk"],
            row["kode_pos"],
            float(row["lat"]),
            float(row["lng"]),
        )
        for row in sorted(rows, key=lambda row: row["kode"])
    )


@cache
def _borders() -> dict[str, dict[str, Any]]:
    content = json.loads((HERE / "boundaries_five_cities.geojson").read_text())
    return {one["properties"]["kode"]: one["geometry"] for one in content["features"]}


def border_of(code: str) -> dict[str, Any] | None:
    """The GeoJSON geometry of an area, None where none is published."""
    return _borders().get(code)


@cache
def provinces_and_cities() -> dict[str, str]:
    """The name of every province, kabupaten and kota of the country, by code."""
    with (HERE / "provinces_and_cities.csv").open(newline="") as file:
        return {row["kode"]: row["nama"] for row in csv.DictReader(file)}
