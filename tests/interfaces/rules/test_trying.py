"""The dry run on the screen, its names, and two editions beside each other."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from simpul.records.audit.models import Event
from tests.cast import NAMES, Cast
from tests.interfaces.reading import words_of
from tests.services.signing.findings import find, pregnant
from tests.services.signing.test_signing import signed
from tests.services.signing.test_trial import WEEKS_30

Enter = Callable[[str], Client]
PAGE = "/aturan/ANC-ANEMIA/2026.11/"
TRY, NAMED, COMPARE = f"{PAGE}uji/", f"{PAGE}uji/nama/", f"{PAGE}banding/"
OLD = ("ANC-ANEMIA", "2025.01")


@pytest.fixture
def old_edition(edit_rule: Callable[..., None]) -> tuple[str, str]:
    """An edition of the year before in which severe began at 6.0 g/dL."""

    def age(content: dict[str, Any]) -> None:
        content.update(edition=OLD[1], valid_from="2025-01-01", source="Made for a test")
        content["bands"][0]["when"] = {"below": ["hemoglobin", 6000]}
        content["bands"] = [one for one in content["bands"] if one["code"] not in ("di_bawah_8", "bergejala")]
        content["inputs"].pop("anaemia_symptoms", None)

    edit_rule("ANC-ANEMIA-2026.11", age, into="ANC-ANEMIA-2025.01")
    return OLD


@pytest.fixture
def anaemic(cast: Cast) -> Cast:
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.mother, "hemoglobin", 6900)
    return cast


def test_the_run_says_how_many_stand_where(anaemic: Cast, enter: Enter) -> None:
    words = words_of(enter("dokter").get(TRY))
    assert "3 orang di wilayah kerja Anda" in words
    assert "Anemia berat P1 Gawat 1 Anemia sedang" in words
    assert "Tidak berlaku 2" in words
    assert "Belum ada edisi lebih lama yang ditandatangani di Puskesmas ini." in words


def test_of_the_incomplete_it_says_of_how_many_nothing_was_found(cast: Cast, enter: Enter) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    assert "Belum lengkap 1 di antaranya tanpa satu temuan pun 1" in words_of(enter("dokter").get(TRY))


def test_a_number_opens_its_names_and_that_is_written_down(anaemic: Cast, enter: Enter) -> None:
    answer = enter("pj").get(NAMED, {"pilih": "pita-berat"})
    words = words_of(answer)
    assert NAMES[0] in words
    assert reverse("persons:page", args=[anaemic.mother.pk]) in answer.content.decode()
    assert NAMES[1] not in words
    event = Event.objects.get(action="rule.names")
    assert event.detail == {"rule": "ANC-ANEMIA", "edition": "2026.11", "class": "pita-berat", "from": "", "count": 1}


def test_people_of_elsewhere_are_in_no_list(anaemic: Cast, enter: Enter) -> None:
    words = words_of(enter("other_dokter").get(NAMED, {"pilih": "keadaan-tidak_berlaku"}))
    assert NAMES[3] in words
    assert NAMES[1] not in words
    assert "Tidak ada orang di sini." in words_of(enter("other_dokter").get(NAMED, {"pilih": "pita-berat"}))


@pytest.mark.parametrize(
    "asked", ["", "pita-", "pita-lain", "keadaan-dinilai", "~", "pita-berat~pita-berat", "x~pita-berat"]
)
def test_a_class_that_is_none_does_not_exist(cast: Cast, enter: Enter, asked: str) -> None:
    assert enter("dokter").get(NAMED, {"pilih": asked}).status_code == 404


def test_two_hundred_names_are_shown_and_the_number_of_all(
    anaemic: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simpul.interfaces.web.rules.trying.MOST_NAMES", 1)
    words = words_of(enter("dokter").get(NAMED, {"pilih": "keadaan-tidak_berlaku"}))
    assert "Tidak berlaku 2" in words
    assert "Ditampilkan 1 yang pertama." in words


def test_against_the_edition_that_was_signed_before_it_says_who_moves(
    anaemic: Cast, enter: Enter, old_edition: tuple[str, str]
) -> None:
    client = enter("dokter")
    assert "Belum ada edisi lebih lama yang ditandatangani" in words_of(client.get(TRY))
    signed(anaemic, key=old_edition)
    words = words_of(client.get(TRY))
    assert "dibanding edisi 2025.01, yang ditandatangani di sini" in words
    assert "Anemia sedang P3 Tangani Anemia berat P1 Gawat 1" in words
    names = words_of(client.get(NAMED, {"pilih": "pita-sedang~pita-berat"}))
    assert "Anemia sedang menjadi Anemia berat 1" in names
    assert NAMES[0] in names
    assert client.get(NAMED, {"pilih": "pita-lain~pita-berat"}).status_code == 404


WHO_2024 = "/aturan/ANEMIA-BALITA/2026.12/"


def test_an_edition_that_waits_for_a_doctor_says_who_would_move_from_the_one_that_is_used(
    cast: Cast, enter: Enter, django_assert_max_num_queries: Callable[..., object]
) -> None:
    find(cast, cast.balita, "hemoglobin", 10700)
    client = enter("dokter")
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
        words = words_of(client.get(f"{WHO_2024}uji/"))
    assert "dibanding edisi 2026.11, yang dipakai di sini hari ini" in words
    assert "Anemia ringan P3 Tangani Tidak anemia P4 Rutin 1" in words
    assert NAMES[1] in words_of(client.get(f"{WHO_2024}uji/nama/", {"pilih": "pita-ringan~pita-tidak_anemia"}))
    signed(cast, key=("ANEMIA-BALITA", "2026.11"))
    assert "dibanding edisi 2026.11, yang ditandatangani di sini" in words_of(client.get(f"{WHO_2024}uji/"))


def test_the_two_limits_of_anaemia_below_two_years_stand_beside_each_other(cast: Cast, enter: Enter) -> None:
    words = words_of(enter("dokter").get(f"{WHO_2024}banding/"))
    assert "edisi 2026.11 dan edisi 2026.12" in words
    assert "Hemoglobin (Hb) di bawah 11,0 g/dL" in words
    assert "Hemoglobin (Hb) di bawah 10,5 g/dL, atau (Hemoglobin (Hb) di bawah 11,0 g/dL dan Umur 24 bulan" in words
    assert "Berubah di luar pita: sumber." in words
    assert (words.count(" syarat "), words.count(" tetap")) == (2, 4), "mild and with symptoms; the others say the same"


def test_another_number_of_a_source_is_tried_and_says_who_would_move(cast: Cast, enter: Enter) -> None:
    pregnant(cast, cast.mother, WEEKS_30)
    find(cast, cast.mother, "arm_circumference", 232)
    page, client = "/aturan/ANC-KEK/2026.11/uji/", enter("dokter")
    words = words_of(client.get(page))
    assert "23,5 cm · dipakai 23,0 cm" in words
    answer = client.get(page, {"angka": "C14-230"})
    words = words_of(answer)
    assert "dibanding angka yang dipakai kota hari ini" in words
    assert answer.context["moves"][0].old.code == "pita-kek"
    assert [one.count for one in answer.context["moves"]] == [1]
    names = client.get(f"{page}nama/", {"pilih": answer.context["moves"][0].code, "angka": "C14-230"})
    assert NAMES[0] in words_of(names)
    assert Event.objects.get(action="rule.names").detail["C14"] == 230
    assert client.get(page, {"angka": "C14-235"}).context["angka"] == "", "that is the number of the city"


@pytest.mark.parametrize("angka", ["C14-231", "C14", "C14-", "C13-2", "X-1", "C14-230-235"])
def test_a_number_that_no_source_prints_is_not_tried(cast: Cast, enter: Enter, angka: str) -> None:
    assert enter("dokter").get("/aturan/ANC-KEK/2026.11/uji/", {"angka": angka}).status_code == 404


def test_where_nobody_moves_it_says_so(cast: Cast, enter: Enter, old_edition: tuple[str, str]) -> None:
    signed(cast, key=old_edition)
    assert "Tidak ada yang berpindah pita." in words_of(enter("dokter").get(TRY))


def test_a_run_costs_the_same_for_one_and_for_many(
    anaemic: Cast, enter: Enter, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = enter("dokter")
    client.get(TRY)
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        client.get(TRY)


def test_without_an_earlier_edition_one_sentence_says_so(cast: Cast, enter: Enter) -> None:
    words = words_of(enter("kepala").get(COMPARE))
    assert "Belum ada edisi lebih lama dari aturan ini." in words


def test_two_editions_stand_beside_each_other_with_what_changed(
    cast: Cast, enter: Enter, old_edition: tuple[str, str]
) -> None:
    words = words_of(enter("dinkes").get(COMPARE))
    assert "edisi 2025.01 dan edisi 2026.11" in words
    assert "sumber." in words.partition("Berubah di luar pita:")[2][:30]
    assert "Hemoglobin (Hb) di bawah 6,0 g/dL" in words
    assert "Hemoglobin (Hb) di bawah 7,0 g/dL" in words
    assert words.count(" syarat ") == 1, "of severe anaemia; the source of the rule is told once, above"
    assert words.count("tetap") == 3, "the three milder bands"


def test_the_older_edition_has_none_before_it(cast: Cast, enter: Enter, old_edition: tuple[str, str]) -> None:
    words = words_of(enter("dokter").get("/aturan/ANC-ANEMIA/2025.01/banding/"))
    assert "Belum ada edisi lebih lama dari aturan ini." in words


@pytest.mark.parametrize("asked", ["1999.01", "2026.11", "x"])
def test_an_edition_that_is_not_earlier_cannot_be_compared(
    cast: Cast, enter: Enter, old_edition: tuple[str, str], asked: str
) -> None:
    client = enter("dokter")
    assert client.get(COMPARE, {"banding": asked}).status_code == 404
    assert client.get(COMPARE, {"banding": "2025.01"}).status_code == 200


def test_the_list_holds_both_editions(cast: Cast, enter: Enter, old_edition: tuple[str, str]) -> None:
    words = words_of(enter("dokter").get("/aturan/"))
    assert "ANC-ANEMIA · edisi 2025.01 · edisi lama, sejak 1 Jan 2025" in words
    assert "ANC-ANEMIA · edisi 2026.11 · berlaku sejak 1 Nov 2026" in words
