"""Which klaster has every Puskesmas of the invented city, and since when?"""

from datetime import date

from simpul.records.facilities.models import Klaster

KLASTER = (
    ("1", "Manajemen", None),
    ("2", "Ibu dan Anak", None),
    ("3", "Usia Dewasa dan Lansia", None),
    ("4", "Penanggulangan Penyakit Menular", date(2025, 1, 1)),
    ("4", "Penanggulangan Penyakit dan Kesehatan Lingkungan", None),
    ("lintas", "Lintas klaster", None),
)
KLASTER_SINCE, KLASTER_SOURCE = (
    date(2023, 8, 29),
    "KMK 2015/2023; nama klaster 4: Permenkes 19/2024, bulan berlaku dari ingatan",
)


def lay_klaster() -> None:
    renamed = next(until for _, _, until in KLASTER if until)
    for code, label, until in KLASTER:
        begins = renamed if code == "4" and until is None else KLASTER_SINCE
        Klaster.objects.create(code=code, label=label, source=KLASTER_SOURCE, valid_from=begins, valid_to=until)
