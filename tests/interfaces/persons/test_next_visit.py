"""Which visit of a pregnancy comes next, what it asks for, and by which rules?

Days are counted by hand from the last period. Day 84 is the last of the first trimester, day 168 of the second.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.signing.choosing import choose
from tests.cast import NOW, TODAY, Cast
from tests.interfaces.persons.test_mother import cells_of, page, pregnant, rows_of
from tests.interfaces.reading import words_of
from tests.interfaces.visits.sending import send

KEK = "Kurang energi kronik pada ibu hamil"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def seen_on(cast: Cast, day: int, *visits: int, **found: str) -> Any:
    """The page on a day of pregnancy, after visits on earlier ones."""
    began = TODAY - timedelta(day)
    woman = pregnant(cast, last_period=began)
    for one in visits:
        told = {"body_weight": "50", **found}
        assert send(cast, "bidan", woman, "anc", tanggal=str(began + timedelta(one)), **told).status_code == 302
    return page(cast, woman)


@pytest.mark.parametrize(
    ("day", "visits", "comes", "missed"),
    [
        (230, (45, 179), "K5", "K2, K3"),  # 32 weeks 6 days
        (253, (45, 180, 230), "K6", "K2, K3"),  # 36 weeks 1 day
        (239, (45, 120, 200), "K5", "K3"),  # 34 weeks 1 day
        (60, (45,), "K2", ""),  # its window is still to come: the first trimester has one
        (168, (45, 120, 168), "K4", ""),  # seen today, the last day of the trimester
        (185, (), "K1", "K2, K3"),  # whoever was never seen begins with K1
    ],
)
def test_the_next_visit_is_the_one_that_a_visit_of_today_would_be(
    cast: Cast, day: int, visits: tuple[int, ...], comes: str, missed: str
) -> None:
    answer = seen_on(cast, day, *visits)
    coming = answer.context["coming"]
    assert (coming.row.code, coming.missed) == (comes, missed)
    assert [code for code, row in rows_of(answer).items() if row.state == "Terlewat"] == missed.split(", ") * bool(
        missed
    )
    assert f"Kunjungan berikutnya: {comes}" in words_of(answer)


def test_the_fifth_visit_asks_for_the_doctor_the_ultrasound_and_the_laboratory(cast: Cast) -> None:
    coming = seen_on(cast, 230, 45, 179).context["coming"]
    todo = dict(coming.todo)
    assert {"USG obstetri dasar terbatas", "Laboratorium K5: sumber tidak menyebut pemeriksaan mana"} <= todo.keys()
    assert "Pemeriksaan oleh dokter" in coming.also


def test_what_the_first_visit_left_is_told_as_not_on_record(cast: Cast) -> None:
    """A test that was made and a dose that is not due are not among it."""
    answer = seen_on(cast, 185, 45, hiv_result="nonreaktif", arm_circumference="25")
    coming = answer.context["coming"]
    assert dict(coming.left) == {
        "K1": [
            "Tes kehamilan", "Hemoglobin (Hb)", "Golongan darah", "Protein urin", "Glukosa urin", "Tes sifilis",
            "Tes HBsAg", "USG obstetri dasar terbatas", "Pemeriksaan oleh dokter", "Pemeriksaan gigi oleh dokter gigi",
        ],
        "K3": ["Gula darah sewaktu (GDS)"],
    }  # fmt: skip
    todo = dict(coming.todo)
    assert todo["Imunisasi tetanus menurut status T"] == "jatuh tempo menurut jadwal imunisasi"
    assert "Tes sifilis" not in todo, "it is told, not asked for"
    assert "Belum tercatat sejak K3: Gula darah sewaktu (GDS)." in words_of(answer)
    notes = [cell.note for cell in cells_of(answer, "Tes sifilis")]
    assert notes == ["", "", "", "belum tercatat sejak K1", "", ""], "at K4, which comes next"


def test_a_doctor_who_saw_her_is_not_told_as_left(cast: Cast) -> None:
    began = TODAY - timedelta(100)
    woman = pregnant(cast, last_period=began)
    assert send(cast, "dokter", woman, "anc", tanggal=str(began + timedelta(45)), body_weight="50").status_code == 302
    left = dict(page(cast, woman).context["coming"].left)
    assert "Pemeriksaan oleh dokter" not in left["K1"]
    assert "USG obstetri dasar terbatas" in left["K1"]


def kek_of(answer: Any) -> set[str]:
    """Why the handling of what was found is asked for, at the visits."""
    return {cell.note for cell in cells_of(answer, "Tata laksana kasus")}


def test_a_reason_that_nobody_signed_is_marked_or_silent(cast: Cast, settings: Any) -> None:
    answer = seen_on(cast, 90, 45, arm_circumference="22,5")
    assert any(f"{KEK} (saran)" in note for note in kek_of(answer))
    assert answer.context["coming"].has_advice
    settings.UNSIGNED_RULES = "diam"
    answer = page(cast, cast.mother)
    assert kek_of(answer) == {""}
    assert not answer.context["coming"].has_advice


def test_the_number_that_the_city_chose_decides(cast: Cast) -> None:
    """An arm of 23,2 cm is below 23,5 and not below 23,0."""
    assert any(KEK in note for note in kek_of(seen_on(cast, 90, 90, arm_circumference="23,2")))
    with transaction.atomic(), work_area_scope(whole_city()):
        doctor, where = cast.staff["dokter"].pk, cast.standing("dokter").facility
        choose(actor_id=doctor, facility=where, setting="C14", value=230, valid_from=TODAY, reason="Rapat.", now=NOW)
    assert not any(KEK in note for note in kek_of(page(cast, cast.mother)))
