"""The standards of the SPM on a page: their words, on what each part rests, and where nobody can be certain."""

from typing import Any

import pytest
from django.urls import reverse

from simpul.interfaces.web.rules.standards.shown import sources
from simpul.knowledge.spm.definition import indicators
from tests.cast import NOW, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def page(cast: Cast, part: str = "kepala", language: str = "id") -> Any:
    answer = enter_as(cast.staff[part]).get(reverse("rules:standards"), headers={"accept-language": language})
    assert answer.status_code == 200
    return answer


def test_each_standard_says_who_counts_what_counts_and_how_it_was_read(cast: Cast) -> None:
    answer = page(cast)
    shown = {one.code: one for one in answer.context["standards"]}
    assert shown["SPM02"].denominator == "Semua persalinan di wilayah dalam satu tahun."
    assert shown["SPM02"].numerator == "Bersalin ditolong tenaga kesehatan di fasilitas kesehatan."
    assert [(part.label, part.read) for part in shown["SPM02"].parts] == [
        ("Ditolong bidan atau dokter", "dari ingatan"), ("Di fasilitas kesehatan", "dari ingatan"),
    ]  # fmt: skip
    assert {code: one.beside for code, one in shown.items()} == {
        "SPM01": "ada", "SPM02": "belum ada", "SPM03": "belum ada", "SPM04": "ada", "SPM05": "belum ada",
    }  # fmt: skip
    assert "Karena itu angka capaian belum ditampilkan." in words_of(answer)


def test_a_standard_of_which_something_has_no_field_is_not_called_certain(cast: Cast) -> None:
    """A doctor at each visit, illness without MTBS and the screening at school stand on no form."""
    shown = {one.code: one.certain for one in page(cast).context["standards"]}
    assert shown == {"SPM01": False, "SPM02": True, "SPM03": True, "SPM04": False, "SPM05": False}


def test_a_part_says_what_shows_it(cast: Cast) -> None:
    parts = {part.label: part.shows for one in page(cast).context["standards"] for part in one.parts}
    assert parts["Ditimbang 8 kali setahun"] == "tercatat pada 8 hari dalam setahun: Berat badan"
    assert parts["SHK: sampel atau hasil"].startswith("tercatat paling lambat hari ke-28: Sampel darah tumit")
    assert " atau " in parts["SHK: sampel atau hasil"]


def test_every_source_has_its_indonesian_and_none_is_stale(cast: Cast) -> None:
    assert set(sources()) == {part.source for one in indicators() for part in one.parts}
    assert "clinical-rules" not in words_of(page(cast))


def test_it_is_said_in_english_too(cast: Cast) -> None:
    said = words_of(page(cast, "dinkes", "en"))
    assert "All deliveries of the area in a year." in said
    assert "from memory" in said


def test_the_list_of_rules_leads_there(cast: Cast) -> None:
    answer = enter_as(cast.dokter).get(reverse("rules:list"))
    assert reverse("rules:standards") in answer.content.decode()
