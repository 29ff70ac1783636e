"""The numbers of the city on the screen: what is printed, what holds, since when, by whom; and choosing another."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from simpul.foundation.identifiers import new_id
from simpul.knowledge.rules.language.settings import settings
from simpul.services.signing.choosing import chosen_on
from simpul.services.signing.models import Chosen
from tests.cast import PASSWORD, TODAY, Cast
from tests.interfaces.reading import words_of
from tests.services.signing.test_choosing import chose

Enter = Callable[[str], Client]
LIST, CHOOSE = "/aturan/angka/", "/aturan/angka/C7/"


def sent(**changes: Any) -> dict[str, Any]:
    form = {
        "form_id": str(new_id()), "value": "7", "since": "21-11-2026", "reason": "Rapat klinis kota.",
        "password": PASSWORD,
    }  # fmt: skip
    return form | changes


@pytest.mark.parametrize("part", ["dokter", "pj", "kepala", "dinkes"])
def test_whoever_reads_rules_reads_every_number_with_what_is_printed(cast: Cast, enter: Enter, part: str) -> None:
    words = words_of(enter(part).get(LIST))
    assert all(one.label("id") in words for one in settings().values())
    assert "14 hari dipakai bawaan terverifikasi CKG 01-pertumbuhan" in words
    assert words.count("Belum ada yang memilih: angka bawaan berlaku.") == len(settings())
    assert ("Pilih angka" in words) is (part == "dokter")


def test_a_doctor_chooses_and_everybody_reads_since_when_and_by_whom(cast: Cast, enter: Enter) -> None:
    answer = enter("dokter").post(CHOOSE, sent(), follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "7 hari berlaku di kota ini mulai 21 Nov 2026." in words_of(answer)
    assert chosen_on(cast.posyandu, TODAY) == {"C7": 7}
    words = words_of(enter("dinkes").get(LIST))
    assert "7 hari dipakai" in words
    assert "Berlaku sejak 21 Nov 2026. Pemeran dokter, 21 Nov 2026 · Rapat klinis kota." in words


def test_what_begins_later_and_what_held_before_stand_below(cast: Cast, enter: Enter) -> None:
    chose(cast, 7, "C7")
    chose(cast, 14, "C7", days=9)
    words = words_of(enter("pj").get(LIST))
    assert "Berlaku sejak 21 Nov 2026." in words
    assert "14 hari, mulai 30 Nov 2026 akan berlaku" in words
    chose(cast, 14, "C7")
    assert "7 hari, sejak 21 Nov 2026" in words_of(enter("pj").get(LIST))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"password": "salah-sama-sekali"}, "Kata sandi tidak cocok. Tidak ada yang disimpan."),
        ({"value": "10"}, "Pilih salah satu."),
        ({"value": ""}, "Pilih salah satu."),
        ({"since": "20-11-2026"}, "Angka baru berlaku paling cepat hari ini."),
        ({"since": "31-02-2026"}, "Belum disimpan: isian perlu dilihat lagi."),
        ({"reason": " "}, "Belum disimpan: isian perlu dilihat lagi."),
    ],
)
def test_what_cannot_be_chosen_is_said_and_nothing_kept(
    cast: Cast, enter: Enter, changes: dict[str, str], says: str
) -> None:
    answer = enter("dokter").post(CHOOSE, sent(**changes))
    assert answer.status_code == 422
    assert says in words_of(answer)
    assert not Chosen.objects.exists()


def test_the_same_form_sent_twice_is_one_choice(cast: Cast, enter: Enter) -> None:
    client, form = enter("dokter"), sent()
    assert [client.post(CHOOSE, form).status_code for _ in range(2)] == [302, 302]
    assert client.post(CHOOSE, {**form, "value": "14"}).status_code == 422
    assert Chosen.objects.count() == 1


@pytest.mark.parametrize(
    ("part", "path"), [("bidan", CHOOSE), ("pj", CHOOSE), ("dinkes", CHOOSE), ("dokter", "/aturan/angka/C1/")]
)
def test_who_does_not_sign_and_what_is_no_setting_find_no_such_page(
    cast: Cast, enter: Enter, part: str, path: str
) -> None:
    assert enter(part).get(path).status_code in (403, 404)
