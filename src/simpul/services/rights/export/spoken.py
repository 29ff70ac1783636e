"""What does the copy of a record say of services to which somebody said no, or for which a day was agreed on?"""

from typing import Any

from simpul.knowledge.concepts import services
from simpul.knowledge.due.definition import schedule
from simpul.services.rights.export.colleagues import Colleagues
from simpul.services.rights.export.gathered import Gathered

Part = dict[str, Any]


def agreements_of_record(rows: Gathered, staff: Colleagues) -> list[Part]:
    """The newest first, with what was taken back."""
    return [
        {
            "layanan": _label(one.service),
            "kode": one.service,
            "kata": one.get_word_display(),
            "pada": one.said_on.isoformat(),
            "berlaku_sampai": one.until.isoformat(),
            "alasan": one.get_why_display() or None,
            "keterangan": one.note or None,
            "tempat": one.place.name if one.place else None,
            "dibatalkan": one.taken_back_at and one.taken_back_at.isoformat(),
        }
        | staff.told(one.recorded_by, one.recorded_at)
        for one in rows.agreements
    ]


def _label(code: str) -> str:
    """A code that the registry no longer knows as it stands."""
    known = {rule.code: rule.label_id for rule in schedule()}
    return services()[code].label_id if code in services() else known.get(code, code)
