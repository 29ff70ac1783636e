"""The same seed tells the same city, in whatever process and order of hashing; another seed tells another one."""

import os
import subprocess
import sys

import pytest

from tests.interfaces.demo.digest import digest

CITY, PEOPLE, MONTHS = "35.79", 500, 3


def told_apart(seed: int, hashing: str) -> str:
    """The digest of a city that another process loads."""
    words = [sys.executable, "-W", "ignore", "-m", "tests.interfaces.demo.digest", CITY, PEOPLE, MONTHS, seed]
    environment = {**os.environ, "PYTHONHASHSEED": hashing, "DJANGO_SETTINGS_MODULE": "simpul.config.settings"}
    done = subprocess.run([str(word) for word in words], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.django_db
def test_the_same_seed_tells_the_same_city_in_another_process() -> None:
    here = digest(CITY, PEOPLE, MONTHS, 11)
    assert told_apart(11, "1") == here
    assert told_apart(12, "1") != here


@pytest.mark.django_db
def test_a_second_load_in_the_same_process_tells_the_same_city() -> None:
    assert digest(CITY, PEOPLE, MONTHS, 13) == digest(CITY, PEOPLE, MONTHS, 13)
