"""Doctors of one Puskesmas sign one edition in the same second: one signature, and the others are told by whom."""

import threading

import pytest
from django.db import connection

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.services.signing.models import Signature
from simpul.services.signing.queries import signed_editions
from tests.cast import TODAY, Cast, make_cast
from tests.services.signing.test_signing import KEY, second_doctor, signed

pytestmark = pytest.mark.concurrency
TURNS = 4


def press(cast: Cast, part: str, told: list[str], start: threading.Barrier) -> None:
    try:
        for _ in range(TURNS):
            start.wait(20)
            try:
                signed(cast, part, signature_id=new_id())
                told.append("signed")
            except DomainError as refusal:
                told.append(refusal.code)
    finally:
        connection.close()


def test_two_doctors_in_the_same_second(live_database: None) -> None:
    cast = make_cast()
    second_doctor(cast)
    told: list[str] = []
    start = threading.Barrier(4)
    hands = [threading.Thread(target=press, args=(cast, part, told, start)) for part in ("dokter", "pj") * 2]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(told) == ["already_signed"] * (4 * TURNS - 1) + ["signed"]
    assert Signature.objects.count() == 1
    assert signed_editions(cast.puskesmas, TODAY) == {KEY}
