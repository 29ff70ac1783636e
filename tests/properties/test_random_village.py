"""A village to which anything may happen: live tiles, tiles made anew, the oracle and the names always agree.

The oracle (knowledge/indicators) is told the test's own account of the village, never the database's.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.foundation.units import Grams
from simpul.knowledge.indicators.catalogue import COUNTED
from simpul.knowledge.indicators.evaluate import evaluate
from simpul.knowledge.indicators.history import Home, PersonHistory, Said, Weighed
from simpul.knowledge.life_stages import stage_of
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.actions import extend, rebuild
from simpul.monitoring.pws.models import Cell, Horizon, KelurahanSum, PersonMonth
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.queries import get_person, record_ids
from tests.monitoring.village import TODAY, Told, Village, catch_up, instant, on_stage

MONTHS = [Month.from_index(index) for index in range(Month(2026, 8).index, Month(2027, 1).index)]
BEGIN = MONTHS[0].previous().first_day
NAMES = ("Adi", "Budi", "Cici", "Dodi")
PLACES = ("C1", "C2", "C3", "B1")

# Days cluster around the ends of months and around the fifth birthday: there the rules turn.
edges = st.sampled_from([month.first_day + timedelta(days=n) for month in MONTHS for n in (-2, -1, 0, 1)])
days = st.dates(BEGIN, TODAY)
fifth = st.sampled_from(
    [month.first_day.replace(year=month.year - 5) + timedelta(days=n) for month in MONTHS for n in (-1, 0, 1)]
)
births = fifth | st.dates(date(2024, 1, 1), date(2025, 6, 1)) | edges
clocks = st.sampled_from(["T00:10", "T06:59", "T09:00", "T23:50"])
names, places = st.sampled_from(NAMES), st.sampled_from(PLACES)
kilograms = st.integers(80, 90).map(lambda tenths: str(tenths / 10))

weighings = st.builds("timbang {} {}{} {}".format, names, days, clocks, kilograms)
moves = st.builds("pindah {} {} {}".format, names, edges | days, places)
corrections = st.builds("betulkan {} {}".format, names, kilograms)
deaths = st.builds("meninggal {} {}".format, names, edges | days)
arrivals = st.builds("lahir {} {} {} L {}".format, st.sampled_from(NAMES[3:]), births, places, days)
leavings = st.builds("keluar {} {}".format, names, edges | days)
returns = st.builds("kembali {} {} {}".format, names, edges | days, places)
wrong_entries = st.builds("keliru {}".format, names)
births_again = st.builds("terlahir {} {}".format, names, births)
merges = st.builds("gabung {} {}".format, names, names)
partings = st.builds("pisah {}".format, names)
taken_back = st.builds("batal {}".format, names)
wrong_children = st.builds("salah_anak {} {}".format, names, names)
lengths = st.builds("panjang {} {}{} {}".format, names, days, clocks, st.integers(700, 1000))
arms = st.builds("lila {} {}{} {}".format, names, days, clocks, st.integers(105, 140))
books = st.builds("buku {} {}{} {}".format, names, days, clocks, st.sampled_from(["ya", "ya", "tidak"]))
comings = st.builds("datang {} {}".format, names, edges | days)
cards = st.builds("kartu {} {}".format, names, edges)
openings = st.builds("buka {} {}".format, names, edges)
callings_off = st.builds("tunda {} {}".format, names, edges)
news = st.just("kabar")
# Written more than once = more often: news comes between, so that each kind of it is heard alone.
lines = st.one_of(
    *(weighings, weighings, weighings, weighings, moves, moves, corrections, deaths, arrivals, leavings, returns),
    *(lengths, arms, books, books, comings, cards, cards, openings, callings_off),
    *(wrong_entries, births_again, merges, merges, partings, taken_back, wrong_children, news, news, news, news),
)
# Everybody is born first, so that what follows has somebody to happen to.
beginnings = st.tuples(*(st.builds("lahir {} {} {} P".format, st.just(name), births, places) for name in NAMES[:3]))


@pytest.fixture
def village(db: None) -> Iterator[Village]:
    with on_stage() as here:
        Horizon.objects.update(first=MONTHS[0].index, last=MONTHS[1].index)
        yield here


@settings(max_examples=80, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beginnings, st.lists(lines, min_size=6, max_size=30))
@example(
    ("lahir Adi 2025-01-09 C1", "lahir Budi 2025-01-09 C2"),
    ["tunda Adi 2026-09-01", "kartu Adi 2026-09-01", "kartu Budi 2026-09-01", "kabar", "gabung Adi Budi", "kabar",
     "buka Adi 2026-09-01"],
)  # fmt: skip
@example(("lahir Adi 2025-01-09 C1",), ["timbang Adi 2026-11-05 9.4", "kabar", "timbang Adi 2026-08-05 9.0"])
def test_live_anew_oracle_and_names_agree(village: Village, begin: tuple[str, ...], then: list[str]) -> None:
    with undone(village):
        for line in (*begin, "kabar", *then):
            happens(village, line)
        extend(MONTHS[-1])
        catch_up()
        live = figures()
        for month in MONTHS:
            agrees(village, month)
        rebuild()
        assert figures() == live


toddling = st.dates(date(2024, 1, 1), date(2025, 6, 1))
everybody = st.tuples(*(st.builds("lahir {} {} {} P".format, st.just(name), toddling, places) for name in NAMES))
of_one_or_two = st.one_of(
    weighings,
    weighings,
    weighings,
    lengths,
    books,
    comings,
    merges,
    merges,
    merges,
    partings,
    partings,
    wrong_children,
    news,
)


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everybody, st.lists(of_one_or_two, min_size=10, max_size=40))
@example(
    (
        "lahir Adi 2024-01-01 C1 P",
        "lahir Budi 2024-01-02 C2 P",
        "lahir Cici 2024-01-03 C3 P",
        "lahir Dodi 2024-01-04 B1 P",
    ),
    [
        "timbang Dodi 2026-11-05 9.4",
        "gabung Cici Dodi",
        "gabung Budi Cici",
        "gabung Adi Budi",
        "pisah Budi",
        "pisah Dodi",
    ],
)
def test_records_become_one_and_several_again_in_any_order(
    village: Village, begin: tuple[str, ...], then: list[str]
) -> None:
    with undone(village):
        for line in (*begin, "kabar", *then):
            happens(village, line)
        catch_up()
        for month in MONTHS[:2]:
            agrees(village, month)
        for name, told in village.told.items():
            stands_for = village.root(name).id
            assert get_person(whole_city(), told.id).pk == stands_for
            assert {told.id for told in village.parts(name)} == (
                set(record_ids(told.id)) if told.id == stands_for else set()
            )


def happens(village: Village, line: str) -> None:
    """What the records refuse does not happen, and is not in the account either."""
    word, name, *rest = [*line.split(), ""]
    if word == "kabar":
        catch_up()
    elif can_happen(village, word, name, rest):
        with suppress(DomainError):
            village.tell(line)


def can_happen(village: Village, word: str, name: str, rest: list[str]) -> bool:
    """Born once; put right only what is there; never two weighings in one moment, for neither is the later."""
    known = village.told.get(name)
    if known is None or word == "lahir":
        return known is None and word == "lahir"
    if word in KEPT:
        moments = [at for told in village.told.values() for at in moments_of(told, word)]
        return instant(rest[0]) not in moments
    if word == "pindah":
        return village.root(name).homes[-1][0] != rest[1]
    if word == "pisah":
        return known.part_of is not None
    if word in ("gabung", "salah_anak") and rest[0] not in village.told:
        return False
    return word not in ("betulkan", "batal", "salah_anak") or bool(known.weighings)


KEPT = {"timbang": "weighings", "panjang": "lengths", "lila": "arms", "buku": "books"}


def moments_of(told: Told, word: str) -> list[datetime]:
    rows = getattr(told, KEPT[word])
    return [at for at, _ in (rows.values() if isinstance(rows, dict) else rows)]


def agrees(village: Village, month: Month) -> None:
    """Every leaf is the number of people the oracle names, and the names that a kelurahan's number opens are those."""
    people = {told.id: told for told in village.told.values()}
    truth = evaluate([history(village, name) for name in stands(village)], month)
    cells = Cell.objects.filter(month=month.index).values_list("rt_id", "indicator", "sex", "stage", "value")
    assert {tuple(key): value for *key, value in cells} == Counter(
        (rt, code, people[one].sex, stage_of(people[one].born, month.last_day))
        for code, leaves in truth.items()
        for rt, who in leaves.items()
        for one in who
    )
    sums = KelurahanSum.objects.filter(month=month.index).values_list("kelurahan_id", "indicator", "value")
    kelurahan_of = {rt.pk: rt.kelurahan_id for rt in village.rt.values()}
    assert {tuple(key): value for *key, value in sums} == Counter(
        (kelurahan_of[rt], code) for code, leaves in truth.items() for rt, who in leaves.items() for _ in who
    )
    for kelurahan in (village.campurejo, village.bandar):
        leaves = [rt.pk for rt in village.rt.values() if rt.kelurahan_id == kelurahan.pk]
        for code in COUNTED:
            names = queries.names_behind(whole_city(), kelurahan.pk, month, code)
            assert set(names) == set().union(*(truth[code].get(rt, set()) for rt in leaves))
            assert len(names) == len(set(names))


def figures() -> tuple[list[tuple[object, ...]], ...]:
    people = PersonMonth.objects.order_by("person_id", "month")
    cells = Cell.objects.order_by("rt_id", "month", "indicator", "sex", "stage")
    sums = KelurahanSum.objects.order_by("kelurahan_id", "month", "indicator")
    return (
        list(people.values_list("person_id", "month", "rt_id", "rw_id", "kelurahan_id", "sex", "stage", "counts")),
        list(cells.values_list("rt_id", "rw_id", "kelurahan_id", "month", "indicator", "sex", "stage", "value")),
        list(sums.values_list("kelurahan_id", "month", "indicator", "value")),
    )


def stands(village: Village) -> list[str]:
    """The records that count: of their own, and not of somebody who does not exist."""
    return [name for name, told in village.told.items() if not (told.part_of or told.withdrawn)]


def history(village: Village, name: str) -> PersonHistory:
    told = village.told[name]
    parts = village.parts(name)
    weighings = [one for part in parts for one in part.weighings.values()]
    return PersonHistory(
        person_id=told.id,
        sex=told.sex,
        birth_date=told.born,
        died_on=told.died,
        homes=[Home(village.rt[rt].pk, since, until) for rt, since, until in told.homes],
        weighings=[Weighed(at, local_date(at, LocalZone.WIB), Grams(grams)) for at, grams in weighings],
        lengths=said(part.lengths for part in parts),
        arms=said(part.arms for part in parts),
        books=said(part.books for part in parts),
        came_on=[day for part in parts for day in (*part.came, *(one for one in part.cards if one in village.held))],
    )


def said(of_parts: Iterable[list[tuple[datetime, int]]]) -> list[Said]:
    return [Said(at, local_date(at, LocalZone.WIB), value) for rows in of_parts for at, value in rows]


@contextmanager
def undone(village: Village) -> Iterator[None]:
    """One example on the stage; nothing of it is left for the next."""
    try:
        with transaction.atomic():
            with work_area_scope(whole_city()):
                yield
            transaction.set_rollback(True)
    finally:
        village.told.clear()
        village.held.clear()
