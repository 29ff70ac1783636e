"""What was measured and given, on which day? A row may speak of one visit and of the dates of many doses."""

from dataclasses import dataclass, field
from datetime import date

from simpul.foundation.errors import DomainError
from simpul.knowledge.concepts import ServiceKind, services
from simpul.knowledge.growth import completed_months
from simpul.services.takeover.columns import GIVEN, SHORT_NAMES
from simpul.services.takeover.reading.days import read_day
from simpul.services.takeover.reading.faults import CellError, Says, refuse
from simpul.services.takeover.reading.measures import CONCEPTS, YES_NO, read_measure
from simpul.services.takeover.sentences import DAY_MISSING

BLUE, RED = "vitamin_a_biru", "vitamin_a_merah"
BLUE_BEFORE = 12  # completed months (KMK 2015/2023)
NOTHING = {"tidak", "tdk", "0", "belum", "no"}


@dataclass
class DayPart:
    """values  concept -> value in its resolution; given  service -> batch"""

    values: dict[str, int] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)


def read_visits(
    cells: dict[str, str], units: dict[str, str], born: date | None, today: date, faults: list[Says]
) -> dict[date, DayPart]:
    """What the row says of each day; every cell that cannot be read is added to `faults`."""
    found: dict[date, DayPart] = {}
    dated = [code for code in cells if code.startswith(GIVEN) and cells[code].casefold() not in NOTHING]
    for code in dated:
        if day := _day(cells, code, born, today, faults):
            found.setdefault(day, DayPart()).given[code.removeprefix(GIVEN)] = ""
    measured = [code for code in (*CONCEPTS, "vitamin_a", "layanan") if cells.get(code)]
    if not measured:
        return found
    if not cells.get("tanggal"):
        faults.append(Says("tanggal", DAY_MISSING))
        return found
    day = _day(cells, "tanggal", born, today, faults)
    if day is None:
        return found
    part = _measured(cells, units, day, born, today, faults)
    if part.values.keys() - {"length_posture"} or part.given:
        whole = found.setdefault(day, DayPart())
        whole.values |= part.values
        whole.given |= part.given
    return found


def _measured(
    cells: dict[str, str], units: dict[str, str], day: date, born: date | None, today: date, faults: list[Says]
) -> DayPart:
    months, part = completed_months(born, day) if born else 0, DayPart()
    for column, concept in CONCEPTS.items():
        try:
            value = read_measure(column, cells.get(column, ""), units.get(column, ""), months, today)
        except CellError as fault:
            faults.append(fault.says)
            continue
        if value is not None:
            part.values[concept] = value
    for column, read in (("vitamin_a", _vitamin_a), ("layanan", _service)):
        try:
            code = read(cells.get(column, ""), months)
        except DomainError as problem:
            faults.append(refuse(column, problem).says)
            continue
        if code:
            part.given[code] = cells.get("batch", "")[:30] if column == "layanan" else ""
    return part


def _day(cells: dict[str, str], column: str, born: date | None, today: date, faults: list[Says]) -> date | None:
    try:
        day = read_day(cells[column])
        if day > today:
            raise DomainError("in_the_future", "Tanggal ini di masa depan.")
        if born and day < born:
            raise DomainError("before_birth", "Tanggal ini mendahului tanggal lahir.")
    except DomainError as problem:
        faults.append(refuse(column, problem).says)
        return None
    return day


def _vitamin_a(text: str, months: int) -> str:
    word = text.casefold()
    if not word or word in NOTHING:
        return ""
    if "biru" in word or "merah" in word:
        return BLUE if "biru" in word else RED
    if YES_NO.get(word, word) in ("ya", "1", "2", "y", "yes"):
        return BLUE if months < BLUE_BEFORE else RED
    raise DomainError("vitamin_unreadable", "Tulis biru, merah, ya atau tidak.")


def _service(text: str, _months: int) -> str:
    if not text:
        return ""
    wanted = _plain(text)
    for code, one in services().items():
        if wanted in (_plain(code), _plain(one.label_id), *map(_plain, SHORT_NAMES.get(code, ()))):
            return code
    raise DomainError("no_such_service", "Layanan tidak dikenal. Pilih salah satu yang ada di lembar contoh.")


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def is_once_a_life(service: str) -> bool:
    """Whether a dose can be given once only: the doses of an immunisation are numbered."""
    return services()[service].kind is ServiceKind.IMMUNIZATION
