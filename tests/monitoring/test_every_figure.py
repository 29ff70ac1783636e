"""Every figure of the catalogue, worked out by hand, and the names behind it."""

import pytest

from simpul.foundation.local_time import Month
from simpul.knowledge.indicators.catalogue import COUNTED, RATIOS
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.actions import count_a_month, extend, is_waiting, rebuild
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.models import Horizon, PersonMonth
from simpul.records.facilities.work_area import whole_city
from simpul.records.feed.actions import raise_epoch
from simpul.records.feed.models import Change
from tests.monitoring.village import Village, catch_up

STORIES = [
    (
        "not gained twice: T, then T again; a gain between them breaks the row",
        """timbang Adi 2026-08-05 9.0
           timbang Adi 2026-09-05 9.0
           timbang Adi 2026-10-05 9.0
           timbang Adi 2026-11-05 9.4
           timbang Adi 2026-12-05 9.4""",
        {"2026-09": "T", "2026-10": "T 2T", "2026-11": "N", "2026-12": "T"},
    ),
    (
        "a weighing put right makes 2T of the month after, which stays T itself",
        """timbang Adi 2026-08-05 9.0
           timbang Adi 2026-10-05 9.0
           timbang Adi 2026-09-05 9.4
           betulkan Adi 9.0""",
        {"2026-09": "T", "2026-10": "T 2T"},
    ),
    (
        "the book counts from the answer on, until another answer; not asked is not yes",
        """buku Adi 2026-09-05 ya
           buku Adi 2026-11-05 tidak""",
        {"2026-08": "", "2026-09": "K", "2026-10": "K", "2026-11": "", "2026-12": ""},
    ),
    (
        "a boy of 22 months: 7.0 kg lies below the red line, 9.9 kg does not",
        """timbang Adi 2026-10-09 7.0
           timbang Adi 2026-11-09 9.9""",
        {"2026-10": "BGM BBU BBU.sangat_kurang", "2026-11": "BBU BBU.normal"},
    ),
    (
        "a boy of 22 months: 75 cm is very short, 86 cm is not; the last that could be assessed counts",
        """panjang Adi 2026-10-09 750
           panjang Adi 2026-11-02 750
           panjang Adi 2026-11-09 860""",
        {"2026-10": "TBU TBU.sangat_pendek", "2026-11": "TBU TBU.normal"},
    ),
    (
        "the upper arm: below 11.5 cm red, below 12.5 cm yellow",
        """lila Adi 2026-09-09 114
           lila Adi 2026-10-09 115
           lila Adi 2026-11-09 125""",
        {"2026-09": "LILA LILA.gizi_buruk", "2026-10": "LILA LILA.gizi_kurang", "2026-11": "LILA LILA.normal"},
    ),
]
WATCHED = [code for code in COUNTED if code not in ("S", "D", "O", "B")]


@pytest.mark.parametrize("anew", [False, True], ids=["live", "made anew"])
@pytest.mark.parametrize(("happened", "expected"), [one[1:] for one in STORIES], ids=[one[0] for one in STORIES])
def test_figures_worked_out_by_hand(village: Village, happened: str, expected: dict[str, str], anew: bool) -> None:
    village.tell("lahir Adi 2025-01-09 C1")
    catch_up()
    for line in happened.splitlines():
        village.tell(line)
        catch_up()
    if anew:
        rebuild()
    counts = village.counts()
    watched = [code for code in WATCHED if code in " ".join(expected.values()).split()]
    for month, codes in expected.items():
        found = {code for code in watched if counts[month, "C1"].get(code)}
        assert found == set(codes.split()), month


def test_people_of_every_age_come_and_are_counted_by_stage_of_life(village: Village) -> None:
    for line in (
        "lahir Adi 2025-01-09 C1",
        "lahir Ibu 1996-04-02 C1 P",
        "lahir Nenek 1960-04-02 C1 P",
        "datang Adi 2026-11-04",
        "datang Ibu 2026-11-04",
        "datang Ibu 2026-11-18",
    ):
        village.tell(line)
    catch_up()
    counts = village.counts()["2026-11", "C1"]
    assert (counts["H"], counts["S"]) == (2, 1)
    assert not PersonMonth.objects.filter(person_id=village.told["Nenek"].id).exists()
    behind = queries.names_behind(whole_city(), village.campurejo.pk, Month(2026, 11), "H", stage="dewasa")
    assert behind == [village.told["Ibu"].id]


def test_a_card_of_a_day_that_was_not_opened_is_not_come_until_it_is(village: Village) -> None:
    """Seen as it happens and when it is made anew: a day that is planned or called off has nobody who came."""
    for line in ("lahir Adi 2025-01-09 C1", "kartu Adi 2026-11-04", "buka Adi 2026-10-07", "tunda Adi 2026-10-07",
                 "kartu Adi 2026-10-07"):  # fmt: skip
        village.tell(line)
    catch_up()

    def came() -> set[str]:
        return {month for (month, _rt), values in village.counts().items() if values.get("H")}

    assert came() == set()
    village.tell("buka Adi 2026-11-04")
    catch_up()
    assert came() == {"2026-11"}
    rebuild()
    assert came() == {"2026-11"}


def test_news_of_a_record_that_is_now_part_of_another_one_counts_nobody_twice(village: Village) -> None:
    for line in ("lahir Adi 2025-01-09 B1", "lahir Budi 2025-01-09 C1", "datang Adi 2026-11-04", "gabung Budi Adi"):
        village.tell(line)
    catch_up()
    PwsConsumer().apply(list(Change.objects.filter(subject=village.told["Adi"].id)))
    counts = village.counts()
    assert counts["2026-11", "C1"] == {"S": 1, "H": 1}
    assert ("2026-11", "B1") not in counts


def test_another_edition_of_the_definitions_counts_everything_anew(village: Village) -> None:
    village.tell("lahir Adi 2025-01-09 C1")
    catch_up()
    before = village.tiles()
    Horizon.objects.update(edition="2020.01")
    PersonMonth.objects.update(counts=[])
    assert extend(Month(2026, 12)) == 25
    assert village.tiles() == before
    assert extend(Month(2026, 12)) == 0


def test_news_of_the_day_does_not_wait_for_months_that_are_counted_anew(village: Village) -> None:
    village.tell("lahir Adi 2025-01-09 C1")
    village.tell("timbang Adi 2026-10-05 8.7")
    catch_up()
    Horizon.objects.update(edition="2020.01")
    december = Month(2026, 12)
    assert count_a_month(december) == 1  # and here the worker is stopped: what it counted stays
    assert Horizon.objects.get().counted_from == december.index
    village.tell("timbang Adi 2026-12-04 9.0")
    village.tell("timbang Adi 2026-11-04 8.9")
    catch_up()
    assert village.counts()["2026-12", "C1"]["D"] == 1
    assert "D" not in village.counts()["2026-11", "C1"]
    assert count_a_month(december) == 1
    assert village.counts()["2026-11", "C1"]["D"] == 1
    assert extend(december) == 23
    live = village.tiles()
    rebuild()
    assert village.tiles() == live


def test_after_a_restore_the_old_figures_stand_until_each_month_is_counted(village: Village) -> None:
    village.tell("lahir Adi 2025-01-09 C1")
    catch_up()
    before = village.tiles()
    PersonMonth.objects.update(counts=[])
    raise_epoch(reason="pemulihan")
    catch_up()
    assert village.tiles() == before
    assert is_waiting(Month(2026, 12))
    assert extend(Month(2026, 12)) == 25
    assert village.tiles() == before
    assert not is_waiting(Month(2026, 12))
    assert set(PersonMonth.objects.values_list("counts", flat=True)[0]) == {"S"}


@pytest.mark.parametrize("code", sorted(RATIOS))
def test_a_share_is_made_of_figures_that_are_counted(code: str) -> None:
    ratio = RATIOS[code]
    assert set(ratio.numerator) <= set(COUNTED)
    assert ratio.denominator in {*COUNTED, "D'"}
    counts = {"S": 10, "D": 8, "O": 1, "B": 2, "K": 4, "N": 3, "2T": 2, "BGM": 1, "TBU": 5, "BBU": 6, "LILA": 7}
    part, whole = ratio.parts(counts)
    assert whole == {"S": 10, "D": 8, "D'": 5, "TBU": 5, "BBU": 6, "LILA": 7}[ratio.denominator]
    assert part == sum(counts.get(one, 0) for one in ratio.numerator)


def test_every_row_names_its_source_and_its_status() -> None:
    for row in [*COUNTED.values(), *RATIOS.values()]:
        assert row.source
        assert row.status in {"verified", "secondary", "from-memory", "ours"}
        assert row.label("id")
        assert row.label("en")
