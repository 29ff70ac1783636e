"""What is known of a child now, from several days."""

from datetime import date, timedelta

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import Assessment, Index, Outcome, Reason, assess_growth
from simpul.knowledge.growth.latest import RECENT_DAYS, known_now

BORN, TODAY = date(2025, 9, 9), date(2026, 11, 21)


def on(day: date, **measured: object) -> tuple[date, Assessment]:
    return day, assess_growth(sex=Sex.MALE, age_days=(day - BORN).days, **measured)  # type: ignore[arg-type]


def test_nothing_is_known_of_who_was_never_measured() -> None:
    assert known_now([], TODAY) is None


def test_a_length_of_last_month_still_speaks_beside_the_weight_of_today() -> None:
    before = TODAY - timedelta(days=30)
    known = known_now([on(before, weight=9000, length=690), on(TODAY, weight=9200)], TODAY)
    assert known
    assert known.days == {Index.BBU: TODAY, Index.TBU: before, Index.BBTB: before, Index.IMTU: before}
    assert known.latest.tbu.category == "sangat_pendek"
    assert known.actionable.tbu.category == "sangat_pendek"


def test_what_is_old_is_shown_and_calls_for_nothing() -> None:
    old = TODAY - timedelta(days=RECENT_DAYS + 1)
    known = known_now([on(old, weight=9000, length=690)], TODAY)
    assert known
    assert known.latest.tbu.category == "pendek"
    assert {known.actionable.of(index).outcome for index in Index} == {Outcome.TIDAK_LENGKAP}


def test_oedema_silences_the_weight_of_the_day_before() -> None:
    known = known_now([on(TODAY - timedelta(days=1), weight=9000), on(TODAY, weight=9900, oedema=True)], TODAY)
    assert known
    assert known.latest.bbu.reason is Reason.OEDEMA
    assert known.days[Index.BBU] == TODAY
    assert known.latest.bbtb.category == "gizi_buruk"
