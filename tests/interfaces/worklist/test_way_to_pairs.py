"""A worklist that nobody finds is none: from the first page to the pairs, with how many wait."""

from datetime import timedelta

import pytest
from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.duplicates.consumer import catch_up
from tests.cast import TODAY, Cast, add_person
from tests.interfaces.test_every_door import enter_as

WAY = 'href="/ganda/"'


def test_who_may_merge_sees_how_many_pairs_wait(cast: Cast) -> None:
    client = enter_as(cast.bidan)
    assert client.get("/").context["pairs"] == 0
    with transaction.atomic(), work_area_scope(whole_city()):
        for name in ("Ratih Contoh", "Ratih Contohe"):
            add_person(cast, name, Sex.FEMALE, TODAY - timedelta(days=400), cast.campurejo.rt[0], mother=cast.mother)
    catch_up()
    page = client.get("/")
    assert page.context["pairs"] == 1
    assert WAY in page.content.decode()
    assert enter_as(cast.other_bidan).get("/").context["pairs"] == 0, "a pair of another area is no number here"


@pytest.mark.parametrize("part", ["kader", "ketua", "kader_pustu", "kepala", "dinkes", "admin"])
def test_who_may_not_merge_sees_no_way_there(cast: Cast, part: str) -> None:
    assert WAY not in enter_as(cast.staff[part]).get("/").content.decode()


def test_pairs_between_two_puskesmas_are_a_number_for_the_dinas_and_no_names(cast: Cast) -> None:
    client, words = enter_as(cast.dinkes), "pasang catatan di dua Puskesmas"
    assert words not in client.get("/").content.decode()
    with transaction.atomic(), work_area_scope(whole_city()):
        for name, rt in (("Ratih Contoh", cast.campurejo.rt[0]), ("Ratih Contohe", cast.bandar.rt[0])):
            add_person(cast, name, Sex.FEMALE, TODAY - timedelta(days=400), rt)
    catch_up()
    text = client.get("/").content.decode()
    assert f"1 {words}" in text
    assert "Ratih" not in text
    for part in ("bidan", "dokter", "kepala", "admin", "lurah"):
        assert words not in enter_as(cast.staff[part]).get("/").content.decode()
