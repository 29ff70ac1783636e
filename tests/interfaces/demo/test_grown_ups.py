"""Visits of school age, pregnancy, adults and the old stand on the card of each, in concepts of the registry."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.days import bodies
from simpul.knowledge.concepts import Concept, Kind, concept
from simpul.knowledge.forms import form
from simpul.knowledge.forms.cards import AFTER_BIRTH, CARDS, PREGNANT
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.life_stages import LifeStage, stage_at
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry, Visit
from simpul.services.posyandu.models import Session

SEXES = (Sex.MALE, Sex.FEMALE)


def in_range(code: str, value: int, months: int) -> bool:
    """At least as a typed value would be taken."""
    found: Concept = concept(code)
    limits = [one for one in found.ranges if one.from_month <= months]
    return not limits or limits[-1].lowest <= value <= limits[-1].highest


@pytest.mark.parametrize("sex", SEXES)
def test_every_body_can_be_typed_in(sex: Sex) -> None:
    random = Random(1)
    for _ in range(500):
        body = bodies.body_of(sex, random)
        systolic, diastolic = bodies.pressure(body, random.randint(15, 95), random)
        assert in_range("systolic", systolic, 400)
        assert in_range("diastolic", diastolic, 400)
        assert systolic > diastolic
        assert in_range("body_weight", bodies.adult_weight(body, random), 400)
        assert in_range("body_length", body.height, 400)
        assert in_range("waist_circumference", bodies.waist(body, random), 400)
        assert in_range("random_glucose", bodies.glucose(body, random), 600)
        assert in_range("arm_circumference", bodies.arm(body, random), 300)
        assert in_range("total_cholesterol", bodies.cholesterol(body, 50, random), 600)
        assert in_range("hemoglobin", bodies.haemoglobin(body, random), 150)
        assert in_range("waist_circumference", bodies.school_waist(body, 1_300, random), 150)
        for months in (72, 120, 150, 215):
            height = bodies.school_height(body, months)
            assert in_range("body_length", height, months)
            assert in_range("body_weight", bodies.school_weight(body, months, height, random), months)


def test_the_old_have_more_pressure_and_the_pregnant_gain() -> None:
    random = Random(2)
    made = [bodies.body_of(Sex.FEMALE, random) for _ in range(400)]
    young, old = (sum(bodies.pressure(one, years, random)[0] for one in made) / 400 for years in (25, 70))
    assert 105 < young < 125 < old < 150
    before, after = (sum(bodies.pregnant_weight(one, weeks, random) for one in made) / 400 for weeks in (12, 38))
    assert 8_000 < after - before < 12_000


class TestLoaded:
    @pytest.fixture(autouse=True)
    def scope(self, city: None) -> Iterator[None]:
        with transaction.atomic(), work_area_scope(whole_city()):
            yield

    def test_all_stages_of_life_are_met(self) -> None:
        visits = Visit.objects.exclude(session_id=None).exclude(form="")
        found = Counter(visits.values_list("form", flat=True))
        assert set(found) == {*CARDS.values(), PREGNANT, AFTER_BIRTH}
        assert found["posyandu_lansia"] > found["posyandu_sekolah_remaja"]
        ages = Visit.objects.filter(form=CARDS[LifeStage.APRAS]).values_list("person__birth_date", "local_date")
        assert any(stage_at(completed_months(born, day)) is LifeStage.APRAS for born, day in ages)

    def test_each_visit_is_on_the_edition_that_the_product_uses(self) -> None:
        for code, edition in Visit.objects.exclude(form="").values_list("form", "form_edition").distinct():
            assert edition == form(code).edition

    def test_what_was_measured_has_a_place_on_the_card_and_lies_in_the_range_of_its_concept(self) -> None:
        entries = Entry.objects.select_related("visit", "person")
        assert {one.concept for one in entries} >= {"systolic", "diastolic", "waist_circumference", "random_glucose"}
        for one in entries:
            months, found = completed_months(one.person.birth_date, one.local_date), concept(one.concept)
            if one.visit.form:
                assert one.concept in {field.code for _, field in form(one.visit.form).fields()}
            if found.kind is Kind.TEXT:
                assert found.longest
                assert 0 < len(one.text) <= found.longest
                continue
            assert one.value is not None
            assert in_range(one.concept, one.value, months), one.concept
            assert one.value % found.resolution == 0
            assert not found.options or one.value in {option.number for option in found.options}
            assert found.kind is not Kind.YES_NO or one.value in (0, 1)

    def test_height_and_glucose_are_measured_once_a_year(self) -> None:
        adult = Entry.objects.filter(visit__form__in=("posyandu_dewasa", "posyandu_lansia"))
        for code in ("body_length", "random_glucose"):
            rows = adult.filter(concept=code).values_list("person_id", "local_date__year")
            assert rows
            assert set(Counter(rows).values()) == {1}

    def test_every_visit_lies_in_its_session(self) -> None:
        sessions = {one.pk: one for one in Session.objects.all()}
        for visit in Visit.objects.filter(kind="posyandu", source="langsung"):
            assert visit.session_id is not None
            session = sessions[visit.session_id]
            assert (visit.facility_id, visit.local_date) == (session.posyandu_id, session.date)
            assert session.opened_at is not None
            assert session.closed_at is not None
            assert session.opened_at <= visit.occurred_at < session.closed_at
