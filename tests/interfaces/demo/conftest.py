"""A small invented city, loaded as the demo loads its own."""

from datetime import date

import pytest

from simpul.interfaces.cli.demo.load import load_city

TODAY = date(2026, 11, 24)


@pytest.fixture
def city(db: None) -> None:
    said: list[str] = []
    assert load_city(
        city="35.71", people=1_200, months=2, seed=7, today=TODAY, password="kata-sandi-uji", say=said.append
    )
