"""Doses of the invented city are planned by the schedule, and the engine judges them as it would judge real ones."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.doses.batches import batch_of
from simpul.interfaces.cli.demo.doses.book import Brought, PageDay, brought, pages_of, school_of, tetanus_of
from simpul.interfaces.cli.demo.doses.schedule import Booked, ages, open_doses, service_of
from simpul.knowledge.concepts import services
from simpul.knowledge.concepts.service_registry import ServiceKind
from simpul.knowledge.immunization import Asked, Given, evaluate, given_of
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.models import Given as GivenRow
from tests.interfaces.demo.loads import TODAY

EAST_JAVA, JE = frozenset[str](), frozenset({"JE"})
AREAS = {"35.71": EAST_JAVA, "61.71": JE}


def history_of(pages: list[PageDay]) -> tuple[Given, ...]:
    told = (given_of(service, page.on) for page in pages for service in page.services)
    return tuple(one for one in told if one)


def children(
    count: int, how: Brought | None = None, local: frozenset[str] = EAST_JAVA
) -> list[tuple[date, list[PageDay]]]:
    random, found = Random(5), []
    for _ in range(count):
        born = TODAY - timedelta(days=random.randint(1, 1_820))
        found.append((born, list(pages_of(Booked(born), how or brought(random), TODAY, local, random))))
    return found


@pytest.mark.parametrize("area", AREAS)
def test_nearly_every_dose_counts_and_the_few_that_do_not_were_given_too_early(area: str) -> None:
    judged = Counter[object]()
    for born, pages in children(800, local=AREAS[area]):
        assert all(born <= page.on < TODAY for page in pages)
        assert [page.on for page in pages] == sorted({page.on for page in pages})
        asked = Asked(born, Sex.MALE, TODAY, area, history_of(pages))
        found = evaluate(asked)
        assert not found.troubles
        judged.update(one.counts for one in found.doses)
    assert 0 < judged[False] / judged.total() < 0.02


def test_a_child_that_is_brought_on_time_has_all_the_doses_of_its_age() -> None:
    complete = Counter[bool]()
    for born, pages in children(400, Brought((0, 10))):
        if (TODAY - born).days > 500:
            complete[evaluate(Asked(born, Sex.FEMALE, TODAY, "35.71", history_of(pages))).idl] += 1
    assert complete[True] / complete.total() > 0.6  # a dose is missed now and then, and RV has no catch-up


def test_some_stop_some_are_late_and_some_were_never_brought() -> None:
    drawn = Counter(brought(Random(seed)) for seed in range(2_000))
    late = sum(number for how, number in drawn.items() if how.late[0] > 0)
    stop = sum(number for how, number in drawn.items() if 0 < how.until < 60)
    never = sum(number for how, number in drawn.items() if how.until == 0)
    assert 0.08 < late / 2_000 < 0.17
    assert 0.04 < stop / 2_000 < 0.11
    assert 0.01 < never / 2_000 < 0.06


def test_je_is_given_where_the_area_has_it_and_nowhere_else() -> None:
    for area, local in AREAS.items():
        given = {service for _, pages in children(200, local=local) for page in pages for service in page.services}
        assert ("je_1" in given) == (area == "61.71")
    assert 10 in ages(JE, TODAY)
    assert 10 not in ages(EAST_JAVA, TODAY)


def test_nothing_is_open_before_its_age_after_its_end_or_too_soon_after_the_dose_before() -> None:
    born = date(2026, 1, 10)
    booked = Booked(born)

    def open_on(day: date) -> set[str]:
        return {service for _, service in open_doses(booked, day, EAST_JAVA)}

    assert open_on(born) == {"hb0", "bcg", "opv_1"}
    assert "dpt_hb_hib_1" not in open_on(date(2026, 3, 9))
    assert "dpt_hb_hib_1" in open_on(date(2026, 3, 10))
    booked.days["DPT-HB-Hib"] = [date(2026, 4, 1)]
    assert "dpt_hb_hib_2" not in open_on(date(2026, 4, 28))
    assert "dpt_hb_hib_2" in open_on(date(2026, 4, 29))
    assert "rv_1" not in open_on(date(2026, 6, 10))  # from five months on none is begun
    booked.days["BCG"], booked.live = [date(2026, 10, 1)], date(2026, 10, 1)
    assert "mr_1" not in open_on(date(2026, 10, 28))  # four weeks between live vaccines
    assert "mr_1" in open_on(date(2026, 10, 29))


def test_who_starts_late_is_given_fewer_doses_further_apart() -> None:
    born = date(2024, 1, 10)
    booked = Booked(born, {"PCV": [date(2025, 3, 1)]})
    assert "pcv_2" not in {one for _, one in open_doses(booked, date(2025, 4, 20), EAST_JAVA)}
    assert "pcv_2" in {one for _, one in open_doses(booked, date(2025, 4, 26), EAST_JAVA)}
    booked.days["PCV"].append(date(2025, 4, 26))
    assert "pcv_3" not in {one for _, one in open_doses(booked, date(2026, 1, 1), EAST_JAVA)}


def test_every_dose_of_the_schedule_has_a_service() -> None:
    for pages in (children(300), children(50, local=JE)):
        assert all(service in services() for _, found in pages for page in found for service in page.services)
    assert service_of("Td", "BIAS-2") == "td_bias_2"


def test_school_doses_are_told_by_class_and_sex_and_raise_the_status_of_a_young_mother() -> None:
    random, reached = Random(3), Counter[object]()
    girls = {service for _ in range(60) for page in school_of(date(2012, 3, 1), Sex.FEMALE, TODAY, random)
             for service in page.services}  # fmt: skip
    assert girls == {"mr_bias", "dt_bias", "td_bias_2", "td_bias_5", "hpv_1"}
    boys = {service for _ in range(60) for page in school_of(date(2012, 3, 1), Sex.MALE, TODAY, random)
            for service in page.services}  # fmt: skip
    assert "hpv_1" not in boys
    for _ in range(60):
        born = date(2003, 5, 1)
        found = evaluate(
            Asked(born, Sex.FEMALE, TODAY, "35.71", history_of(tetanus_of(born, TODAY, random)), is_pregnant=True)
        )
        assert not found.troubles
        reached[found.tetanus.status if found.tetanus else None] += 1
    assert len(reached) > 1


def test_a_batch_is_named_as_an_example_and_has_not_expired() -> None:
    for code, one in services().items():
        batch, expires = batch_of(code, date(2026, 11, 3))
        assert bool(batch) == one.has_batch
        assert batch.startswith("CONTOH-") or not batch
        assert (expires is None) == (not batch)
        assert expires is None or expires > date(2026, 11, 3)
        assert len(batch) <= 30


class TestLoaded:
    @pytest.fixture(autouse=True)
    def scope(self, city: None) -> Iterator[None]:
        with transaction.atomic(), work_area_scope(whole_city()):
            yield

    def test_what_is_recorded_is_read_by_the_engine_without_trouble(self) -> None:
        rows: dict[UUID, list[Given]] = {}
        for pk, service, day in GivenRow.objects.values_list("person_id", "service", "local_date"):
            dose = given_of(service, day)
            if dose:
                rows.setdefault(pk, []).append(dose)
        judged = Counter[bool]()
        for person in Person.objects.filter(pk__in=rows):
            given = rows[person.pk]
            assert all(one.day and one.day >= person.birth_date for one in given)
            found = evaluate(Asked(person.birth_date, Sex(person.sex), TODAY, "35.71", tuple(given)))
            assert not found.troubles
            judged.update(bool(one.counts) for one in found.doses)
        assert judged.total() > 1_000
        assert judged[False] / judged.total() < 0.03

    def test_doses_at_the_table_carry_a_batch_and_what_a_book_says_carries_none(self) -> None:
        vaccines = [code for code, one in services().items() if one.kind is ServiceKind.IMMUNIZATION]
        at_table = GivenRow.objects.filter(service__in=vaccines, visit__source="langsung")
        from_book = GivenRow.objects.filter(visit__source="buku")
        assert at_table.count() > 50
        assert from_book.count() > 500
        assert not at_table.filter(batch="").exists()
        assert all(one.expires_on and one.expires_on > one.local_date for one in at_table)
        assert not from_book.exclude(batch="").exists()
        assert not from_book.filter(visit__source_ref="").exists()
        assert not from_book.exclude(visit__session_id=None).exists()
        assert len(set(from_book.values_list("visit__kind", flat=True))) == 3  # Posyandu, Pustu and Puskesmas

    def test_nothing_is_given_twice_and_nobody_gets_a_dose_after_they_died_or_left(self) -> None:
        vaccines = [code for code, one in services().items() if one.kind is ServiceKind.IMMUNIZATION]
        rows = Counter(GivenRow.objects.filter(service__in=vaccines).values_list("person_id", "service"))
        assert max(rows.values()) == 1
        for one in GivenRow.objects.select_related("person"):
            gone = one.person.died_on or one.person.left_on
            assert gone is None or one.local_date < gone
