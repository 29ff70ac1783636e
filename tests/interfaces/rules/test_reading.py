"""The list of rules, and one rule as a doctor reads it."""

import tomllib
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from simpul.interfaces.web.rules.words import SOURCES, questions_of, source_shown
from simpul.knowledge.rules import rules
from simpul.knowledge.rules.language.settings import settings
from tests.cast import Cast
from tests.interfaces.reading import words_of
from tests.services.signing.test_choosing import chose
from tests.services.signing.test_signing import KEY, signed

Enter = Callable[[str], Client]
LIST = "/aturan/"
PAGE = "/aturan/ANC-ANEMIA/2026.11/"


def test_the_list_names_every_rule_with_edition_sources_and_that_nobody_signed(cast: Cast, enter: Enter) -> None:
    words = words_of(enter("dokter").get(LIST))
    assert all(f"{rule.title_id} {rule.code}" in words for rule in rules().values())
    assert f"{len(rules())} edisi, 0 ditandatangani." in words
    waiting = sum(rule.only_signed for rule in rules().values())
    assert (words.count("saran saja"), words.count("belum berlaku")) == (len(rules()) - waiting, waiting)
    assert "Anemia pada ibu hamil ANC-ANEMIA · edisi 2026.11 · berlaku sejak 1 Nov 2026" in words


def test_a_signed_rule_says_by_whom_and_when(cast: Cast, enter: Enter) -> None:
    signed(cast)
    words = words_of(enter("pj").get(LIST))
    assert f"{len(rules())} edisi, 1 ditandatangani." in words
    assert words.count("ditandatangani Pemeran dokter, 21 Nov 2026") == 1
    assert words.count("saran saja") + words.count("belum berlaku") == len(rules()) - 1
    assert "0 ditandatangani" in words_of(enter("other_dokter").get(LIST))


def test_an_edition_that_waits_for_a_doctor_says_that_it_does_not_act_by_itself(cast: Cast, enter: Enter) -> None:
    client, page = enter("dokter"), "/aturan/ANEMIA-BALITA/2026.12/"
    line = "ANEMIA-BALITA · edisi 2026.12 · mulai 1 Des 2026, hanya bila ditandatangani"
    assert line in words_of(client.get(LIST))
    for address in (page, f"{page}tanda-tangan/"):
        assert "Edisi ini tidak berlaku sendiri." in words_of(client.get(address))
    assert "saran saja" not in words_of(client.get(page))
    assert "mulai 1 Des 2026, hanya bila ditandatangani" in words_of(client.get(page))
    assert "tidak berlaku sendiri" not in words_of(client.get(PAGE))
    signed(cast, key=("ANEMIA-BALITA", "2026.12"))
    words = words_of(client.get(LIST))
    assert "belum berlaku" not in words
    assert line in words


def test_a_rule_that_changed_since_is_advice_again(cast: Cast, enter: Enter, edit_rule: Callable[..., None]) -> None:
    signed(cast)
    edit_rule("-".join(KEY), lambda content: content.update(title_id="Anemia ibu hamil"))
    for address in (LIST, PAGE):
        words = words_of(enter("dokter").get(address))
        assert "berubah sesudah ditandatangani Pemeran dokter, 21 Nov 2026" in words
    assert "saran saja" in words


def test_the_dinas_reads_which_puskesmas_signed(cast: Cast, enter: Enter) -> None:
    signed(cast)
    assert "1 dari 2 Puskesmas" in words_of(enter("dinkes").get(LIST))
    words = words_of(enter("dinkes").get(PAGE))
    assert "Puskesmas Campurejo ditandatangani Pemeran dokter, 21 Nov 2026" in words
    assert "Puskesmas Contoh Bandar belum ditandatangani" in words
    assert "Tanda tangani" not in words


def test_one_rule_is_read_whole(cast: Cast, enter: Enter) -> None:
    words = words_of(enter("dokter").get(PAGE))
    for said in (
        "Untuk: Hamil: ya",
        "Hemoglobin (Hb) g/dL wajib",
        "Anemia berat Hemoglobin (Hb) di bawah 7,0 g/dL P1 Gawat Rujuk. rumah sakit",
        "ketentuan Simpul: tempat rujukan",
        "28 hari lagi",
        "selain itu",
        "dari ingatan",
        "terverifikasi",
        "Belum pernah ditandatangani.",
    ):
        assert said in words, said


def test_each_limit_has_lines_below_on_and_above(cast: Cast, enter: Enter) -> None:
    words = words_of(enter("dokter").get(PAGE))
    limits = words[words.index("Batas, dengan contoh") :]
    assert "Tidak Tidak berlaku Ya Tidak anemia" in limits
    assert "9,9 g/dL Anemia sedang P3 Tangani 10,0 g/dL Anemia ringan P3 Tangani 10,1 g/dL Anemia ringan" in limits


def test_a_setting_shows_its_numbers_and_the_one_that_is_used(cast: Cast, enter: Enter) -> None:
    words = words_of(enter("dokter").get("/aturan/ANC-KEK/2026.11/"))
    assert "C14: sumber berbeda, kota memilih satu angka" in words
    assert "23,5 cm dipakai terverifikasi" in words
    assert "23,0 cm sekunder" in words


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_can_be_read_in_both_languages(cast: Cast, enter: Enter, language: str) -> None:
    client = enter("dokter")
    client.cookies["django_language"] = language
    for key, rule in rules().items():
        answer = client.get(reverse("rules:page", args=key))
        assert answer.status_code == 200, key
        assert rule.title(language) in words_of(answer)


@pytest.mark.parametrize("address", ["/aturan/ANC-ANEMIA/1999.01/", "/aturan/TIDAK-ADA/2026.11/"])
def test_an_edition_that_is_not_there_does_not_exist(cast: Cast, enter: Enter, address: str) -> None:
    assert enter("dokter").get(address).status_code == 404


def test_who_may_read_finds_it_in_the_navigation_and_nobody_else_does(cast: Cast, enter: Enter) -> None:
    for part in ("dokter", "pj", "kepala", "dinkes"):
        assert 'href="/aturan/"' in enter(part).get("/").content.decode()
    for part in ("kader", "bidan", "lurah", "admin"):
        assert 'href="/aturan/"' not in enter(part).get("/").content.decode()


def test_the_list_asks_no_more_for_more_rules(
    cast: Cast, enter: Enter, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = enter("dinkes")
    signed(cast)
    signed(cast, "other_dokter")
    client.get(LIST)
    with django_assert_max_num_queries(13):  # type: ignore[attr-defined]
        client.get(LIST)


def test_the_number_that_the_city_chose_stands_on_the_page(cast: Cast, enter: Enter) -> None:
    address = "/aturan/ANC-KEK/2026.11/"
    assert "23,5 cm dipakai" in words_of(enter("dokter").get(address))
    chose(cast)
    for part in ("dokter", "other_dokter", "dinkes"):
        words = words_of(enter(part).get(address))
        assert "23,0 cm dipakai" in words
        assert "di bawah 23,0 cm" in words


def test_of_whom_an_input_is_asked_is_read(enter: Enter) -> None:
    words = words_of(enter("dokter").get("/aturan/PRE-LAYAK/2026.11/"))
    assert "hanya bila Jumlah persalinan sebelumnya (para): 1 atau lebih" in words


def test_every_source_is_said_in_indonesian() -> None:
    printed = {one.source for rule in rules().values() for one in (rule, *rule.bands)}
    printed |= {one.source for setting in settings().values() for one in setting.choices}
    assert {one for one in printed if source_shown(one).is_english} == set(), "add it to sources.toml"


def test_a_question_for_a_doctor_stands_by_itself_beside_the_button_that_signs(cast: Cast, enter: Enter) -> None:
    client, asked = enter("dokter"), "Apakah saturasi tepat 95 % di kedua tempat, atau selisih tepat 3 %, diulang?"
    for address in ("/aturan/NEO-SPO2/2026.11/", "/aturan/NEO-SPO2/2026.11/tanda-tangan/"):
        answer = client.get(address)
        words = words_of(answer)
        assert f"Pertanyaan untuk dokter jawab dulu, baru tanda tangani {asked}" in words
        assert words.index(asked) < words.index("Sumber:")
        assert "question for a doctor" not in answer.content.decode()
        assert "95 % di kedua tempat atau selisih 3 diulang, menurut contoh yang dibaca" in words
    assert "Pertanyaan untuk dokter" not in words_of(client.get("/aturan/ANC-UMUR/2026.11/"))


def test_a_question_is_asked_of_a_rule_that_there_is_in_both_languages() -> None:
    codes = {rule.code for rule in rules().values()}
    asked = {rule.code for rule in rules().values() for one in (rule, *rule.bands) if "question for" in one.source}
    assert all(questions_of(code) for code in asked)
    for tongue in ("id", "en"):
        with override(tongue):
            assert all(one for code in codes for one in questions_of(code))
    assert tomllib.loads(SOURCES.read_text())["questions"].keys() <= codes


def test_a_rule_whose_answer_is_read_elsewhere_says_where(cast: Cast, enter: Enter) -> None:
    client, where = enter("dokter"), "Hasilnya dibaca di ruang pertumbuhan"
    for address in ("/aturan/GROW-TBU/2026.11/", "/aturan/GROW-TBU/2026.11/tanda-tangan/"):
        assert where in words_of(client.get(address))
    assert where not in words_of(client.get(PAGE))
    assert "daftar layanan yang jatuh tempo" in words_of(client.get("/aturan/GROW-VITA/2026.11/"))
