"""A small invented city in the database of the tests, loaded as the demo loads its own."""

from datetime import date

from django.db import connection

from simpul.interfaces.cli.demo.load import load_city

TODAY = date(2026, 11, 24)
SEED = 7  # of the city at which most tests look


def load(code: str, people: int, months: int, seed: int) -> list[str]:
    """What was said. For an empty database, inside a transaction that is rolled back."""
    # Where earlier loads were rolled back PostgreSQL believes the tables to be empty, and loops over them row by row.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
    said: list[str] = []
    assert load_city(
        city=code, people=people, months=months, seed=seed, today=TODAY, password="kata-sandi-uji", say=said.append
    )
    return said
