"""Coming in: one sentence for every failure, a pause after five, a password of one's own."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, Cast
from tests.interfaces.test_every_door import enter_as

LOGIN, OWN = "/masuk/", "/sandi/"
NEW = "kalimat pendek milik sendiri"


def try_to_enter(client: Client, username: str, password: str, **more: str) -> tuple[int, str]:
    response = client.post(LOGIN, {"username": username, "password": password, **more})
    return response.status_code, response.get("Location", "") or response.context["says"]


def change(client: Client, old: str, new: str, again: str | None = None) -> tuple[int, list[str]]:
    response = client.post(OWN, {"old": old, "new": new, "again": new if again is None else again})
    return response.status_code, response.context["says"] if response.context else []


def test_a_wrong_name_and_a_wrong_password_say_the_same(cast: Cast) -> None:
    wrong = try_to_enter(Client(), "kader", "bukan ini")
    assert wrong == try_to_enter(Client(), "tidak.ada", PASSWORD) == (422, "Nama pengguna atau kata sandi tidak cocok.")


def test_the_name_is_taken_in_any_case_and_kept_on_a_failure(cast: Cast) -> None:
    assert try_to_enter(Client(), " Kader ", PASSWORD) == (302, "/")
    assert b'value="kader"' in Client().post(LOGIN, {"username": "kader", "password": "x"}).content


def test_letters_that_the_database_does_not_take_are_no_fault_of_ours(cast: Cast) -> None:
    assert try_to_enter(Client(), "ka\0der", "x")[0] == 422


@pytest.mark.parametrize(
    ("asked", "goes"),
    [("/orang/cari/", "/orang/cari/"), ("https://lain.example/", "/"), ("//lain.example", "/"), ("javascript:x", "/")],
)
def test_the_way_back_stays_in_the_house(cast: Cast, asked: str, goes: str) -> None:
    assert try_to_enter(Client(), "kader", PASSWORD, next=asked) == (302, goes)


def test_five_failures_pause_an_account_even_for_the_right_password(cast: Cast) -> None:
    client = Client()
    for _ in range(5):
        status, says = try_to_enter(client, "kader", "bukan ini")
    assert status == 429
    assert "15 menit" in says
    assert try_to_enter(client, "kader", PASSWORD)[0] == 429
    assert try_to_enter(client, "bidan", PASSWORD) == (302, "/"), "a colleague at the same desk comes in"


def test_a_new_slip_ends_the_pause(cast: Cast) -> None:
    client = Client()
    for _ in range(5):
        try_to_enter(client, "kader", "bukan ini")
    answer = enter_as(cast.kepala).post(reverse("accounts:reset", kwargs={"staff_id": cast.kader.pk}))
    assert try_to_enter(client, "kader", answer.context["slips"][0].first_password) == (302, "/")


def test_after_leaving_the_pages_are_closed(cast: Cast) -> None:
    client = enter_as(cast.bidan)
    client.post(reverse("accounts:logout"))
    assert client.get("/").status_code == 302


def test_a_slip_opens_nothing_but_the_password_page(cast: Cast) -> None:
    answer = enter_as(cast.kepala).post(reverse("accounts:reset", kwargs={"staff_id": cast.bidan.pk}))
    slip = answer.context["slips"][0].first_password
    client = Client()
    try_to_enter(client, "bidan", slip)
    assert client.get("/")["Location"] == client.get("/orang/cari/")["Location"] == OWN
    assert change(client, slip, slip) == (422, ["Kata sandi baru harus berbeda dari yang sekarang."])
    assert change(client, slip, NEW) == (302, [])
    assert client.get("/").status_code == 200
    assert try_to_enter(Client(), "bidan", NEW) == (302, "/")


def test_a_password_that_is_refused_says_why_in_indonesian(cast: Cast) -> None:
    client = enter_as(cast.kader)
    assert change(client, "bukan ini", NEW) == (422, ["Kata sandi sekarang tidak cocok."])
    assert change(client, PASSWORD, NEW, "lain lagi") == (422, ["Kedua kata sandi baru tidak sama."])
    status, says = change(client, PASSWORD, "abc")
    assert status == 422
    assert all("Kata sandi" in sentence for sentence in says)
    assert client.get("/").status_code == 200, "nothing was changed"


def test_the_other_language_stays(cast: Cast) -> None:
    client = enter_as(cast.bidan)
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "Meja kerja" not in page
