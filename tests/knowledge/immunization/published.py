"""How are the printed words of the schedule read as numbers? "3-11" is from 3 until 12, ">=12" closes at 12."""

import re

from simpul.knowledge.immunization.schedule import editions
from simpul.reference.immunization.read import Dose

EDITION = editions()[-1]
LAST_MONTH = 60  # the card ends with month 59


def months_of(printed: str) -> tuple[int | None, int | None]:
    """The first month of a band, and the first month after it."""
    found = re.match(r"(\d+)-(\d+)", printed)
    return (int(found.group(1)), int(found.group(2)) + 1) if found else (None, None)


def lower(printed: Dose) -> int:
    """The month from which it is recommended; what is for the first hours or month is for birth."""
    found = re.match(r"(<?)\s*(\d+)", printed.recommended)
    assert found, printed.recommended
    return 0 if found.group(1) else int(found.group(2))


def closing(printed: Dose) -> int:
    """The month from which it is grey for good."""
    found = re.search(r">=(\d+)", printed.not_given_months)
    return int(found.group(1)) if found else LAST_MONTH


def in_months(months: int) -> int:
    """About how many days: of half a year 182, of a year 365."""
    return months * 365 // 12
