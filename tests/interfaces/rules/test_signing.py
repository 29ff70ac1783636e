"""Signing on the screen: the password once more, the content that was read, once; and taking it back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from simpul.foundation.identifiers import new_id
from simpul.knowledge.rules import fingerprints
from simpul.services.signing.models import Signature, Withdrawal
from simpul.services.signing.queries import signed_editions
from tests.cast import PASSWORD, TODAY, Cast
from tests.interfaces.reading import words_of
from tests.services.signing.test_signing import KEY, second_doctor, signed

Enter = Callable[[str], Client]
PAGE = "/aturan/ANC-ANEMIA/2026.11/"
SIGN = f"{PAGE}tanda-tangan/"


def sent(**changes: Any) -> dict[str, Any]:
    form = {
        "form_id": str(new_id()),
        "seen": fingerprints()[KEY],
        "reason": "Dibahas pada rapat klinis.",
        "password": PASSWORD,
    }
    return form | changes


def test_a_doctor_reads_the_content_and_signs_it(cast: Cast, enter: Enter) -> None:
    client = enter("dokter")
    words = words_of(client.get(SIGN))
    assert "Anemia berat Hemoglobin (Hb) di bawah 7,0 g/dL" in words
    assert "untuk Puskesmas Campurejo" in words
    answer = client.post(SIGN, sent(), follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    words = words_of(answer)
    assert "Aturan ini ditandatangani untuk Puskesmas Campurejo." in words
    assert "ditandatangani Pemeran dokter, 21 Nov 2026" in words
    assert "Dibahas pada rapat klinis." in words
    assert signed_editions(cast.puskesmas, TODAY) == {KEY}


def test_a_wrong_password_keeps_nothing_and_the_words_come_back(cast: Cast, enter: Enter) -> None:
    answer = enter("dokter").post(SIGN, sent(password="salah-sama-sekali"))
    assert answer.status_code == 422
    assert "Kata sandi tidak cocok. Tidak ada yang disimpan." in words_of(answer)
    assert 'value="Dibahas pada rapat klinis."' in answer.content.decode()
    assert "salah-sama-sekali" not in answer.content.decode()
    assert not Signature.objects.exists()


def test_wrong_passwords_are_counted_as_those_of_a_login(cast: Cast) -> None:
    """By the clock of today: the pause is counted by the package that makes it."""
    client = Client()
    client.force_login(cast.dokter, backend="django.contrib.auth.backends.ModelBackend")
    answers = [client.post(SIGN, sent(password=f"salah-{number}")).status_code for number in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    assert client.post(SIGN, sent()).status_code == 429
    assert not Signature.objects.exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_words_nothing_is_signed(cast: Cast, enter: Enter, reason: str) -> None:
    answer = enter("dokter").post(SIGN, sent(reason=reason))
    assert answer.status_code == 422
    assert "Isi bagian ini." in words_of(answer)
    assert not Signature.objects.exists()


def test_what_changed_since_it_was_read_is_not_signed_by_a_second_press(
    cast: Cast, enter: Enter, edit_rule: Callable[..., None]
) -> None:
    client, form = enter("dokter"), sent()
    edit_rule("-".join(KEY), lambda content: content.update(source="Sumber lain"))
    answer = client.post(SIGN, form)
    assert answer.status_code == 422
    words = words_of(answer)
    assert "Isi edisi ini berubah sejak layar ini dibuka." in words
    assert "Baca isi yang sekarang" in words
    assert 'name="password"' not in answer.content.decode()
    assert client.post(SIGN, form).status_code == 422
    assert not Signature.objects.exists()


def test_the_same_form_twice_is_one_signature(cast: Cast, enter: Enter) -> None:
    client, form = enter("dokter"), sent()
    assert [client.post(SIGN, form).status_code for _ in range(2)] == [302, 302]
    assert Signature.objects.count() == 1


def test_an_id_that_was_used_for_another_rule_comes_back_new(cast: Cast, enter: Enter) -> None:
    client, form = enter("dokter"), sent()
    client.post(SIGN, form)
    other = client.post("/aturan/ANC-MAP/2026.11/tanda-tangan/", form | {"seen": fingerprints()["ANC-MAP", "2026.11"]})
    assert other.status_code == 422
    assert form["form_id"] not in other.content.decode()
    assert Signature.objects.count() == 1


def test_the_second_doctor_sees_who_signed(cast: Cast, enter: Enter) -> None:
    second_doctor(cast)
    second = enter("pj")
    second.get(SIGN)
    signed(cast)
    answer = second.post(SIGN, sent())
    assert answer.status_code == 422
    assert "Edisi ini sudah ditandatangani oleh Pemeran dokter." in words_of(answer)
    assert second.get(SIGN).status_code == 302


@pytest.mark.parametrize("part", ["pj", "kepala", "dinkes", "bidan", "kader"])
def test_who_may_not_sign_finds_no_such_page(cast: Cast, enter: Enter, part: str) -> None:
    client = enter(part)
    assert client.get(SIGN).status_code == client.post(SIGN, sent()).status_code == 404
    assert not Signature.objects.exists()


def test_a_signature_is_taken_back_with_a_reason_and_the_password(cast: Cast, enter: Enter) -> None:
    client, one = enter("dokter"), signed(cast)
    address = f"{PAGE}cabut/{one.pk}/"
    assert client.get(address).status_code == 200
    assert client.post(address, sent(password="salah")).status_code == 422
    assert client.post(address, sent(reason="")).status_code == 422
    assert not Withdrawal.objects.exists()
    answer = client.post(address, sent(reason="Menunggu edisi baru."), follow=True)
    words = words_of(answer)
    assert "Tanda tangan dicabut. Aturan ini kembali menjadi saran saja." in words
    assert "dicabut Pemeran dokter" in words
    assert "Menunggu edisi baru." in words
    assert client.post(address, sent()).status_code == 302
    assert Withdrawal.objects.get().reason == "Menunggu edisi baru."
    assert signed_editions(cast.puskesmas, TODAY) == set()


def test_a_signature_of_elsewhere_or_of_another_rule_does_not_exist(cast: Cast, enter: Enter) -> None:
    there, here = signed(cast, "other_dokter"), signed(cast)
    client = enter("dokter")
    assert client.get(f"{PAGE}cabut/{there.pk}/").status_code == 404
    assert client.post(f"{PAGE}cabut/{there.pk}/", sent()).status_code == 404
    assert client.get(f"/aturan/ANC-MAP/2026.11/cabut/{here.pk}/").status_code == 404
    assert client.get(f"{PAGE}cabut/{new_id()}/").status_code == 404


def test_who_came_back_to_sign_starts_with_what_is_signed(cast: Cast, enter: Enter) -> None:
    signed(cast)
    assert enter("dokter").get(SIGN)["Location"] == PAGE
