"""All figures on the page of a kelurahan, for who serves there; none of it for who only counts."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.every import share_rows
from simpul.knowledge.indicators.catalogue import COUNTED
from tests.cast import NAMES, NOW, TODAY, Cast, weigh
from tests.figures import count_figures


@pytest.fixture
def counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4)
    count_figures(Month.of(TODAY))
    return cast


def ask(cast: Cast, part: str, name: str, **asked: str) -> tuple[int, str]:
    client = Client()
    client.force_login(cast.staff[part], backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse(name, kwargs={"code": cast.campurejo.area.code}), asked)
    return response.status_code, response.content.decode()


def test_every_figure_opens_its_names(counted: Cast) -> None:
    _, seen = ask(counted, "bidan", "kelurahan:page")
    for code in COUNTED:
        assert f'data-figure="{code}"' in seen or code == "H"
        assert ask(counted, "bidan", "kelurahan:names", angka=code)[0] == 200
    assert 'data-figure="D">1<' in seen
    assert "angka=H&amp;tahap=lansia" in seen
    _, names = ask(counted, "bidan", "kelurahan:names", angka="D", tahap="anak_balita")
    assert NAMES[1] in names
    _, names = ask(counted, "bidan", "kelurahan:names", angka="D", tahap="lansia")
    assert NAMES[1] not in names
    assert ask(counted, "bidan", "kelurahan:names", angka="D", tahap="kakek")[0] == 404


CLASSES = frozenset(
    {
        *("BBU.sangat_kurang", "BBU.kurang", "BBU.normal", "BBU.risiko_lebih"),
        *("TBU.sangat_pendek", "TBU.pendek", "TBU.normal", "TBU.tinggi"),
    }
)
OPEN_NO_CLASS = frozenset({"kader", "ketua", "kader_pustu"})
OPEN_ALL = frozenset({"bidan", "dokter", "pj"})
OPEN_NONE = frozenset(
    {"kepala", "surveilans", "lurah", "dinkes", "admin", "other_kader", "other_bidan", "other_dokter"}
)


def opened_by(part: str) -> frozenset[str]:
    if part in OPEN_NONE:
        return frozenset()
    numbers = frozenset({*COUNTED, "belum"})
    return numbers if part in OPEN_ALL else numbers - CLASSES


def test_every_class_by_z_score_is_known_as_one() -> None:
    """The colour of an arm is what a kader measures; whoever adds an index says here which of the two it is."""
    assert {code for code, row in COUNTED.items() if row.names_are_for_nakes} == CLASSES
    assert {code for code in COUNTED if "." in code} - CLASSES == {"LILA.gizi_buruk", "LILA.gizi_kurang", "LILA.normal"}


@pytest.mark.parametrize("part", sorted(OPEN_NO_CLASS | OPEN_ALL | OPEN_NONE))
def test_who_opens_the_names_of_which_figure(counted: Cast, part: str) -> None:
    """Each role and each figure: a kader opens no class by z-score, who only counts opens nobody."""
    found = {number for number in (*COUNTED, "belum") if ask(counted, part, "kelurahan:names", angka=number)[0] == 200}
    assert found == opened_by(part)


@pytest.mark.parametrize("part", sorted(OPEN_NO_CLASS | OPEN_ALL))
def test_only_what_opens_is_a_link(counted: Cast, part: str) -> None:
    _, seen = ask(counted, part, "kelurahan:page")
    linked = set(re.findall(r"angka=([^&\"]+)&amp;", seen))
    assert linked <= opened_by(part)
    for code in CLASSES:
        assert (f'<span data-figure="{code}">' in seen) == (part in OPEN_NO_CLASS)
    assert ("hanya untuk tenaga kesehatan" in seen) == (part in OPEN_NO_CLASS)


def test_a_kader_opens_no_class_by_asking_for_a_part_of_it(counted: Cast) -> None:
    rt = str(counted.campurejo.rt[0].pk)
    for asked in ({"rt": rt}, {"rw": str(counted.campurejo.rw.pk)}, {"tahap": "anak_balita"}):
        assert ask(counted, "kader", "kelurahan:names", angka="BBU.normal", **asked)[0] == 404
        assert ask(counted, "bidan", "kelurahan:names", angka="BBU.normal", **asked)[0] == 200


@pytest.mark.parametrize("part", ["dinkes", "kepala", "lurah", "surveilans"])
def test_who_counts_sees_no_age_and_sex_and_opens_no_name(counted: Cast, part: str) -> None:
    _, seen = ask(counted, part, "kelurahan:page")
    assert "data-figure" not in seen
    assert ask(counted, part, "kelurahan:names", angka="2T")[0] == 404


def cells(seen: str, code: str) -> list[str]:
    """The numbers of one row: all, boys, girls, babies, other balita."""
    row = seen[seen.index(f'data-figure="{code}"') :].split("</tr>")[0]
    return re.findall(r">([^<>]+)</(?:a|span|td)>", row)


def test_a_class_is_blank_where_nobody_was_judged_and_zero_where_somebody_was(counted: Cast) -> None:
    """The boy of the cast was weighed and not measured: nobody can be short, and no girl underweight."""
    _, seen = ask(counted, "bidan", "kelurahan:page")
    assert cells(seen, "TBU") == cells(seen, "LILA") == ["0"] * 5
    assert cells(seen, "TBU.pendek") == cells(seen, "LILA.gizi_buruk") == ["–"] * 5
    assert cells(seen, "BBU.sangat_kurang") == ["0", "0", "–", "–", "0"]


def test_twice_not_gained_is_no_share_where_nobody_was_ever_compared(counted: Cast) -> None:
    _, seen = ask(counted, "bidan", "kelurahan:page")
    assert "belum ada bulan dengan D′" in seen
    counts = {"S": {("L", "bayi"): 6}, "D": {("L", "bayi"): 5}, "B": {("L", "bayi"): 5}}
    with translation.override("id"):
        found = {row.label: (row.value, row.parts) for row in share_rows(counts, compared=False)}
    assert found["2T/D"] == ("–", "belum ada bulan dengan D′")
    assert found["N/D′"][0] == "–"
    assert found["D/S"][0] == "83\u00a0%"


def test_shares_are_sums_over_sums_with_their_parts() -> None:
    counts = {"S": {("L", "bayi"): 6, ("P", "anak_balita"): 4}, "D": {("L", "bayi"): 5}, "K": {("P", "bayi"): 2}}
    counts |= {"LILA": {("L", "bayi"): 10}, "LILA.gizi_kurang": {("P", "bayi"): 2}}
    counts |= {"LILA.gizi_buruk": {("L", "bayi"): 1}}
    with translation.override("id"):
        found = {row.label: (row.value, row.parts) for row in share_rows(counts)}
    assert found["D/S"] == ("50\u00a0%", "5 dari 10 (Semua balita)")
    assert found["K/S"] == ("20\u00a0%", "2 dari 10 (Semua balita)")
    assert found["2T/D"] == ("0\u00a0%", "0 dari 5 (Balita ditimbang)")
    assert found["LiLA kuning dan merah"] == ("30\u00a0%", "3 dari 10 (LiLA diukur)")
    assert found["LiLA merah"] == ("10\u00a0%", "1 dari 10 (LiLA diukur)")
    assert found["N/D′"] == ("0\u00a0%", "0 dari 5 (D′ = D − O − B)")
    assert found["Pendek dan sangat pendek"] == ("–", "0 dari 0 (PB/U atau TB/U dinilai)")
