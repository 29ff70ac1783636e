"""The page of how weights are read: kind to the kader, plain to who guides, closed to everybody else."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.scales.drawing import FLOOR, digit_words, drawing_of
from simpul.interfaces.web.kelurahan.scales.presenters import line_of, panel_of
from simpul.interfaces.web.kelurahan.scales.words import median_words, says_of
from simpul.monitoring.data_quality.digits import Readings, judge
from simpul.records.access.actions import end_assignment
from simpul.records.access.models import Assignment
from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.cast import NAMES, NOW, Cast
from tests.interfaces.test_every_door import enter_as
from tests.monitoring.data_quality.hand import NOVEMBER, children, write

HEAPED = Readings((30, 6, 6, 6, 6, 22, 6, 6, 6, 6), compared=60, same=15)
EVEN = Readings((6,) * 10)


@pytest.fixture(autouse=True)
def in_indonesian() -> Iterator[None]:
    with translation.override("id"):
        yield


@pytest.fixture
def written(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The kader writes sixty weights to ,0 and ,5; her neighbour sixty that are even, the bidan three."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    with transaction.atomic(), work_area_scope(whole_city()):
        people, here = children(cast, 30), cast.campurejo
        for back in (0, 1):
            month = Month.from_index(NOVEMBER.index - back)
            heaped = [(one, 9000 + 500 * (at % 2)) for at, one in enumerate(people)]
            write(cast.kader.pk, here.posyandu[0], heaped, month)
        for back in (2, 3):
            month = Month.from_index(NOVEMBER.index - back)
            even = [(one, 9000 + 100 * (at % 10) + 1000 * (back == 3)) for at, one in enumerate(people)]
            write(cast.neighbour_kader.pk, here.posyandu[1], even, month)
        write(cast.bidan.pk, here.posyandu[0], [(one, 9100) for one in people[:3]], Month(2026, 7))
    return cast


def ask(cast: Cast, part: str, language: str = "id", **asked: str) -> Any:
    client = enter_as(cast.staff[part])
    client.cookies["django_language"] = language
    return client.get(reverse("kelurahan:scales", kwargs={"code": cast.campurejo.area.code}), asked)


def seen(cast: Cast, part: str, language: str = "id", **asked: str) -> str:
    return str(ask(cast, part, language, **asked).content.decode())


def lines(page: str) -> dict[str, list[str]]:
    """By the key of its row what each cell says."""
    rows = re.findall(r'data-line="([^"]+)".*?>(.*?)</tr>', page)
    return {key: [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for key, row in rows}


def test_a_kader_is_told_kindly_of_her_own_hand_and_of_nobody_else(written: Cast) -> None:
    page = seen(written, "kader")
    assert "Timbangan Anda sering berhenti di ,0 dan ,5. Baca sampai satu angka di belakang koma." in page
    assert "36 dari 60 anak beratnya persis sama dengan bulan lalu; ini bisa saja benar." in page
    assert lines(page) == {}
    assert "khi-kuadrat" not in page
    assert "bermasalah" not in page
    assert "Per petugas" not in page
    assert "Pemeran neighbour_kader" not in page
    assert "Terima kasih sudah membaca dengan teliti." in seen(written, "neighbour_kader")
    assert "Belum cukup data" in seen(written, "second_kader")
    assert "Belum cukup data" in seen(written, "ketua")


def test_who_guides_reads_the_figures_of_each_posyandu_and_kader(written: Cast) -> None:
    found = lines(seen(written, "bidan"))
    first, second = (str(one.pk) for one in written.campurejo.posyandu)
    # 30 of 63 in 0 and in 5, three in 1: chi-square 224.1, score 100·√(224.1 / 567).
    # All thirty of November are October's, six of October happen to be September's.
    assert found[first][1:] == [
        "63",
        "95\u00a0%",
        "63, bermasalah",
        "60\u00a0% (36 dari 60)",
        "Sering berhenti di ,0 dan ,5.",
    ]
    assert found[second][1:] == ["60", "20\u00a0%", "0", "0\u00a0% (0 dari 33)", "Sebarannya wajar."]
    assert found[str(written.kader.pk)][:3] == ["Pemeran kader", "60", "100\u00a0%"]
    assert found[str(written.neighbour_kader.pk)][-1] == "Sebarannya wajar."
    assert str(written.bidan.pk) not in found


@pytest.mark.parametrize(("part", "names"), [
    ("bidan", {"kader", "neighbour_kader"}), ("dokter", {"kader", "neighbour_kader"}),
    ("pj", {"kader", "neighbour_kader", "bidan"}), ("kepala", {"kader", "neighbour_kader", "bidan"}),
    ("kader", set()), ("ketua", set()),
])  # fmt: skip
def test_the_names_of_workers_are_for_who_guides_them(written: Cast, part: str, names: set[str]) -> None:
    keys = {str(written.staff[one].pk): one for one in written.staff}
    page = seen(written, part)
    assert {keys[key] for key in lines(page) if key in keys} == names
    assert not [name for name in NAMES if name in page]


def test_a_worker_is_drawn_on_asking_and_counts_behind_the_drawing(written: Cast) -> None:
    page = seen(written, "pj", petugas=str(written.kader.pk))
    digits = dict(re.findall(r'data-digit=",(\d)">(\d+)<', page))
    assert digits == {str(one): "30" if one in (0, 5) else "0" for one in range(10)}
    assert "Angka terakhir berat: ,0 50\u00a0%; ,1 0\u00a0%" in page
    assert "100\u00a0% berakhir di ,0 dan ,5; kebetulan: 20 %." in page
    assert "p &lt; 0,001" in page
    assert 'aria-current="true"' in page
    place = seen(written, "pj", posyandu=str(written.campurejo.posyandu[1].pk))
    assert re.findall(r'data-digit=",(\d)">(\d+)<', place) == [(str(one), "6") for one in range(10)]


def test_who_knows_no_names_reads_shares_and_no_small_count(written: Cast) -> None:
    """Neither how many children nor how many weights of each digit stand on the page."""
    for asked in ({}, {"petugas": str(written.kader.pk)}, {"posyandu": str(written.posyandu.pk)}):
        page = seen(written, "kepala", **asked)
        assert "data-digit" not in page
        assert not re.findall(r"\d+ dari \d+", page)
        assert "khi-kuadrat" not in page
        assert "berakhir di ,0 dan ,5; kebetulan: 20 %." in page
    found = lines(seen(written, "kepala"))
    first, second = (str(one.pk) for one in written.campurejo.posyandu)
    assert (found[first][4], found[second][4]) == ("60\u00a0%", "0\u00a0%")
    assert {key: cells[1] for key, cells in found.items()} == {
        first: "cukup", second: "cukup", str(written.kader.pk): "cukup", str(written.neighbour_kader.pk): "cukup",
        str(written.bidan.pk): "belum cukup",
    }  # fmt: skip
    assert "Disembunyikan: angka 1 sampai 4" in seen(written, "kepala")
    assert "Disembunyikan: angka 1 sampai 4" not in seen(written, "pj")


def test_two_months_tell_who_knows_no_names_of_no_few_children(written: Cast) -> None:
    """The three of July leave the six months between one page and the next: who counts reads no 63 and no 60."""
    first = str(written.campurejo.posyandu[0].pk)

    def told(part: str) -> list[str]:
        return [lines(seen(written, part, bulan=month))[first][1] for month in ("2026-12", "2027-01")]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=70))
        assert told("bidan") == ["63", "60"]
        assert told("kepala") == ["cukup", "cukup"]


def test_columns_of_whole_percents_are_drawn_alike_however_many_weights_there_were() -> None:
    """A third of 60 and of 200 in 5 is 33 %: who knows no names sees the very same drawing."""
    few, many = (Readings((0, 0, 0, 0, 0, third, 0, 0, 0, rest)) for third, rest in ((20, 40), (66, 134)))
    assert drawing_of(few, (5,), counts=False) == drawing_of(many, (5,), counts=False)
    assert drawing_of(few, (5,)) != drawing_of(many, (5,))


@pytest.mark.parametrize(("same", "shown"), [(0, True), (1, False), (4, False), (5, True), (40, True), (41, False),
                                             (44, False), (45, True)])  # fmt: skip
def test_a_share_that_tells_of_few_children_is_hidden_from_who_knows_no_names(same: int, shown: bool) -> None:
    readings = Readings((6,) * 10, compared=45, same=same)
    share = f"{round(100 * same / 45)}\u00a0%"
    line = line_of(new_id(), "Posyandu", readings, None, counts=False)
    assert line.same == (share if shown else formats.hidden_sign())
    facts = panel_of("Posyandu", readings, counts=False).facts
    told = [fact for fact in facts if "persis sama" in fact]
    assert told == ([f"{share} anak yang juga ditimbang bulan lalu beratnya persis sama."] if shown else [])
    assert line_of(new_id(), "Posyandu", readings, None).same == f"{share} ({same} dari 45)"


def test_who_may_not_be_asked_for_does_not_exist(written: Cast) -> None:
    strange = [{"petugas": str(new_id())}, {"posyandu": str(new_id())}, {"petugas": "x"}, {"bulan": "2026-13"},
               {"posyandu": str(written.bandar.posyandu[0].pk)}, {"petugas": str(written.other_kader.pk)}]  # fmt: skip
    assert [ask(written, "bidan", **asked).status_code for asked in strange] == [404] * len(strange)
    assert ask(written, "bidan", petugas=str(written.dokter.pk)).status_code == 404
    assert ask(written, "kader", petugas=str(written.neighbour_kader.pk)).status_code == 404
    assert ask(written, "kader", petugas=str(written.kader.pk)).status_code == 404


def test_who_has_left_the_post_is_named_no_longer_and_the_posyandu_keeps_the_weights(written: Cast) -> None:
    post = Assignment.objects.get(staff=written.kader)
    end_assignment(actor_id=written.kepala.pk, post_id=post.pk, day=date(2026, 11, 1))
    found = lines(seen(written, "bidan"))
    assert str(written.kader.pk) not in found
    assert found[str(written.posyandu.pk)][1] == "63"


def test_no_name_stands_in_an_address(written: Cast) -> None:
    addresses = re.findall(r'href="([^"]+)"', seen(written, "pj"))
    assert [one for one in addresses if "petugas=" in one]
    assert not [one for one in addresses if "pemeran" in one.lower() or "kader" in one]


def test_the_page_is_said_in_english_too(written: Cast) -> None:
    assert "Your weights often stop at .0 and .5. Read to one digit after the point." in seen(written, "kader", "en")
    page = seen(written, "pj", "en", petugas=str(written.kader.pk))
    assert "Often stops at .0 and .5." in page
    assert "100\u00a0% end in .0 and .5; by chance: 20 %." in page
    assert "Dashed line: 10 %, if no digit is preferred." in page


def test_the_page_costs_the_same_for_few_and_for_many(written: Cast) -> None:
    def statements(part: str) -> int:
        client = enter_as(written.staff[part])
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("kelurahan:scales", kwargs={"code": written.campurejo.area.code}))
        return len(asked)

    before = [statements(part) for part in ("kader", "bidan", "kepala")]
    with transaction.atomic(), work_area_scope(whole_city()):
        for staff in (written.second_kader, written.ketua):
            write(staff.pk, written.posyandu, [(one, 9200) for one in children(written, 8)])
    assert [statements(part) for part in ("kader", "bidan", "kepala")] == before


def test_the_page_of_the_kelurahan_leads_here_for_who_may(written: Cast) -> None:
    address = reverse("kelurahan:page", kwargs={"code": written.campurejo.area.code})
    leads = {part: "/timbangan/" in enter_as(written.staff[part]).get(address).content.decode()
             for part in ("kader", "bidan", "kepala", "kader_pustu", "lurah", "dinkes")}  # fmt: skip
    assert leads == {
        "kader": True,
        "bidan": True,
        "kepala": True,
        "kader_pustu": False,
        "lurah": False,
        "dinkes": False,
    }


def test_columns_stand_on_the_floor_and_tell_their_shares() -> None:
    drawn = drawing_of(HEAPED, (0, 5))
    assert drawn is not None
    assert all(one.y + one.height == pytest.approx(FLOOR, abs=0.11) for one in drawn.columns)
    assert drawn.columns[0].height / drawn.columns[1].height == pytest.approx(5, abs=0.05)
    assert [one.is_often for one in drawn.columns] == [one in (0, 5) for one in range(10)]
    assert drawing_of(Readings(), ()) is None


def test_small_numbers_and_too_few_are_neither_drawn_nor_told() -> None:
    few = line_of(new_id(), "Posyandu", Readings((3, *[0] * 9)), None)
    assert (few.count, few.whole_or_half, few.score, few.same) == (formats.hidden_sign(), "–", "–", "–")
    assert panel_of("Posyandu", Readings((40, *[0] * 9))).drawing is None
    assert panel_of("Anda", Readings((40, *[0] * 9)), mine=True).says == [
        "Belum cukup data: perlu paling sedikit 50 timbangan."
    ]


def test_words_of_every_shape() -> None:
    assert digit_words((5,)) == ",5"
    assert digit_words((0, 2, 5)) == ",0, ,2 dan ,5"
    assert says_of(judge(Readings((0, *[34] * 9)))) == "Tidak merata, tanpa satu angka yang menonjol."
    assert "belum merata" in panel_of("Anda", Readings((0, *[34] * 9)), mine=True).says[0]
    assert panel_of("Anda", HEAPED, mine=True).says[-1].startswith("15 dari 60 anak beratnya persis sama")
    assert panel_of("Posyandu", HEAPED).facts[-1].startswith("15 dari 60 anak yang juga ditimbang")
    assert any("p = 1,000" in fact for fact in panel_of("Posyandu", EVEN).facts)
    assert "median 25\u00a0% dari 3 Posyandu" in median_words(25, 3)
    assert "belum dapat dihitung" in median_words(None, 0)
