"""Which editions of GROW-LAPOR speak on the worklist of a reader, and what do they say is to be done? (ADR 0052)"""

from datetime import date

from django.conf import settings

from simpul.interfaces.web.components.formats import language
from simpul.interfaces.web.worklist.presenters import Editions
from simpul.knowledge.rules import rules
from simpul.records.access.queries import Standing
from simpul.services.follow_up.flags import RULE
from simpul.services.signing.choosing import chosen_on
from simpul.services.signing.queries import signed_editions


def editions_of_list(standing: Standing, today: date) -> Editions:
    """Two statements. Every edition speaks where advice is shown, else those that are signed here today."""
    chosen = chosen_on(standing.facility, today)
    signed = frozenset(edition for code, edition in signed_editions(standing.facility, today, chosen) if code == RULE)
    known = {rule.edition: rule for rule in rules(chosen).values() if rule.code == RULE}
    return Editions(
        speaking=frozenset(known) if settings.UNSIGNED_RULES == "saran" else signed,
        signed=signed,
        wordings={
            edition: {band.code: band.action(language()) for band in rule.bands} for edition, rule in known.items()
        },
    )
