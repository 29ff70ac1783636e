"""The lists and pages of families: who stands on them, how many questions they ask, and what is noted of looking."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from simpul.records.audit.models import Event
from tests.cast import NAMES, Cast
from tests.interfaces.families.screens import open_form
from tests.interfaces.test_every_door import enter_as
from tests.records.households.house import city, make_family


def asked(cast: Cast, name: str, **kwargs: object) -> int:
    """How many statements a page needs, the bidan looking."""
    client = enter_as(cast.bidan)
    address = reverse(f"families:{name}", kwargs=kwargs)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_a_page_asks_no_more_for_more_families_and_members(cast: Cast) -> None:
    home = cast.campurejo.rt[0]
    household, people = make_family(cast)
    small = {
        "areas": asked(cast, "areas"),
        "rt": asked(cast, "rt", rt_id=home.pk),
        "new_person": asked(cast, "new_person", rt_id=home.pk),
    }
    for _ in range(4):
        make_family(cast)
    large = {
        "areas": asked(cast, "areas"),
        "rt": asked(cast, "rt", rt_id=home.pk),
        "new_person": asked(cast, "new_person", rt_id=home.pk),
    }
    assert large == small
    assert max(large.values()) <= 22
    assert asked(cast, "page", household_id=household.pk) <= 22
    assert asked(cast, "person", person_id=people["pasangan"].pk) <= 26


def test_a_kader_sees_the_rt_of_her_posyandu_only(cast: Cast) -> None:
    make_family(cast)
    page = enter_as(cast.kader).get(reverse("families:areas")).content.decode()
    assert reverse("families:rt", args=[cast.campurejo.rt[0].pk]) in page
    assert reverse("families:rt", args=[cast.campurejo.rt[1].pk]) not in page
    assert reverse("families:rt", args=[cast.bandar.rt[0].pk]) not in page


def test_who_is_in_no_family_stands_below_the_families(cast: Cast) -> None:
    make_family(cast)
    page = open_form(cast, "kader", "rt", rt_id=cast.campurejo.rt[0].pk).text
    assert page.index("Samaran kk") < page.index(NAMES[1]) < page.index(NAMES[0])  # by name
    assert NAMES[2] not in page


def test_looking_at_a_family_and_a_person_is_noted(cast: Cast) -> None:
    household, people = make_family(cast)
    open_form(cast, "bidan", "page", household_id=household.pk)
    open_form(cast, "bidan", "person", person_id=people["anak"].pk)
    with city():
        noted = set(Event.objects.filter(actor_id=cast.bidan.pk).values_list("action", "subject_id"))
    assert {("household.open", household.pk), ("person.open", people["anak"].pk)} <= noted


@pytest.mark.parametrize("name", ["new_person", "found", "rt"])
def test_an_rt_that_is_none_is_not_there(cast: Cast, name: str) -> None:
    client = enter_as(cast.bidan)
    for rt_id in (0, 10**9, cast.campurejo.rw.pk, cast.bandar.rt[0].pk, 2**70):
        assert client.get(reverse(f"families:{name}", args=[rt_id])).status_code == 404


def test_the_page_of_a_person_links_to_the_register_and_back(cast: Cast) -> None:
    register = reverse("families:person", args=[cast.balita.pk])
    page = enter_as(cast.bidan).get(reverse("persons:page", args=[cast.balita.pk])).content.decode()
    assert register in page
    assert reverse("persons:page", args=[cast.balita.pk]) in enter_as(cast.bidan).get(register).content.decode()
