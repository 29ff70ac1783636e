"""What stands above every sheet of a file?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.recap.asked import Asked
from simpul.interfaces.web.recap.presenters import WITHHELD, Table
from simpul.monitoring.recap.sums import PlaceSum


@dataclass(frozen=True, slots=True)
class Above:
    month: Month
    heading: str
    opened: str


def above_posyandu(asked: Asked, days: Sequence[date]) -> Above:
    heading = _("Rekapitulasi hari buka %(posyandu)s, %(month)s") % {
        "posyandu": asked.posyandu.name,
        "month": formats.month(asked.month.index),
    }
    return Above(asked.month, heading, _days(days))


def above_sum(title: str, month: Month, found: PlaceSum) -> Above:
    heading = _("Jumlah rekap hari buka Posyandu, %(place)s, %(month)s") % {
        "place": title,
        "month": formats.month(month.index),
    }
    return Above(month, heading, opened_of(found))


def opened_of(found: PlaceSum) -> str:
    told = {"opened": formats.whole(found.opened), "all": formats.whole(found.posyandu)}
    return _("%(opened)s dari %(all)s Posyandu buka pada bulan ini") % told


def open_in_short(found: PlaceSum) -> str:
    """Beside another month: a sum of fewer Posyandu is no sign of fewer people."""
    told = {"opened": formats.whole(found.opened), "all": formats.whole(found.posyandu)}
    return _("%(opened)s dari %(all)s Posyandu buka") % told


def explained(table: Table) -> str:
    """What a blank, a dash and a hidden number of this sheet mean."""
    said = _("Sel kosong berarti belum ada yang ditanya, bukan nol.")
    if any(line.is_withheld for line in table.lines):
        said += f" {WITHHELD} " + _("Hanya ditampilkan kepada tenaga kesehatan.")
    if any(line.is_hidden for line in table.lines):
        said += " " + _("Disembunyikan: angka 1 sampai 4, dan angka lain yang akan membukanya.")
    return said


def _days(days: Sequence[date]) -> str:
    """On which days, or that there was none."""
    if not days:
        return _("Posyandu ini tidak buka pada bulan tersebut, jadi tidak ada yang direkap.")
    return _("Hari buka: %(days)s") % {"days": ", ".join(formats.day(one) for one in days)}
