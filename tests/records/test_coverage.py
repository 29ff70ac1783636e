"""Which Posyandu serves an RT changes on a day: what was before stays, and nobody is served twice."""

from datetime import date, timedelta

import pytest

from simpul.foundation.errors import DomainError
from simpul.interfaces.cli.main import main
from simpul.records.access.queries import standing_of
from simpul.records.audit.models import Event
from simpul.records.facilities.actions import change_coverage
from simpul.records.facilities.models import Area, Coverage, Facility
from simpul.records.facilities.queries import posyandu_of_rt
from simpul.records.feed.models import Change
from tests.cast import LONG_AGO, NOW, TODAY, Cast

LATER = TODAY + timedelta(days=10)


def change(cast: Cast, facility: Facility, area: Area, day: date, *, served: bool) -> None:
    change_coverage(actor_id=cast.admin.pk, facility=facility, area=area, served=served, day=day)


def serving(area: Area, day: date) -> str:
    found = posyandu_of_rt([area.pk], day).get(area.pk)
    return found.name[-1] if found else "-"


def test_an_rt_goes_from_one_posyandu_to_the_other_on_a_day(cast: Cast) -> None:
    (one, two), rt = cast.campurejo.posyandu, cast.campurejo.rt[0]
    change(cast, one, rt, LATER, served=False)
    change(cast, two, rt, LATER, served=True)
    days = (TODAY, LATER - timedelta(days=1), LATER, LATER + timedelta(days=900))
    assert [serving(rt, day) for day in days] == ["1", "1", "2", "2"]
    assert Coverage.objects.filter(facility=one, area=rt, superseded_sequence__isnull=False).count() == 1
    reached = [standing_of(cast.kader, day) for day in (TODAY, LATER)]
    assert [one.area.rt if one else None for one in reached] == [frozenset({rt.pk}), frozenset()]


def test_what_changed_is_told_and_written_down(cast: Cast) -> None:
    change(cast, cast.posyandu, cast.campurejo.rt[0], LATER, served=False)
    event = Event.objects.get(action="coverage.change")
    assert (event.actor_id, event.subject_id) == (cast.admin.pk, cast.posyandu.pk)
    assert event.detail == {"area": cast.campurejo.rt[0].pk, "served": False, "from": LATER.isoformat()}
    assert Change.objects.get(kind="coverage.changed").scope == cast.campurejo.area.pk


@pytest.mark.parametrize("served", [True, False])
def test_what_is_so_already_is_refused(cast: Cast, served: bool) -> None:
    rt = cast.campurejo.rt[0 if served else 1]
    with pytest.raises(DomainError, match="coverage_unchanged"):
        change(cast, cast.posyandu, rt, TODAY, served=served)


def test_nobody_is_served_by_two_posyandu(cast: Cast) -> None:
    (one, two), (first, second) = cast.campurejo.posyandu, cast.campurejo.rt
    for day in (LONG_AGO, TODAY, LATER):
        with pytest.raises(DomainError, match="coverage_taken"):
            change(cast, one, second, day, served=True)
    change(cast, one, first, LATER, served=False)
    with pytest.raises(DomainError, match="coverage_taken"):
        change(cast, two, first, TODAY, served=True)


def test_a_facility_serves_what_its_kind_serves(cast: Cast) -> None:
    posyandu, there = cast.campurejo.posyandu[0], cast.bandar
    for facility, area in (
        (posyandu, there.rt[0]), (posyandu, cast.campurejo.area), (cast.puskesmas, cast.campurejo.rt[0]),
        (cast.campurejo.pustu, cast.campurejo.rt[0]), (cast.dinas, cast.city),
    ):  # fmt: skip
        with pytest.raises(DomainError, match="coverage_impossible"):
            change(cast, facility, area, TODAY, served=True)


def test_an_earlier_beginning_takes_the_place_of_a_later_one(cast: Cast) -> None:
    rt = cast.campurejo.rt[0]
    change(cast, cast.posyandu, rt, LATER, served=False)
    change(cast, cast.posyandu, rt, LATER + timedelta(days=20), served=True)
    change(cast, cast.posyandu, rt, LATER + timedelta(days=5), served=True)
    assert [serving(rt, LATER + timedelta(days=days)) for days in (0, 4, 5, 20, 90)] == ["-", "-", "1", "1", "1"]


def test_a_kelurahan_goes_to_the_other_puskesmas(cast: Cast) -> None:
    area = cast.campurejo.area
    change(cast, cast.puskesmas, area, LATER, served=False)
    change(cast, cast.other_puskesmas, area, LATER, served=True)
    standing = standing_of(cast.other_dokter, LATER)
    assert standing is not None
    assert area.pk in standing.area.kelurahan


class TestTheWord:
    """simpul coverage"""

    @pytest.fixture(autouse=True)
    def today(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)

    def say(self, cast: Cast, *more: str, unit: str = "", area: str = "", staff: str = "admin") -> int:
        words = [unit or cast.posyandu.code, area or cast.campurejo.rt[0].code, "--from", LATER.isoformat()]
        return main(["coverage", *words, "--staff", staff, *more])

    def test_it_changes_what_it_says(self, cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.say(cast, "--end") == 0
        assert f"Sejak {LATER}: {cast.posyandu.name} tidak lagi melayani RT 01" in capsys.readouterr().out
        assert serving(cast.campurejo.rt[0], LATER) == "-"
        assert self.say(cast) == 0
        assert serving(cast.campurejo.rt[0], LATER) == "1"

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"staff": "bidan"}, "Tugas ini bukan bagian dari peran Anda."),
            ({"staff": "nobody"}, "Akun itu tidak ada, atau tidak bertugas hari ini."),
            ({"unit": "POS-35.71.01.1004-1", "staff": "kepala"}, "tidak ada di bawah Puskesmas Campurejo."),
            ({"area": "35.71.01.1012/09/09"}, "tidak ada pada"),
            ({}, "Wilayah itu sudah tercatat demikian"),
        ],
    )
    def test_a_refusal_is_one_sentence(
        self, cast: Cast, capsys: pytest.CaptureFixture[str], given: dict[str, str], says: str
    ) -> None:
        assert self.say(cast, **given) == 1
        assert says in capsys.readouterr().err
        assert not Event.objects.filter(action="coverage.change").exists()
