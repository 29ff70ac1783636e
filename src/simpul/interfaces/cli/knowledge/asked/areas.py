"""Is this an area of the country? Known are provinces, kabupaten and kota; what lies within one is taken by it."""

import re

from simpul.reference.wilayah.read import provinces_and_cities

AREA = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")
FORM = "Tulis kode provinsi, kabupaten atau kota, misalnya 35.71."
UNKNOWN = "Wilayah {} tidak ada. " + FORM


def problem_of(area: object) -> str:
    """A sentence, empty where it is one. What does not look like a code is not repeated."""
    if not isinstance(area, str) or not AREA.fullmatch(area):
        return FORM
    return "" if area[:5] in provinces_and_cities() else UNKNOWN.format(area[:5])
