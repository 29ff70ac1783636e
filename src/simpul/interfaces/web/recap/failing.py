"""How is it said that a kelurahan cannot be added up? Its name and since when: what went wrong is nobody's to read."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.monitoring.recap.failing import Failing, failing_now
from simpul.records.facilities.queries import areas_by_id

NAMED = 4  # kelurahan that a sentence names; of more it says how many


def failing_in(month: Month, areas: Collection[int] | None = None) -> str:
    """For who counts. areas: ids of the kelurahan that are told of; None: all of the city. Empty where nothing fails"""
    found = [one for one in failing_now(month) if areas is None or one.kelurahan_id in areas]
    return _said(found, _("Rekap %(where)s belum bisa dihitung sejak %(since)s. Beri tahu admin sistem."))


def failing_anywhere() -> str:
    """For the admin: of every month."""
    said = _("Rekap %(where)s belum bisa dihitung sejak %(since)s. Sebabnya ada di log pekerja latar (recap_failed).")
    found = failing_now()
    months = sorted({one.month.index for one in found})
    which = formats.month(months[0]) if len(months) == 1 else _months(len(months))
    return _said(found, said, f" ({which})")


def _said(found: Sequence[Failing], said: str, which: str = "") -> str:
    if not found:
        return ""
    ids = sorted({one.kelurahan_id for one in found})
    return said % {"where": f"{_where(ids)}{which}", "since": formats.moment(min(one.since for one in found))}


def _months(count: int) -> str:
    return ngettext("%(count)s bulan", "%(count)s bulan", count) % {"count": formats.whole(count)}


def _where(ids: Sequence[int]) -> str:
    if len(ids) > NAMED:
        return ngettext("%(count)s kelurahan", "%(count)s kelurahan", len(ids)) % {"count": formats.whole(len(ids))}
    return ", ".join(sorted(area.name for area in areas_by_id(ids).values()))
