"""What was recorded stays readable when its concept, its option or its service leaves the registry."""

from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.visits.registry import label_of, place_in_registry, readers_of, value_words
from simpul.knowledge.concepts import concepts
from simpul.knowledge.forms import Role
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry, Given, Visit
from tests.cast import NOW, Cast
from tests.interfaces.visits.sending import CARD, as_part, send


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def visit(cast: Cast) -> Visit:
    """Of a registry of another day: one finding and one dose that ours does not know."""
    send(cast, "bidan", cast.balita, CARD, body_weight="9,4", opv_1="ya", opv_1__batch="B1")
    with transaction.atomic(), work_area_scope(whole_city()):
        found = Visit.objects.get()
        known, dose = found.entries.get(), found.given.get()
        row: dict[str, Any] = {
            "visit": found, "person_id": known.person_id, "kelurahan_id": known.kelurahan_id, "at": known.at,
            "local_date": known.local_date, "recorded_by": known.recorded_by,
        }  # fmt: skip
        Entry.objects.create(id=new_id(), concept="neck_circumference", value=2_345, **row)
        Given.objects.create(id=new_id(), service="old_vaccine", batch="Z9", **{**row, "at": dose.at})
    return found


def test_the_visit_shows_code_and_value_as_recorded(cast: Cast, visit: Visit) -> None:
    text = as_part(cast, "bidan").get(reverse("visits:page", args=[visit.pk])).content.decode()
    assert all(one in text for one in ("9,4 kg", "neck_circumference", "2345", "old_vaccine", "Z9"))


def test_so_does_the_page_of_the_person(cast: Cast, visit: Visit) -> None:
    text = as_part(cast, "bidan").get(f"/orang/{visit.person_id}/").content.decode()
    assert "neck_circumference" in text


def test_a_kader_does_not_read_what_nobody_knows_the_class_of(cast: Cast, visit: Visit) -> None:
    text = as_part(cast, "kader").get(reverse("visits:page", args=[visit.pk])).content.decode()
    assert "9,4 kg" in text
    assert "neck_circumference" not in text
    assert "old_vaccine" not in text


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [("correct", Entry, {"concept": "neck_circumference"}), ("correct_service", Given, {"service": "old_vaccine"})],
)
def test_it_can_be_taken_back_and_nothing_else(
    cast: Cast, visit: Visit, name: str, kind: Any, code: dict[str, str]
) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        row = kind.objects.get(**code)
    client, where = as_part(cast, "bidan"), reverse(f"visits:{name}", args=[row.pk])
    page = client.get(where).content.decode()
    assert 'value="ambil"' in page
    assert 'value="betulkan"' not in page
    sent = {"new_id": new_id(), "reason": "salah ketik", "f-neck_circumference": "2", "service": "old_vaccine"}
    assert client.post(where, {**sent, "what": "betulkan"}).status_code == 422
    assert client.post(where, {**sent, "what": "ambil"}).status_code == 302


def test_an_option_that_is_gone_stands_as_its_number() -> None:
    coded = next(one for one in concepts().values() if one.options)
    assert value_words(coded.code, 9_999) == "9999"
    assert value_words(coded.code, coded.options[0].number) == coded.options[0].label_id


def test_what_is_unknown_comes_last_under_its_own_code_for_health_workers_only() -> None:
    assert max(("body_weight", "bcg", "old_vaccine"), key=place_in_registry) == "old_vaccine"
    assert (label_of("old_vaccine"), label_of("bcg") == "bcg") == ("old_vaccine", False)
    assert readers_of("old_vaccine") == frozenset({Role.NAKES})
    assert readers_of("body_weight") == frozenset(Role)
