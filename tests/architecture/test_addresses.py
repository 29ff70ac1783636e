"""No name, NIK or phone can stand in an address: neither in its path nor behind the question mark (house rule)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, UUIDConverter

SOURCE = Path(__file__).resolve().parents[2] / "src/simpul"
OPAQUE = (UUIDConverter, IntConverter)
# A part of a path that takes any text, and the few texts that lead anywhere.
TEXTS = {
    "day": "a date",
    "group": "a card of the Posyandu",
    "measure": "a concept of that card",
    "code": "a code of wilayah, of a rule, or of a service",
    "edition": "an edition of a rule",
    "kind": "a kind of sheet",
    "posyandu_id": "an id, read by the API",
}
# What pages read behind the question mark; none of it is typed by a person, except a day.
ASKED = {
    "angka", "anak", "banding", "bulan", "grafik", "halaman", "kelompok", "kelurahan", "langkah", "lembar", "nasib",
    "dari",  # a page of an open day, put together again from ids (sessions.coming.way)
    "kecamatan", "next", "per", "petugas", "pilih", "posyandu", "puskesmas", "rt", "rw", "saring", "sasaran",
    "tahap", "tahun", "ubah",
}  # fmt: skip
GET_FORM = re.compile(r'<form(?![^>]*method="post")[^>]*>(.*?)</form>', re.DOTALL)
BOX = re.compile(r'<(?:input|select|textarea)[^>]*\bname="([^"]+)"')
# Boxes of forms that are sent as an address: where to, which day, which form.
SENT_AS_ADDRESS = {"banding", "bulan", "kelurahan", "lembar", "per", "puskesmas", "tanggal", "form"}


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


@pytest.mark.parametrize("pattern", list(patterns(get_resolver())), ids=lambda one: f"{one.name} {one.pattern}")
def test_no_part_of_a_path_could_carry_a_name(pattern: URLPattern) -> None:
    for name, converter in pattern.pattern.converters.items():
        assert isinstance(converter, OPAQUE) or name in TEXTS, name


def asked_for() -> Iterator[tuple[Path, str]]:
    """(file, name) of every `request.GET.get("name")`, `request.GET["name"]` and `"name" in request.GET`."""
    for path in (SOURCE / "interfaces").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("request.GET.get", "request.GET.getlist"):
                yield path, node.args[0]
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "request.GET":
                yield path, node.slice
            elif isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]) == "request.GET":
                yield path, node.left


def test_nothing_behind_the_question_mark_is_a_name() -> None:
    found = set()
    for path, name in asked_for():
        if isinstance(name, ast.Constant):
            found.add(name.value)
        else:
            assert path.match("kelurahan/asked.py"), f"{path}: read a name that is written down"
    assert found == ASKED


def test_a_form_that_is_sent_as_an_address_has_no_box_for_a_person() -> None:
    for path in (SOURCE / "interfaces/web").rglob("*.html"):
        for inside in GET_FORM.findall(path.read_text()):
            boxes = set(BOX.findall(inside))
            assert boxes <= SENT_AS_ADDRESS, f"{path}: {boxes}"
