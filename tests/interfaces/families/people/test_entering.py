"""Somebody new comes into the register: alone, founding a family, into one."""

from datetime import date

import pytest

from simpul.records.households.kinds import Relation
from simpul.records.households.queries import get_household, household_of
from simpul.records.people.models import BirthPrecision, PersonNumber, Residence
from simpul.records.people.queries import nik_of, numbers_of
from tests.cast import NAMES, Cast
from tests.interfaces.families.people.person import NAME, NIK, WHO, enter, found
from tests.interfaces.families.screens import DAY, fresh, open_form
from tests.records.households.house import city, make_family


def test_somebody_enters_alone_with_everything_that_was_said(cast: Cast) -> None:
    said = {
        "nik": NIK, "no_nik_reason": "", "phone": "0812 3456 789", "whatsapp": "+62 812-9999-000",
        "jkn": "0001234567890",
        "has_jkn": "ya", "marital_status": "kawin", "disabilities": ["fisik", "sensorik"], "mother": cast.mother.pk,
        "ktp_elsewhere": "Kabupaten Contoh", "birth_year": "2011", "since": "01-02-2020",
    }  # fmt: skip
    screen = enter(cast, **said)
    assert screen.warnings, "the year of the NIK is another"
    assert screen.send().kept
    [person] = found()
    assert (person.has_jkn, person.marital_status, person.ktp_elsewhere) == (True, "kawin", "Kabupaten Contoh")
    assert (person.disabilities, person.mother, person.sex) == (["fisik", "sensorik"], cast.mother, "P")
    with city() as area:
        assert {kind: one.reveal() for kind, one in numbers_of(person).items()} == {
            "hp": "628123456789", "wa": "628129999000", "jkn": "0001234567890",
        }  # fmt: skip
        number = nik_of(person)
        assert number is not None
        assert number.reveal() == NIK
        assert Residence.objects.get(person=person).valid_from == date(2020, 2, 1)
        assert household_of(area, person) is None


@pytest.mark.parametrize(
    ("parts", "born", "precision"),
    [
        (("4", "3", "1996"), date(1996, 3, 4), BirthPrecision.EXACT),
        (("04", "03", "1996"), date(1996, 3, 4), BirthPrecision.EXACT),
        (("", "3", "1996"), date(1996, 3, 15), BirthPrecision.MONTH),
        (("", "", "1996"), date(1996, 7, 1), BirthPrecision.YEAR),
        (("29", "2", "2024"), date(2024, 2, 29), BirthPrecision.EXACT),
        (("21", "11", "2026"), date(2026, 11, 21), BirthPrecision.EXACT),
    ],
)
def test_of_a_birth_date_only_what_is_known_is_kept(
    cast: Cast, parts: tuple[str, str, str], born: date, precision: str
) -> None:
    day, month, year = parts
    assert enter(cast, birth_day=day, birth_month=month, birth_year=year).kept
    [person] = found()
    assert (person.birth_date, person.birth_precision) == (born, precision)
    with city():
        assert Residence.objects.get(person=person).valid_from == born


def test_as_the_head_of_a_family_of_their_own(cast: Cast) -> None:
    assert enter(cast, "kader", place="kk").kept
    with city() as area:
        family = household_of(area, found()[0])
        assert family is not None
        assert [(row.person.name, row.relation) for row in family.members] == [(NAME, Relation.HEAD)]
        assert family.household.rt_id == cast.campurejo.rt[0].pk


def test_into_a_family_as_what_they_are_to_its_head(cast: Cast) -> None:
    household, _ = make_family(cast)
    screen = open_form(cast, "kader", "new_member", household_id=household.pk)
    assert "relation" in screen.send(**WHO).says
    assert "kk" not in screen.offered["relation"]
    assert screen.send(relation="menantu").kept
    with city() as area:
        family = household_of(area, found()[0])
        assert family is not None
        assert [row.relation for row in family.members if row.person.name == NAME] == [Relation.CHILD_IN_LAW]


def test_the_women_of_a_family_stand_first_among_the_mothers(cast: Cast) -> None:
    household, people = make_family(cast)
    offered = open_form(cast, "bidan", "new_member", household_id=household.pk).offered["mother"]
    assert offered == ["", str(people["pasangan"].pk), str(cast.mother.pk)]


def test_numbers_are_sealed_and_stand_nowhere_in_clear(cast: Cast) -> None:
    assert enter(cast, phone="081234567890").kept
    [person] = found()
    with city():
        assert numbers_of(person)["hp"].reveal() == "6281234567890"
        row = PersonNumber.objects.get(person=person)
        assert b"81234567890" not in bytes(row.sealed)
        assert NIK not in str(PersonNumber.objects.filter(person=person).values())


def test_what_was_pasted_from_elsewhere_is_cleaned(cast: Cast) -> None:
    assert enter(cast, name=f"\u202e{NAME[:8]}\u200b\0  {NAME[8:]} ", ktp_elsewhere="Jl.\tContoh\n1 \U0001f3e0").kept
    [person] = found("Pratiwi Pemeran Baru")
    assert person.ktp_elsewhere == "Jl. Contoh 1 \U0001f3e0"


def test_a_known_person_is_taken_in_and_leaves_the_family_before(cast: Cast) -> None:
    household, _ = make_family(cast)
    before, others = make_family(cast, members=(("kk", "L", 1950), ("cucu", "P", 2015)))
    page = open_form(cast, "bidan", "known_member", household_id=household.pk).send(name="wirasena")
    assert NAMES[1] in page.text
    screen = open_form(cast, "bidan", "take_in", household_id=household.pk, person_id=others["cucu"].pk)
    assert screen.send(relation="anak", day=DAY).kept
    with city() as area:
        family = household_of(area, fresh(others["cucu"]))
        assert family is not None
        assert family.household.pk == household.pk
        left = get_household(area, before.pk)
        assert left is not None
        assert [row.person for row in left.members] == [others["kk"]]


def test_the_search_for_a_known_person_keeps_to_the_area_and_to_the_living(cast: Cast) -> None:
    household, _ = make_family(cast)
    open_form(cast, "bidan", "death", person_id=cast.balita.pk).send(day=DAY)
    screen = open_form(cast, "kader", "known_member", household_id=household.pk)
    assert NAMES[0] in screen.send(name="zubaedah").text
    for name in ("wirasena", "kencana", "larasati", "\0%_", "{{ 7 }}", " "):
        assert not any(known in screen.send(name=name).text for known in NAMES), name
