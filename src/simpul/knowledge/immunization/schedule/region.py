"""Which vaccines does this area have on a day, since when? From the published rows and the settings of the city."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from simpul.knowledge.concepts.definition import Status
from simpul.reference.immunization.read import RegionalVaccine, regional_vaccines

NATION = "*"
READ = {"V": Status.VERIFIED, "V-2": Status.SECONDARY, "memori": Status.FROM_MEMORY}


def began(antigen: str, area: str, city: Mapping[str, date]) -> tuple[date, Status] | None:
    """The first day of a regional vaccine in an area, and how that day was read; None where no row names it.

    area  kabupaten, kota or province; its first two digits are the province
    city  the day that the city set, for a vaccine whose row is the nation's: such a row holds nowhere by itself
    """
    rows = _rows()
    found = rows.get((antigen, area[:2]))
    if (antigen, NATION) in rows and antigen in city:
        own = city[antigen]
        if found is None or own < found.valid_from:
            return own, Status.ENGINEERING
    return (found.valid_from, READ[found.status]) if found else None


@cache
def _rows() -> dict[tuple[str, str], RegionalVaccine]:
    return {(row.antigen, row.province): row for row in regional_vaccines()}
