"""What stands above every sheet of a file?"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.recap.asked import Asked
from simpul.interfaces.web.recap.presenters import WITHHELD, Table


def heading(asked: Asked) -> str:
    return _("Rekapitulasi hari buka %(posyandu)s, %(month)s") % {
        "posyandu": asked.posyandu.name,
        "month": formats.month(asked.month.index),
    }


def opened(days: Sequence[date]) -> str:
    """On which days, or that there was none."""
    if not days:
        return _("Posyandu ini tidak buka pada bulan tersebut, jadi tidak ada yang direkap.")
    return _("Hari buka: %(days)s") % {"days": ", ".join(formats.day(one) for one in days)}


def explained(table: Table) -> str:
    """What a blank and a dash of this sheet mean."""
    said = _("Sel kosong berarti belum ada yang ditanya, bukan nol.")
    if any(line.is_withheld for line in table.lines):
        said += f" {WITHHELD} " + _("Hanya ditampilkan kepada tenaga kesehatan.")
    return said
