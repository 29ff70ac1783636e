"""A phone, a card, a masked NIK: sealed, found again by its blind index, and nowhere to be read."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.phone import read_phone
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.records.people import actions
from simpul.records.people.actions.bulk import register_many
from simpul.records.people.actions.newcomers import Newcomer
from simpul.records.people.models import NumberKind, Person, PersonNumber
from simpul.records.people.queries import numbers_of
from simpul.records.people.search import find_by_nik, find_by_number
from tests.cast import NOW, TODAY, Cast
from tests.records.households.house import city, inside
from tests.records.people.acting import BORN, by, enter, everything, row_of

PHONE, OTHER = "081234567890", "081298765432"
MASKED = "357100290224****"


def keep(cast: Cast, person: Person, text: str, kind: NumberKind = NumberKind.PHONE) -> None:
    number = read_phone(text) if kind in (NumberKind.PHONE, NumberKind.WHATSAPP) else Masked(text)
    with city():
        actions.keep_number(**by(cast, person_id=person.pk, kind=kind, text=number, now=NOW))


def shown(cast: Cast, person: Person) -> dict[str, str]:
    with inside(cast):
        return {kind: text.reveal() for kind, text in numbers_of(person).items()}


def found(cast: Cast, text: str, part: str = "bidan") -> list[Person]:
    with inside(cast, part) as area:
        return find_by_number(area, read_phone(text))


def test_a_number_is_opened_for_who_may_and_printed_as_dots(cast: Cast) -> None:
    made = enter(cast)
    keep(cast, made, PHONE)
    assert shown(cast, made) == {"hp": "6281234567890"}
    with inside(cast):
        assert "81234" not in str(numbers_of(made)) + repr(PersonNumber.objects.get())


def test_no_table_holds_a_number_that_can_be_read(cast: Cast) -> None:
    made = enter(cast)
    keep(cast, made, PHONE)
    kept = row_of("people_personnumber", made)
    assert "hp" in kept
    for secret in ("81234567890", b"81234567890".hex()):
        assert secret not in kept


@pytest.mark.parametrize("typed", ["081234567890", "+62 812-3456-7890", "62812 3456 7890", "0812.3456.7890"])
def test_a_phone_is_found_however_it_is_typed(cast: Cast, typed: str) -> None:
    made = enter(cast)
    keep(cast, made, PHONE)
    assert found(cast, typed) == [made]


def test_a_phone_is_shared_by_a_family_and_found_only_where_they_live(cast: Cast) -> None:
    made = enter(cast)
    for one in (made, cast.mother, cast.other_balita):
        keep(cast, one, PHONE)
    assert set(found(cast, PHONE)) == {made, cast.mother}
    assert found(cast, PHONE, "other_bidan") == [cast.other_balita]
    assert found(cast, PHONE, "neighbour_kader") == []


def test_a_new_number_ends_the_one_before_and_of_another_kind_does_not(cast: Cast) -> None:
    made = enter(cast)
    keep(cast, made, PHONE)
    keep(cast, made, OTHER)
    keep(cast, made, PHONE, NumberKind.WHATSAPP)
    assert shown(cast, made) == {"hp": "6281298765432", "wa": "6281234567890"}
    assert found(cast, PHONE) == [made], "by the WhatsApp number"
    with city():
        assert PersonNumber.objects.filter(person=made, kind="hp").count() == 2, "the earlier one is kept, ended"


def test_the_same_number_again_changes_nothing(cast: Cast) -> None:
    made = enter(cast)
    keep(cast, made, PHONE)
    before = everything()
    keep(cast, made, "+6281234567890")
    assert everything() == before


def test_a_number_that_ended_finds_nobody(cast: Cast) -> None:
    made = enter(cast)
    keep(cast, made, PHONE)
    for _ in range(2):
        with city():
            actions.end_number(**by(cast, person_id=made.pk, kind=NumberKind.PHONE, now=NOW))
    assert (shown(cast, made), found(cast, PHONE)) == ({}, [])


def card(cast: Cast, person: Person) -> str:
    with city():
        return actions.issue_card(**by(cast, person_id=person.pk, now=NOW)).reveal()


def test_a_card_says_nothing_of_its_holder_and_a_new_one_stops_the_old(cast: Cast) -> None:
    made = enter(cast)
    first, second = card(cast, made), card(cast, made)
    assert first != second
    for code in (first, second):
        assert code.startswith("SIMPUL-")
        assert len(code) == 23
        assert not set(code[7:]) & set("IO01"), "no letter that is taken for another"
    with inside(cast) as area:
        assert find_by_number(area, Masked(first)) == []
        assert find_by_number(area, Masked(second)) == [made]


def test_a_card_belongs_to_one_person_for_ever(cast: Cast) -> None:
    """Also one that has ended: nobody else is found by a card that lies in a drawer."""
    made, other = enter(cast), enter(cast)
    code = card(cast, made)
    card(cast, made)
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(cast, other, code, NumberKind.CARD)


def entered(cast: Cast, **more: Any) -> Person:
    with city() as area:
        one = Newcomer(new_id(), "Rizky Samaran", Sex.MALE, BORN, cast.campurejo.rt[0], **more)
        return register_many(actor_id=cast.bidan.pk, area=area, newcomers=[one], today=TODAY, run=new_id())[0]


def test_a_masked_nik_of_a_sheet_is_kept_and_is_no_nik(cast: Cast) -> None:
    """Sixteen places of which some are stars cannot identify anybody: it helps to tell two records apart, no more."""
    made = entered(cast, numbers={NumberKind.MASKED_NIK: Masked(MASKED)})
    assert shown(cast, made) == {"nik_samar": MASKED}
    assert made.nik_sealed is None
    assert made.no_nik_reason == "tidak_tahu"
    with inside(cast) as area:
        assert find_by_nik(area, Nik(MASKED)) == []
    assert MASKED[:12] not in row_of("people_personnumber", made)


def test_a_masked_nik_becomes_a_nik_when_the_papers_are_seen(cast: Cast) -> None:
    made = entered(cast, numbers={NumberKind.MASKED_NIK: Masked(MASKED)})
    with city():
        actions.link_nik(**by(cast, person_id=made.pk, nik=Nik("3571002902240007"), reason="KK"))
        actions.end_number(**by(cast, person_id=made.pk, kind=NumberKind.MASKED_NIK, now=NOW + timedelta(1)))
    assert shown(cast, made) == {}
    with inside(cast) as area:
        assert find_by_nik(area, Nik("3571002902240007")) == [made]
