"""Every folder of published data names its source, and holds it unchanged."""

import hashlib
import tomllib
from pathlib import Path

import pytest

import simpul
from simpul.knowledge.concepts.registry import concepts
from simpul.reference.wilayah.read import areas_of, border_of

REFERENCE = Path(simpul.__file__).parent / "reference"
FOLDERS = [path for path in sorted(REFERENCE.iterdir()) if path.is_dir() and path.name != "__pycache__"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_data_are_those_of_the_source(folder: Path) -> None:
    source = tomllib.loads((folder / "SOURCE.toml").read_text())
    assert all(source[key] for key in ("publisher", "edition", "address", "licence", "status"))
    data = {path.name for path in folder.iterdir() if path.suffix in (".txt", ".csv", ".geojson")}
    assert data == source["sha256"].keys()
    for name, digest in source["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_kediri_has_its_kelurahan_and_their_borders() -> None:
    areas = areas_of("35.71")
    kelurahan = [area for area in areas if area.level in ("kelurahan", "desa")]
    assert (len(kelurahan), len([area for area in areas if area.level == "kecamatan"])) == (46, 3)
    assert all(border_of(area.code) for area in kelurahan)


def test_a_concept_has_every_field() -> None:
    weight = concepts()["body_weight"]
    assert (weight.unit, weight.codes["loinc"], weight.privacy_class, weight.status) == (
        "g", "29463-7", "C2", "from-memory",
    )  # fmt: skip
