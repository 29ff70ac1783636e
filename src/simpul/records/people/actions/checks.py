"""Which dates and which place of a person cannot be?"""

from datetime import date

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import BirthPrecision, Person

OLDEST_YEARS = 130


def check_dates(birth_date: date, precision: str, since: date | None, mother: Person | None, today: date) -> None:
    """What is told about a newcomer. Raises DomainError."""
    check_birth(birth_date, today)
    check_since(since, birth_date, precision, today)
    check_mother(mother, birth_date)


def check_birth(birth_date: date, today: date) -> None:
    if birth_date > today:
        raise DomainError("birth_in_future", "Tanggal lahir tidak boleh di masa depan.")
    if birth_date.year < today.year - OLDEST_YEARS:
        raise DomainError("birth_too_early", "Tahun lahir terlalu lama. Periksa tahunnya.")


def check_since(since: date | None, birth_date: date, precision: str, today: date) -> None:
    """Nobody lives anywhere before they were born, of which the day or the month may not be known."""
    if since is None:
        return
    if since > today:
        raise DomainError("since_in_future", "Tanggal tidak boleh di masa depan.")
    month = birth_date.replace(day=1) if precision == BirthPrecision.MONTH else birth_date.replace(month=1, day=1)
    if since < (birth_date if precision == BirthPrecision.EXACT else month):
        raise DomainError("since_before_birth", "Tanggal itu mendahului tanggal lahir. Periksa keduanya.")


def check_mother(mother: Person | None, birth_date: date) -> None:
    if mother and mother.birth_date >= birth_date:
        raise DomainError("mother_too_young", "Ibu kandung lahir sesudah anaknya. Periksa tanggal lahir keduanya.")


def checked_place(area: WorkArea, rt: Area) -> int:
    """The kelurahan of the RT where somebody will live, if this worker may write there. Raises NotInWorkAreaError."""
    if rt.level != AreaLevel.RT or rt.kelurahan_id is None or not area.names_in(rt.kelurahan_id, rt.pk):
        raise NotInWorkAreaError()
    return rt.kelurahan_id
