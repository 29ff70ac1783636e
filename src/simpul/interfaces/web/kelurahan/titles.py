"""What stands above a list of names? The words of the catalogue, where they can stand alone."""

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from simpul.knowledge.indicators.catalogue import COUNTED

# Titles of the lists of names, where the catalogue's own words are too short to stand alone.
TITLES: dict[str, Promise] = {
    "N": gettext_lazy("Balita yang naik"),
    "T": gettext_lazy("Balita yang tidak naik"),
    "O": gettext_lazy("Balita yang bulan lalu tidak ditimbang"),
    "B": gettext_lazy("Balita yang baru pertama ditimbang"),
    "belum": gettext_lazy("Balita yang belum ditimbang"),
}


def title_of(number: str) -> str:
    """What a number counts, in words; raises KeyError for one that opens nobody."""
    return str(TITLES[number]) if number in TITLES else COUNTED[number].label(get_language() or "id")
