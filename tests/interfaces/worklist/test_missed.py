"""Yang terlewat: one list of who missed what, of one kelurahan, with one sentence each; and who may open it."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.interfaces.web.worklist import missed
from simpul.records.audit.models import Event
from simpul.records.facilities.models import Coverage
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.due.many.missed import Kind, Missed
from tests.cast import NOW, Cast, add_person
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.services.due.giving import seen

ADDRESS = "/terlewat/"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def page(cast: Cast, part: str = "bidan", asked: str = "") -> Any:
    answer = enter_as(cast.staff[part]).get(ADDRESS + asked)
    assert answer.status_code == 200
    return answer


def why(cast: Cast, asked: str = "") -> dict[str, str]:
    return {one.name: one.why for one in page(cast, asked=asked).context["lines"]}


def test_a_child_without_any_dose_on_record_is_sent_to_the_book(cast: Cast) -> None:
    assert why(cast)[cast.balita.name] == (
        "Imunisasi belum pernah tercatat: salin dulu dari Buku KIA. Terlewat: Vitamin A (sejak 1 Sep 2026), "
        "Skrining perkembangan (KPSP) (sejak 25 Sep 2026)."
    )


def test_with_a_dose_on_record_each_late_dose_is_named_and_the_rest_counted(cast: Cast) -> None:
    seen(cast, cast.balita, "bcg", "vitamin_a_biru", day=date(2026, 8, 3))
    said = why(cast)[cast.balita.name]
    assert said.startswith("Terlewat: OPV1 (Polio tetes 1) (sejak 9 Nov 2025), DPT-HB-Hib 1 (sejak 9 Des 2025), ")
    assert said.endswith(", dan 2 lainnya.")


def test_who_waits_for_a_repeat_of_kpsp_stands_behind_a_number_of_its_own(cast: Cast) -> None:
    """Doubtful sixteen days ago: due again since the fourteenth, and not late (ADR 0054)."""
    seen(cast, cast.balita, found={"kpsp_yes": 8, "kpsp_repeat": 0}, day=date(2026, 11, 5))
    (one,) = page(cast, asked="?pilih=ulang").context["lines"]
    assert one.name == cast.balita.name
    assert one.why.endswith(" Perlu diulang: Skrining perkembangan (KPSP) (sejak 19 Nov 2026).")


def test_whoever_missed_a_screening_of_an_age_alone_stands_behind_its_number(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = frozenset({Kind.DEVELOPMENT})
    kinds = (alone, alone | {Kind.VISIT})
    monkeypatch.setattr(missed, "missed_among", lambda members, today: list(map(Missed, members, kinds)))
    everybody = page(cast)
    assert everybody.context["count"] == 1
    assert "tampil bila angkanya di atas ditekan" in words_of(everybody)
    assert page(cast, asked="?pilih=perkembangan").context["count"] == 2


def test_who_missed_nothing_is_not_in_the_list(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed, "missed_among", lambda members, today: [])
    assert "Tidak ada yang terlewat menurut yang tercatat." in words_of(page(cast))


def test_the_youngest_stands_first_and_leads_to_the_page_of_the_child(cast: Cast) -> None:
    answer = page(cast)
    assert [one.name for one in answer.context["lines"]] == [cast.balita.name, cast.neighbour.name]
    assert f"/orang/{cast.balita.pk}/#jatuh-tempo" in answer.content.decode()


def test_a_number_opens_its_names(cast: Cast) -> None:
    seen(cast, cast.balita, "bcg", day=date(2025, 10, 1))
    answer = page(cast, asked="?pilih=imunisasi")
    assert [one.name for one in answer.context["lines"]] == [cast.balita.name]
    assert {one.key: one.count for one in answer.context["sums"]} == {
        "kunjungan": 0, "imunisasi": 1, "buku": 1, "pembagian": 2, "skrining": 0, "ulang": 0, "perkembangan": 2,
        "dijadwalkan": 0, "ditolak": 0, "semua": 2,
    }  # fmt: skip


def test_of_several_kelurahan_one_is_read_at_a_time(cast: Cast) -> None:
    Coverage.objects.create(facility=cast.puskesmas, area=cast.bandar.area, valid_from=date(2020, 1, 1))
    first = page(cast, "dokter")
    assert [one.name for one in first.context["served"]] == ["Bandar Lor", "Campurejo"]
    assert [one.name for one in first.context["lines"]] == [cast.other_balita.name]
    other = page(cast, "dokter", f"?kelurahan={cast.campurejo.area.code}")
    assert cast.balita.name in {one.name for one in other.context["lines"]}


def test_a_kelurahan_of_another_puskesmas_is_not_opened(cast: Cast) -> None:
    answer = page(cast, asked=f"?kelurahan={cast.bandar.area.code}")
    assert answer.context["here"] == cast.campurejo.area
    assert cast.other_balita.name not in words_of(answer)


def test_long_lists_have_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed, "PAGE", 1)
    assert [one.name for one in page(cast).context["lines"]] == [cast.balita.name]
    assert [one.name for one in page(cast, asked="?halaman=2").context["lines"]] == [cast.neighbour.name]
    assert page(cast, asked="?halaman=2").context["next"] is None


def test_a_page_costs_the_same_for_many(cast: Cast, django_assert_num_queries: Any) -> None:
    client = enter_as(cast.bidan)
    client.get(ADDRESS)
    with transaction.atomic(), work_area_scope(whole_city()):
        for at in range(8):
            add_person(cast, f"Anak Pemeran {at}", Sex.MALE, date(2025, 1, at + 1), cast.campurejo.rt[0])
    with django_assert_num_queries(19):
        assert len(client.get(ADDRESS).context["lines"]) == 10


def test_that_names_were_shown_is_written_down(cast: Cast) -> None:
    page(cast)
    event = Event.objects.filter(action="worklist.open", purpose="layanan terlewat").get()
    assert (event.actor_id, event.detail["count"]) == (cast.bidan.pk, 2)


@pytest.mark.parametrize(("part", "status"), [("kader", 404), ("ketua", 404), ("kader_pustu", 404), ("dinkes", 404)])
def test_it_is_for_health_workers(cast: Cast, part: str, status: int) -> None:
    assert enter_as(cast.staff[part]).get(ADDRESS).status_code == status


def test_the_first_page_leads_there_whoever_may_open_it(cast: Cast) -> None:
    assert ADDRESS in enter_as(cast.bidan).get("/").content.decode()
    assert ADDRESS not in enter_as(cast.kader).get("/").content.decode()
