"""Of whom does the row speak?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import Nik
from simpul.foundation.nik import refuse_impossible, warnings
from simpul.foundation.phone import Phone, read_phone
from simpul.foundation.sex import Sex
from simpul.knowledge.identity.spelling import spelling_key
from simpul.records.facilities.models import Area
from simpul.records.households.models import Relation
from simpul.records.people.actions.checks import check_birth
from simpul.records.people.actions.entering import NAME_LETTERS
from simpul.services.takeover.reading.days import read_day
from simpul.services.takeover.reading.faults import CellError, Says, refuse
from simpul.services.takeover.reading.measures import read_sex
from simpul.services.takeover.reading.numbers16 import is_hidden, read_number16
from simpul.services.takeover.reading.places import Ground, read_rt

Value = TypeVar("Value")
RELATIONS = {
    **{one.label.casefold(): one for one in Relation},
    **{one.value: one for one in Relation},
    **dict.fromkeys(("istri", "suami", "isteri"), Relation.SPOUSE),
    **dict.fromkeys(("kepala", "kepala keluarga"), Relation.HEAD),
    **dict.fromkeys(("orang tua", "ayah", "ibu"), Relation.PARENT),
    **dict.fromkeys(("famili", "famili lain", "saudara"), Relation.RELATIVE),
}


@dataclass
class PersonPart:
    """What the row says of the person; None and "" where it says nothing.

    hidden_nik  a NIK with asterisks
    odd         what to look up in the papers; no reason to refuse
    """

    name: str = ""
    key: str = ""
    sex: Sex | None = None
    born: date | None = None
    nik: Nik | None = None
    hidden_nik: str = ""
    kk: str = ""
    relation: Relation | None = None
    mother_nik: Nik | None = None
    mother_name: str = ""
    rt: Area | None = None
    address: str = ""
    phone: Phone | None = None
    since: date | None = None
    odd: list[Says] = field(default_factory=list)


def read_person(cells: dict[str, str], ground: Ground, today: date, faults: list[Says]) -> PersonPart:
    """Every cell that cannot be read is added to `faults`; the others are read on."""
    part = PersonPart(name=cells.get("nama", ""), mother_name=cells.get("nama_ibu", "")[:NAME_LETTERS])
    part.key = spelling_key(part.name)
    if part.name and not any(letter.isalpha() for letter in part.name):
        faults.append(Says("nama", "Isi nama dengan huruf."))
    part.sex = _read(cells, "jenis_kelamin", lambda text: Sex(read_sex(text)), faults)
    part.born = _read(cells, "tanggal_lahir", lambda text: _birth(text, today), faults)
    part.since = _read(cells, "tinggal_sejak", read_day, faults)
    part.relation = _read(cells, "hubungan", read_relation, faults)
    part.phone = _read(cells, "hp", read_phone, faults)
    part.kk = _read(cells, "no_kk", lambda text: read_number16(text, "Nomor KK"), faults) or ""
    part.kk = "" if is_hidden(part.kk) else part.kk
    _niks(part, cells, faults)
    try:
        part.rt = read_rt(ground, cells)
    except CellError as fault:
        faults.append(fault.says)
    part.address = cells.get("alamat", "")[:200]
    if part.nik and part.sex and part.born:
        part.odd += [Says("nik", sentence) for sentence in warnings(part.nik, part.sex, part.born)]
    return part


def _niks(part: PersonPart, cells: dict[str, str], faults: list[Says]) -> None:
    digits = _read(cells, "nik", lambda text: read_number16(text, "NIK"), faults) or ""
    part.hidden_nik = digits if is_hidden(digits) else ""
    part.nik = _possible("nik", digits, faults)
    mother = _read(cells, "nik_ibu", lambda text: read_number16(text, "NIK"), faults) or ""
    part.mother_nik = _possible("nik_ibu", mother, faults)


def _possible(column: str, digits: str, faults: list[Says]) -> Nik | None:
    if not digits or is_hidden(digits):
        return None
    try:
        refuse_impossible(Nik(digits))
    except DomainError as problem:
        faults.append(refuse(column, problem).says)
        return None
    return Nik(digits)


def _read(cells: dict[str, str], column: str, read: Callable[[str], Value], faults: list[Says]) -> Value | None:
    text = cells.get(column, "")
    if not text:
        return None
    try:
        return read(text)
    except DomainError as problem:
        faults.append(refuse(column, problem).says)
        return None


def _birth(text: str, today: date) -> date:
    born = read_day(text)
    check_birth(born, today)
    return born


def read_relation(text: str) -> Relation:
    found = RELATIONS.get(" ".join(text.casefold().replace("_", " ").split())) or RELATIONS.get(text.casefold())
    if found is None:
        raise DomainError("no_such_relation", "Hubungan tidak dikenal. Pilih salah satu yang ada di lembar contoh.")
    return found
