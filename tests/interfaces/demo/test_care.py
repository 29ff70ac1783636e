"""Visits of pregnancy, after a birth and of the newborn in the invented city: on days that count, by the gates."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.care.registered import OF_PREGNANCY
from simpul.interfaces.cli.demo.care.when import AFTER, days_after, days_during
from simpul.interfaces.cli.demo.care.written import OF_FORM
from simpul.interfaces.web.visits.form.known import facts_of
from simpul.knowledge.due import Done, DuePerson, DueState, History, due
from simpul.knowledge.forms import Place, Role, fields_to_ask, form
from simpul.records.access.models import StaffMember
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.models import Pregnancy
from simpul.records.pregnancies.motherhood import motherhood_on
from simpul.records.visits.models import Visit
from simpul.services.due.given import visits_of_schedule
from tests.interfaces.demo.loads import TODAY
from tests.interfaces.demo.test_cards import everybody, kept, last_values

START, COUNT = date(2026, 1, 5), 600
FIRST_WEEK, SECOND_TRIMESTER = 6, 12  # weeks since the last period


def late_on(day: int) -> float:
    """The share of invented mothers of whom a visit is late on a day of pregnancy, as the engine says."""
    random, on, late = Random(5), START + timedelta(days=day), 0
    for _ in range(COUNT):
        done = tuple(Done("anc", one) for one in days_during(START, random) if one < on)
        found = due(DuePerson(pregnant_since=START), History(done), on)
        late += any(one.state is DueState.LATE for one in found if one.rule.visit)
    return late / COUNT


def test_some_mothers_are_late_and_most_are_not() -> None:
    assert late_on(84) == 0  # the window of the first visit is open
    assert 0.08 < late_on(100) < 0.18
    assert 0.12 < late_on(200) < 0.3


def test_the_visits_after_a_birth_lie_each_in_its_window() -> None:
    random, kinds = Random(6), Counter[str]()
    for _ in range(COUNT):
        days = days_after(START, random)
        done = tuple(Done("nifas", one) for one in days if one)
        found = due(DuePerson(delivered_on=START), History(done), START + timedelta(days=42))
        fulfilled = [one.rule.code for one in found if one.state is DueState.DONE]
        assert len(fulfilled) == len(done)
        kinds.update(fulfilled)
    assert len(kinds) == len(AFTER)
    assert all(0.8 * COUNT < number < COUNT for number in kinds.values())


class TestLoaded:
    @pytest.fixture(autouse=True)
    def scope(self, city: None) -> Iterator[None]:
        with transaction.atomic(), work_area_scope(whole_city()):
            yield

    def test_the_share_of_pregnant_women_who_are_late_is_that_of_a_city(self) -> None:
        women = list(Person.objects.filter(sex=Sex.FEMALE))
        known = motherhood_on(whole_city(), women, TODAY)
        pregnant = {who: one.pregnant_since for who, one in known.items() if one.pregnant_since}
        done = visits_of_schedule(whole_city(), list(pregnant))
        late = [
            who
            for who, since in pregnant.items()
            if any(
                one.state is DueState.LATE
                for one in due(DuePerson(pregnant_since=since), History(tuple(done.get(who, ()))), TODAY)
                if one.rule.visit
            )
        ]
        assert len(pregnant) > 15
        assert 0.03 < len(late) / len(pregnant) < 0.4

    def test_a_pregnancy_that_lasts_is_in_the_register_from_its_first_visit_on(self) -> None:
        """Nobody is on a list in her first weeks: most come to a first visit in the first trimester, some later."""
        since = {one.person_id: one.began_on for one in Pregnancy.objects.filter(ended_on=None)}
        weeks = dict[UUID, int]()
        seen = Visit.objects.filter(form__in=OF_PREGNANCY, person__in=since).order_by("-local_date")
        for who, day in seen.values_list("person_id", "local_date"):
            if day >= since[who]:
                weeks[who] = (day - since[who]).days // 7
        assert weeks.keys() == since.keys()
        assert min(weeks.values()) >= FIRST_WEEK
        assert 0.7 < sum(one < SECOND_TRIMESTER for one in weeks.values()) / len(weeks) < 1

    def test_each_visit_lies_in_its_time_and_answers_what_its_form_asks(self) -> None:
        standing, seen = everybody(), Counter[str]()
        bidan = set(StaffMember.objects.filter(profession="bidan").values_list("id", flat=True))
        visits = Visit.objects.filter(form__in=OF_FORM).select_related("person__kelurahan", "facility")
        for visit in visits.prefetch_related("entries", "given"):
            seen[visit.form] += 1
            assert visit.recorded_by in bidan
            assert visit.local_date < TODAY
            facts = facts_of(standing, visit.person, visit.local_date)
            facts = replace(facts, place=Place(visit.kind), role=Role.NAKES)
            answers = kept(visit)
            fields = fields_to_ask(form(visit.form), facts, answers, last_values(visit))
            asked = {one.field.code for one in fields if one.hidden is None}
            assert answers
            assert answers.keys() <= asked, (visit.form, answers.keys() - asked)
        assert set(seen) == set(OF_FORM)
