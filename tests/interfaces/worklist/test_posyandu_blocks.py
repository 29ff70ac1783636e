"""What the first page says of the Posyandu: which block for whom, each number with its names, and no more rights."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.interfaces.web.worklist.blocks import NEEDS, Block
from simpul.knowledge.concepts import concept
from simpul.records.access.permissions import Permission, Role, may
from simpul.records.audit.models import Event
from simpul.records.facilities.models import Coverage, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.actions import Finding
from simpul.services.posyandu.actions import Plan, arrive, open_session, plan_session, record_findings_of_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as

DAY = timedelta(days=1)
YESTERDAY = TODAY - DAY
SAID = {Block.DAYS: 'id="hari-buka"', Block.COUNTED: "belum pernah membuka", Block.LEFT: 'id="hari-buka-terakhir"'}
BLOCKS = {
    "kader": {Block.LEFT},
    "ketua": {Block.DAYS, Block.LEFT},
    "kader_pustu": {Block.DAYS, Block.LEFT},
    "bidan": {Block.DAYS, Block.LEFT},
    "dokter": set(),
    "pj": {Block.COUNTED, Block.LEFT},
    "kepala": {Block.COUNTED},
    "surveilans": set(),
    "lurah": set(),
    "dinkes": {Block.COUNTED},
    "admin": set(),
}


@pytest.fixture(autouse=True)
def now(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def plan(cast: Cast, day: date, plan: Plan | None = None, part: str = "kader") -> Session:
    standing = cast.standing(part)
    with transaction.atomic(), work_area_scope(standing.area):
        return plan_session(
            actor_id=standing.staff_id, area=standing.area, posyandu=standing.facility, day=day,
            plan=plan or Plan(), today=min(day, TODAY),
        )  # fmt: skip


def held(cast: Cast, day: date = YESTERDAY, part: str = "kader") -> Session:
    standing = cast.standing(part)
    with transaction.atomic(), work_area_scope(standing.area):
        return open_session(
            actor_id=standing.staff_id, area=standing.area, posyandu=standing.facility, day=day, now=NOW
        )


def came(cast: Cast, session: Session, person: Person) -> None:
    bidan = cast.standing("bidan")
    with transaction.atomic(), work_area_scope(bidan.area):
        arrive(
            actor_id=bidan.staff_id, area=bidan.area, session=session, person_id=person.pk, arrival_id=new_id(),
            at=NOW - DAY, now=NOW,
        )  # fmt: skip


def referred(cast: Cast, session: Session, person: Person) -> None:
    bidan = cast.standing("bidan")
    number = next(one.number for one in concept("referral").options if one.code == "puskesmas")
    with transaction.atomic(), work_area_scope(bidan.area):
        record_findings_of_session(
            actor_id=bidan.staff_id, area=bidan.area, session=session, at=NOW - DAY, now=NOW,
            findings={person.pk: Finding(new_id(), "referral", number)},
        )  # fmt: skip


def page(cast: Cast, part: str, address: str = "/") -> str:
    return enter_as(cast.staff[part]).get(address).content.decode()


def left(client: Client, address: str = "/") -> Any:
    return client.get(address).context["left"]


@pytest.mark.parametrize("part", BLOCKS)
def test_each_role_sees_the_blocks_it_works_with(cast: Cast, part: str) -> None:
    text = page(cast, part)
    found = {block for block, words in SAID.items() if words in text}
    if Block.COUNTED in found:
        found.discard(Block.DAYS)  # stands at the same place
    assert found == BLOCKS[part]


def test_whoever_is_shown_names_may_read_people() -> None:
    assert all(may(role, Permission.PERSON_READ) for role, blocks in NEEDS.items() if Block.LEFT in blocks)
    assert NEEDS.keys() <= set(Role)


def test_a_day_ahead_says_when_where_and_for_whom(cast: Cast) -> None:
    plan(cast, TODAY + DAY, Plan(place_name="Balai RW 1", groups=(Group.BALITA,)))
    text = page(cast, "bidan")
    assert "Minggu, 22 Nov 2026" in text
    assert "Balai RW 1 · Bayi, balita, apras" in text
    assert "besok" in text


def test_a_day_without_groups_is_for_all(cast: Cast) -> None:
    plan(cast, TODAY)
    text = page(cast, "ketua")
    assert "semua kelompok" in text
    assert "hari ini" in text


def test_what_was_left_lying_leads_to_where_it_is_mended(cast: Cast) -> None:
    plan(cast, YESTERDAY - DAY)
    session = held(cast)
    text = page(cast, "ketua")
    assert f'href="/posyandu/{cast.posyandu.pk}/{session.date}/tutup/"' in text
    assert f'href="/posyandu/{cast.posyandu.pk}/jadwal/"' in text
    assert f'href="/posyandu/{cast.posyandu.pk}/rencana/"' in text, "next month has no plan"


def test_a_calm_calendar_says_so_in_one_sentence(cast: Cast) -> None:
    held(cast, TODAY)
    plan(cast, TODAY + 15 * DAY)
    plan(cast, TODAY + 30 * DAY)
    shown = enter_as(cast.ketua).get("/").context["days"]
    assert (shown.ahead, shown.never_opened, shown.left_open, shown.without_day, shown.without_plan) == ([],) * 5
    assert "Tidak ada hari buka yang direncanakan" in page(cast, "ketua")


def test_a_kader_of_the_posyandu_sees_whom_to_visit_by_rt_and_when_they_can_come_next(cast: Cast) -> None:
    held(cast)
    plan(cast, TODAY + 3 * DAY)
    client = enter_as(cast.kader)
    ((place,),) = [group.places for group in left(client).absent]
    assert (place.place, [one.name for one in place.people]) == ("RT 01 / RW 01", [cast.balita.name])
    text = client.get("/").content.decode()
    assert "Datangi, lalu ajak ke hari buka berikutnya: Selasa, 24 Nov 2026." in text
    assert f'href="/orang/{cast.balita.pk}/"' in text


def test_nobody_left_behind_is_one_sentence(cast: Cast) -> None:
    assert "Belum ada hari buka yang selesai." in page(cast, "kader")
    came_at = held(cast)
    referred(cast, came_at, cast.balita)
    assert "Tidak ada yang perlu ditemui." in page(cast, "kader"), "a referral is for those who close the day"


@pytest.mark.parametrize(("part", "sees"), [("kader", False), ("kader_pustu", False), ("ketua", True), ("bidan", True)])
def test_red_and_referred_are_for_those_who_close_the_day(cast: Cast, part: str, sees: bool) -> None:
    session = held(cast)
    referred(cast, session, cast.balita)
    client = enter_as(cast.staff[part])
    found = left(client, f"/?posyandu={cast.posyandu.pk}")
    assert [one.name for one in found.serious] == ([cast.balita.name] if sees else [])
    assert all(row.serious == 0 or sees for row in found.rows)


def test_the_list_names_whom_the_close_of_the_day_names_below_the_red_line(cast: Cast) -> None:
    session, client = held(cast), enter_as(cast.ketua)
    with transaction.atomic(), work_area_scope(whole_city()):
        names = ("Abim Pemeran", "Banu Pemeran")
        children = [add_person(cast, one, Sex.MALE, date(2025, 2, 2), cast.campurejo.rt[0]) for one in names]
    for one, kilograms in zip(children, (6.0, 11.0), strict=True):
        weigh(cast, one, kilograms, NOW - DAY)
    summary = client.get(f"/posyandu/{cast.posyandu.pk}/{session.date}/tutup/").context["summary"]
    assert [one.name for one in left(client).serious] == [one.name for one in summary.flagged] == ["Abim Pemeran"]


def test_every_number_opens_exactly_what_it_counts(cast: Cast) -> None:
    session = held(cast)
    held(cast, part="neighbour_kader")
    came(cast, session, cast.mother)
    client = enter_as(cast.pj)
    rows = left(client).rows
    assert [(row.posyandu, row.absent, row.waiting) for row in rows] == [
        (cast.posyandu, 1, 1),
        (cast.campurejo.posyandu[1], 1, 0),
    ]
    for row in rows:
        found = left(client, f"/?posyandu={row.posyandu.pk}")
        assert (found.absent_count, len(found.waiting)) == (row.absent, row.waiting)
    assert left(client).chosen is None, "names are shown where they are asked for"


@pytest.mark.parametrize("asked", ["x", "%00", "' OR 1=1", "00000000-0000-7000-8000-000000000000"])
def test_a_posyandu_that_is_none_opens_nobody(cast: Cast, asked: str) -> None:
    held(cast)
    assert left(enter_as(cast.bidan), f"/?posyandu={asked}").chosen is None


def test_the_names_of_another_puskesmas_are_not_opened(cast: Cast) -> None:
    held(cast)
    text = page(cast, "other_bidan", f"/?posyandu={cast.posyandu.pk}")
    assert cast.balita.name not in text
    assert cast.posyandu.name not in text


@pytest.mark.parametrize("part", ["kepala", "dinkes"])
def test_the_head_and_the_dinas_see_numbers_and_nobody_s_name(cast: Cast, part: str) -> None:
    held(cast, YESTERDAY)
    plan(cast, TODAY + DAY)
    address = f"/?posyandu={cast.posyandu.pk}&kelurahan={cast.campurejo.area.code}"
    client = enter_as(cast.staff[part])
    answer = client.get(address)
    text = answer.content.decode()
    row = next(one for one in answer.context["counted"] if one.kelurahan == cast.campurejo.area)
    assert [one.count for one in row.numbers] == [1, 0, 1, 2, 1]
    assert cast.balita.name not in text
    assert cast.posyandu.name not in text
    assert "/posyandu/" not in text
    assert "left" not in answer.context


def test_who_needs_help_most_stands_first(cast: Cast) -> None:
    held(cast, TODAY, part="other_kader")
    held(cast, TODAY - 100 * DAY)  # begun, and forgotten since
    names = [row.kelurahan.name for row in enter_as(cast.dinkes).get("/").context["counted"]]
    assert names == ["Campurejo", "Bandar Lor"]
    for day in (TODAY - 3 * DAY, TODAY - 2 * DAY):
        plan(cast, day, part="other_kader")
    names = [row.kelurahan.name for row in enter_as(cast.dinkes).get("/").context["counted"]]
    assert names == ["Bandar Lor", "Campurejo"]


def test_where_nobody_has_begun_nothing_was_left_undone(cast: Cast) -> None:
    plan(cast, TODAY - DAY, part="other_kader")
    answer = enter_as(cast.dinkes).get("/")
    assert [row.kelurahan.name for row in answer.context["counted"]] == ["Bandar Lor"]
    assert [row.kelurahan.name for row in answer.context["not_begun"]] == ["Campurejo"]
    assert "Belum mulai 1" in words_of(answer)
    here = f"/?kelurahan={cast.campurejo.area.code}"
    assert enter_as(cast.pj).get(here).context["opened_name"] == "Campurejo", "its days are planned from here"


def test_the_numbers_of_a_kelurahan_open_its_posyandu_for_who_works_there(cast: Cast) -> None:
    plan(cast, YESTERDAY)
    client = enter_as(cast.pj)
    answer = client.get(f"/?kelurahan={cast.campurejo.area.code}")
    row = answer.context["counted"][0]
    counts = {one.to: one.count for one in row.numbers}
    opened = answer.context["opened"]
    assert counts == {
        "tanpa-hari": len(opened.without_day),
        "tidak-dibuka": len(opened.never_opened),
        "belum-ditutup": len(opened.left_open),
        "tanpa-rencana": len(opened.without_plan),
        "akan-datang": len(opened.ahead),
    }
    text = answer.content.decode()
    for key, count in counts.items():
        assert (f'id="k-{key}"' in text) == bool(count)
        assert (f"#k-{key}" in text) == bool(count)
    assert client.get("/?kelurahan=35.71.01.1004").context["opened"] is None, "another Puskesmas"


@pytest.mark.parametrize("part", ["ketua", "kader_pustu", "bidan", "pj", "kepala", "dinkes", "kader"])
def test_every_link_of_the_page_opens(cast: Cast, part: str) -> None:
    plan(cast, YESTERDAY - DAY)
    plan(cast, TODAY + DAY)
    session = held(cast)
    came(cast, session, cast.mother)
    referred(cast, session, cast.mother)
    client = enter_as(cast.staff[part])
    start = f"/?posyandu={cast.posyandu.pk}&kelurahan={cast.campurejo.area.code}"
    main = client.get(start).content.decode().split('id="isi"')[1]
    links = {one.split('"')[0].replace("&amp;", "&") for one in main.split('href="')[1:]}
    opened = {one for one in links if not one.startswith("#")}
    assert opened
    for link in sorted(opened):
        address = link if link.startswith("/") else f"/{urlsplit(link)._replace(fragment='').geturl()}"
        assert client.get(address).status_code == 200, link


def test_what_was_shown_is_in_the_audit_log_without_a_name(cast: Cast) -> None:
    held(cast)
    enter_as(cast.kader).get("/")
    event = Event.objects.get(action="worklist.open", purpose="hari buka terakhir")
    assert (event.actor_id, event.detail) == (cast.kader.pk, {"count": 1})


def test_numbers_alone_open_nobody_and_are_not_written_down(cast: Cast) -> None:
    held(cast)
    enter_as(cast.pj).get("/")
    assert not Event.objects.filter(purpose="hari buka terakhir").exists()


@pytest.mark.parametrize(("part", "most"), [("bidan", 32), ("pj", 32), ("kepala", 17), ("dinkes", 17)])
def test_more_posyandu_do_not_cost_more(
    cast: Cast, django_assert_num_queries: Any, django_assert_max_num_queries: Any, part: str, most: int
) -> None:
    held(cast)
    client = enter_as(cast.staff[part])
    with django_assert_max_num_queries(most) as first:
        client.get("/")
    for number in range(3, 9):
        more_posyandu(cast, number)
    with django_assert_num_queries(len(first)):
        answer = client.get("/")
    rows = answer.context["left"].rows if "left" in answer.context else []
    assert len(rows) == (7 if part in ("bidan", "pj") else 0)


def more_posyandu(cast: Cast, number: int) -> None:
    """With an RT of its own, a balita in it, and an open day without her."""
    bidan = cast.standing("bidan")
    one = Facility.objects.create(
        code=f"POS-{number}", kind="posyandu", name=f"Posyandu {number}", area=cast.campurejo.area,
        parent=cast.campurejo.pustu, is_example=True, valid_from=date(2020, 1, 1),
    )  # fmt: skip
    first = cast.campurejo.rt[0]
    rt = type(first).objects.create(
        code=f"{first.parent.code}/{number:02}", level="rt", name=f"RT {number:02}", parent=first.parent,
        kelurahan=cast.campurejo.area, rw=cast.campurejo.rw, valid_from=date(2020, 1, 1),
    )  # fmt: skip
    Coverage.objects.create(facility=one, area=rt, valid_from=date(2020, 1, 1))
    with transaction.atomic(), work_area_scope(whole_city()):
        add_person(cast, f"Balita Pemeran {number}", Sex.FEMALE, date(2025, 1, 5), rt, here_from=date(2025, 1, 5))
        open_session(actor_id=bidan.staff_id, area=bidan.area, posyandu=one, day=YESTERDAY, now=NOW)
