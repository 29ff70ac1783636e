"""Where does the person live? "RT 03 RW 02", "003/002", the name of a kelurahan: one RT of the work area, or none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from simpul.foundation.errors import DomainError
from simpul.records.facilities.models import Area
from simpul.services.takeover.reading.faults import refuse

BOTH = re.compile(r"rt\D{0,3}(\d{1,3})\D{0,8}rw\D{0,3}(\d{1,3})", re.ASCII)
BOTH_TURNED = re.compile(r"rw\D{0,3}(\d{1,3})\D{0,8}rt\D{0,3}(\d{1,3})", re.ASCII)
PAIR = re.compile(r"(\d{1,3})\s*[/\\-]\s*(\d{1,3})", re.ASCII)
ONE = re.compile(r"(?:r[tw]\D{0,3})?(\d{1,3})(?:[.,]0)?", re.ASCII)
NUMBER = re.compile(r"\d+", re.ASCII)
WORDS = re.compile(r"[a-z0-9]+")
LEVELS = {"kelurahan", "kel", "desa", "ds"}


@dataclass
class Ground:
    """The kelurahan and RT that a run may write to."""

    kelurahan: dict[str, Area] = field(default_factory=dict)
    rt: dict[tuple[int, int], list[Area]] = field(default_factory=dict)

    @classmethod
    def of(cls, kelurahan: Iterable[Area], rt: Iterable[Area]) -> "Ground":
        ground = cls({plain(one.name): one for one in kelurahan})
        for one in rt:
            if one.kelurahan_id is not None:
                ground.rt.setdefault((one.kelurahan_id, number_of(one.name)), []).append(one)
        return ground


def plain(name: str) -> str:
    """campurejo, of "Kel. CAMPUREJO"."""
    words = WORDS.findall(name.casefold())
    return "".join(words[1:] if len(words) > 1 and words[0] in LEVELS else words)


def number_of(name: str) -> int:
    found = NUMBER.search(name)
    return int(found[0]) if found else -1


def read_rt(ground: Ground, cells: dict[str, str]) -> Area | None:
    """The RT of a row, None where the row says nothing of it. Raises CellError; code `outside` for another area."""
    rt, rw = _numbers(cells)
    if rt is None and not cells.get("kelurahan"):
        return None
    kelurahan = _kelurahan(ground, cells.get("kelurahan", ""))
    if rt is None:
        raise refuse("rt", DomainError("rt_missing", "Tulis RT dan RW."))
    found = ground.rt.get((kelurahan.pk, rt), [])
    if rw is not None:
        found = [one for one in found if one.rw and number_of(one.rw.name) == rw] or (
            [one for one in found if one.rw is None]
        )
    if not found:
        raise refuse("rt", DomainError("no_such_rt", "RT ini tidak ada di kelurahan itu. Periksa RT dan RW."))
    if len(found) > 1:
        raise refuse("rw", DomainError("rw_missing", "Ada beberapa RT dengan nomor ini. Tulis RW juga."))
    return found[0]


def _kelurahan(ground: Ground, name: str) -> Area:
    if not name.strip():
        if len(ground.kelurahan) == 1:
            return next(iter(ground.kelurahan.values()))
        raise refuse("kelurahan", DomainError("kelurahan_missing", "Tulis nama kelurahan atau desa."))
    found = ground.kelurahan.get(plain(name))
    if found is None:
        raise refuse("kelurahan", DomainError("outside", "Kelurahan ini di luar wilayah kerja Anda."))
    return found


def _numbers(cells: dict[str, str]) -> tuple[int | None, int | None]:
    """(RT, RW) as far as they are written: in one cell, in two, or inside the address."""
    rt, rw = cells.get("rt", "").casefold().strip(), cells.get("rw", "").casefold().strip()
    for text in (rt, rw, cells.get("alamat", "").casefold()):
        if found := BOTH.search(text):
            return int(found[1]), int(found[2])
        if found := BOTH_TURNED.search(text):
            return int(found[2]), int(found[1])
    if found := PAIR.fullmatch(rt):
        return int(found[1]), int(found[2])
    return _one("rt", rt), _one("rw", rw)


def _one(column: str, text: str) -> int | None:
    if not text:
        return None
    found = ONE.fullmatch(text)
    if not found:
        raise refuse(column, DomainError("rt_unreadable", "RT atau RW tidak terbaca. Tulis seperti 03 atau 003/002."))
    return int(found[1])
