"""Who is being entered may be here already: said at once, with reasons, only of people whom the worker may name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.phone import read_phone
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.knowledge.identity.likeness import Judgement
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.households.actions import found_household
from simpul.records.households.models import Relation
from simpul.records.people import actions as people
from simpul.records.people.models import BirthPrecision, NumberKind, Person
from simpul.services.duplicates.consumer import catch_up
from simpul.services.duplicates.describing import describe_new
from simpul.services.duplicates.models import Block
from simpul.services.duplicates.queries import LikelySame, likely_same, likely_same_each
from tests.cast import NIKS, NOW, TODAY, Cast, add_person

BORN = date(2024, 2, 29)


@pytest.fixture
def rizky(cast: Cast) -> Iterator[Person]:
    """A child with everything that can be known of one."""
    with transaction.atomic(), work_area_scope(whole_city()):
        mother = add_person(cast, "Siti Aminah Pemeran", Sex.FEMALE, date(1996, 1, 1), cast.campurejo.rt[0])
        nik = "3571002902240001"
        child = add_person(cast, "Muhammad Rizky Pemeran", Sex.MALE, BORN, cast.campurejo.rt[0], nik, mother)
        known = {"actor_id": cast.bidan.pk, "area": whole_city(), "person_id": child.pk}
        people.keep_number(**known, kind=NumberKind.PHONE, text=read_phone("081234567890"), now=NOW)
        found_household(
            actor_id=cast.bidan.pk, area=whole_city(), household_id=new_id(), rt=cast.campurejo.rt[0], day=TODAY,
            members={mother.pk: Relation.HEAD, child.pk: Relation.CHILD}, kk=Masked("3571000101200009"),
        )  # fmt: skip
        catch_up()
        yield child


def ask(cast: Cast, part: str = "bidan", area: WorkArea | None = None, **told: object) -> list[LikelySame]:
    given = {"name": "Moh. Rizki Pemeran", "sex": Sex.MALE, "birth_date": BORN, **told}
    area = area or cast.standing(part).area
    with work_area_scope(area):
        return likely_same(area, describe_new(**given))


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({"mother_name": "Siti Aminah"}, Judgement.LIKELY),
        ({"nik": Nik("3571002902240001")}, Judgement.LIKELY),
        ({"phone": read_phone("+62 812-3456-7890")}, Judgement.LIKELY),
        ({"kk": Masked("3571000101200009")}, Judgement.LIKELY),
        ({}, Judgement.LIKELY),
        ({"name": "Bayi Ny. Siti Aminah"}, Judgement.LIKELY),
        ({"birth_precision": BirthPrecision.YEAR, "mother_name": "Siti Aminah"}, Judgement.LIKELY),
        ({"birth_date": date(2024, 3, 1), "mother_name": "Siti Aminah"}, Judgement.LIKELY),
        ({"nik": "357100290224****", "mother_name": "Siti Aminah"}, Judgement.LIKELY),
        ({"name": "Muhammad Rizal Pemeran", "mother_name": "Siti Aminah"}, Judgement.POSSIBLE),
    ],
)
def test_how_sure_it_is(cast: Cast, rizky: Person, told: dict[str, object], level: Judgement) -> None:
    first = ask(cast, **told)[0]
    assert (first.person.pk, first.judgement) == (rizky.pk, level)
    assert first.reasons


def test_what_is_said_first_is_the_strongest(cast: Cast, rizky: Person) -> None:
    assert ask(cast, nik=Nik("3571002902240001"))[0].reasons[0] == "NIK sama"


@pytest.mark.parametrize(
    "told",
    [
        {"name": "Wahyu Lestari", "birth_date": date(1980, 5, 6), "sex": None},
        {"name": "Muhammad Rizky Pemeran", "birth_date": date(1980, 5, 6)},
        {"name": "Dewi Pemeran", "sex": Sex.FEMALE, "mother_name": "Siti Aminah"},  # a twin
        {"name": "x", "birth_date": None},
        {"name": "", "birth_date": None, "sex": None},
    ],
)
def test_nobody_is_named_who_is_somebody_else(cast: Cast, rizky: Person, told: dict[str, object]) -> None:
    assert ask(cast, **told) == []


@pytest.mark.parametrize("part", ["other_bidan", "other_dokter", "neighbour_kader"])
def test_nobody_is_named_who_may_not_be_named_here(cast: Cast, rizky: Person, part: str) -> None:
    assert ask(cast, part, nik=Nik("3571002902240001")) == []


def test_a_guest_of_the_facility_is_recognised(cast: Cast, rizky: Person) -> None:
    area = replace(cast.standing("other_bidan").area, guests=frozenset({rizky.pk}))
    assert [one.person.pk for one in ask(cast, area=area, mother_name="Siti Aminah")] == [rizky.pk]


def test_the_record_itself_is_not_its_own_double(cast: Cast, rizky: Person) -> None:
    area = cast.standing("bidan").area
    described = describe_new(name="Moh. Rizki Pemeran", sex=Sex.MALE, birth_date=BORN)
    assert likely_same(area, described, but_not={rizky.pk}) == []


def test_who_died_or_left_is_still_recognised_and_who_never_was_is_not(cast: Cast, rizky: Person) -> None:
    told = {"actor_id": cast.bidan.pk, "area": whole_city(), "person": rizky}
    people.record_death(**told, died_on=TODAY, today=TODAY)
    catch_up()
    assert ask(cast)[0].person.died_on == TODAY
    people.mark_wrong_entry(**told, reason="uji", now=NOW)
    catch_up()
    assert ask(cast) == []


def test_what_a_merged_record_knows_leads_to_the_one_that_was_kept(cast: Cast, rizky: Person) -> None:
    other = add_person(cast, "Rizky Kecil", Sex.MALE, BORN, cast.campurejo.rt[0], "3571002902240077")
    people.merge_people(
        actor_id=cast.bidan.pk, area=whole_city(), kept_id=rizky.pk, gone_id=other.pk, reason="uji", now=NOW
    )
    catch_up()
    found = ask(cast, nik=Nik("3571002902240077"), name="Rizky Kecil")
    assert [one.person.pk for one in found] == [rizky.pk]
    assert found[0].is_likely


def test_rows_of_a_sheet_are_asked_at_once(cast: Cast, rizky: Person) -> None:
    area = cast.standing("bidan").area
    one = describe_new(name="Moh. Rizki Pemeran", sex=Sex.MALE, birth_date=BORN, mother_name="Siti Aminah")
    nobody = describe_new(name="Wahyu", sex=Sex.MALE, birth_date=date(1970, 1, 1))
    with work_area_scope(area), CaptureQueriesContext(connection) as asked:
        found = likely_same_each(area, [one, nobody] * 50)
    assert [len(each) for each in found] == [1, 0] * 50
    assert len(asked) <= 9


def test_a_crowded_block_says_nothing(cast: Cast, rizky: Person) -> None:
    kept = Block.objects.filter(person_id=rizky.pk).first()
    assert kept
    crowd = [Block(person_id=new_id(), kelurahan_id=kept.kelurahan_id, key=kept.key) for _ in range(200)]
    for key in set(Block.objects.filter(person_id=rizky.pk).values_list("key", flat=True)):
        Block.objects.bulk_create(
            Block(person_id=one.person_id, kelurahan_id=one.kelurahan_id, key=key) for one in crowd
        )
    assert ask(cast, mother_name="Siti Aminah") == []


def test_blocks_show_neither_name_nor_number(cast: Cast, rizky: Person) -> None:
    kept = b"".join(bytes(key) for key in Block.objects.values_list("key", flat=True))
    assert kept
    assert not any(secret.encode() in kept for secret in ("rizky", "rizki", "muhamad", *NIKS))
