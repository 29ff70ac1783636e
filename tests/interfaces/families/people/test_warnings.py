"""What does not fit, and who may be the same, is asked about once; nobody outside the area is named by it."""

from simpul.records.people.queries import nik_of
from simpul.services.duplicates.consumer import catch_up
from tests.cast import NAMES, NIKS, Cast
from tests.interfaces.families.people.person import NIK, WHO, enter, found
from tests.interfaces.families.screens import open_form
from tests.records.households.house import city, make_family

ODD = "3571000101900001"  # another sex and another day
BALITA = {"name": NAMES[1], "sex": "L", "birth_day": "9", "birth_month": "9", "birth_year": "2025"}


def test_a_nik_that_does_not_fit_is_asked_about_once_and_then_kept(cast: Cast) -> None:
    screen = enter(cast, nik=ODD)
    assert screen.refused
    assert len(screen.warnings) == 2
    assert found() == []
    assert screen.send().kept
    with city():
        number = nik_of(found()[0])
        assert number is not None
        assert number.reveal() == ODD


def test_another_warning_than_the_one_heard_is_asked_again(cast: Cast) -> None:
    screen = enter(cast, nik=ODD)
    assert screen.send(nik="9971004403960001").refused
    assert found() == []
    assert screen.send(nik=NIK).kept


def test_a_warning_is_not_heard_by_saying_so(cast: Cast) -> None:
    for heard in ("ya", "1", "0" * 24, ""):
        assert enter(cast, nik=ODD, heard=heard).refused
    assert found() == []


def test_a_warning_and_a_refusal_are_both_said(cast: Cast) -> None:
    screen = enter(cast, nik=ODD)
    screen.send(phone="12")
    assert set(screen.says) == {"phone"}
    assert screen.send(phone="").kept or screen.send().kept
    assert len(found()) == 1


def test_somebody_likely_the_same_is_named_within_the_area_only(cast: Cast) -> None:
    with city():
        catch_up()
    screen = enter(cast, **BALITA)
    assert screen.warnings == [NAMES[1]]
    assert screen.send().kept
    assert len(found(NAMES[1])) == 2
    elsewhere = {"name": NAMES[3], "sex": "P", "birth_day": "5", "birth_month": "1", "birth_year": "2025"}
    assert enter(cast, **elsewhere).kept


def test_a_kader_is_not_told_of_the_next_posyandu(cast: Cast) -> None:
    with city():
        catch_up()
    alike = {"name": NAMES[2], "sex": "P", "birth_day": "5", "birth_month": "5", "birth_year": "2024"}
    assert enter(cast, "bidan", **alike).warnings == [NAMES[2]]
    assert enter(cast, "kader", **alike).kept


def test_a_nik_that_is_known_elsewhere_betrays_nobody(cast: Cast) -> None:
    """NIKS[2] belongs to a child of Campurejo; whoever enters it in Bandar is told nothing of that child."""
    with city():
        catch_up()
    screen = open_form(cast, "other_bidan", "new_person", rt_id=cast.bandar.rt[0].pk).send(**WHO, nik=NIKS[2])
    assert NAMES[1] not in screen.text
    assert str(cast.balita.pk) not in screen.text
    if screen.warnings:
        assert screen.send().kept
    with city():
        number = nik_of(found()[0])
        assert number is not None
        assert number.reveal() == NIKS[2]


def test_somebody_likely_the_same_is_named_in_the_form_of_a_family_too(cast: Cast) -> None:
    with city():
        catch_up()
    household, _ = make_family(cast)
    screen = open_form(cast, "bidan", "new_member", household_id=household.pk)
    assert screen.send(**{**WHO, **BALITA}, relation="anak").warnings == [NAMES[1]]
    assert screen.send().kept
    assert len(found(NAMES[1])) == 2
