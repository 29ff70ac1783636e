"""No name and no NIK of the cast in a log line, an address, an audit row or a change."""

import json
import logging

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from simpul.config import settings as of_product
from simpul.foundation.identifiers import new_id
from simpul.records.audit.models import Event
from simpul.records.feed.models import Change
from tests.cast import NAMES, NIKS, NOW, TODAY, Cast, weigh


def walk(cast: Cast) -> list[str]:
    """A worker's morning, good and bad; returns every address that was shown or sent to."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.bidan, backend="django.contrib.auth.backends.ModelBackend")
    addresses, day = [], TODAY.isoformat()
    for address in (
        reverse("worklist:page"),
        reverse("sessions:page", kwargs={"posyandu_id": cast.posyandu.pk, "day": day}),
        reverse("persons:page", kwargs={"person_id": cast.balita.pk}),
        reverse("persons:page", kwargs={"person_id": cast.other_balita.pk}),
        reverse("kelurahan:names", kwargs={"code": cast.campurejo.area.code}),
        "/orang/bukan-nomor/",
    ):
        response = client.get(address)
        addresses += [address, response.headers.get("Location", "")]
        addresses += [part.split('"')[0] for part in response.content.decode().split('href="')[1:]]
    client.post(reverse("search:page"), {"text": NAMES[1]})
    client.post(reverse("accounts:login"), {"username": NAMES[0], "password": NIKS[0]})
    sent = {
        "id": str(new_id()), "posyandu": str(cast.posyandu.pk), "date": day,
        "person": NIKS[2], "weight_grams": NAMES[1], "weighed_at": "x",
    }  # fmt: skip
    answer = client.post(reverse("api-1.0.0:weigh"), sent, content_type="application/json")
    assert NAMES[1] not in answer.content.decode()
    return addresses


def secrets() -> list[str]:
    return [*NAMES, *(name.lower() for name in NAMES), *NIKS]


def test_nothing_of_a_person_leaves_by_the_side_doors(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    with caplog.at_level(logging.DEBUG, logger="simpul"), caplog.at_level(logging.INFO):
        weigh(cast, cast.balita, 9.4)
        addresses = walk(cast)
    written = json.dumps(
        [
            caplog.text,
            addresses,
            list(Event.objects.values_list("action", "purpose", "detail")),
            list(Change.objects.values_list("kind", "body")),
        ],
        default=str,
    )
    assert len(addresses) > 20
    assert [secret for secret in secrets() if secret in written] == []


def test_pages_are_not_cached_and_keep_strangers_out(cast: Cast) -> None:
    response = Client().get(reverse("accounts:login"))
    assert response.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_five_failures_lock_the_door_and_say_so(cast: Cast) -> None:
    client = Client()
    address = reverse("accounts:login")
    for _ in range(5):
        last = client.post(address, {"username": "kader", "password": "salah-sekali"})
    assert last.status_code == 429
    assert "15 menit" in last.content.decode()
    right = client.post(address, {"username": "kader", "password": "kata-sandi-pemeran-uji"})
    assert right.status_code == 429


def test_the_way_back_stays_on_this_site(cast: Cast) -> None:
    for back in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        answer = Client().post(
            reverse("accounts:login"),
            {"username": "kader", "password": "kata-sandi-pemeran-uji", "next": back},
        )
        assert answer.headers["Location"] == "/"


def test_an_account_from_a_slip_opens_nothing_before_its_own_password(cast: Cast) -> None:
    cast.kader.must_change_password = True
    cast.kader.save()
    client = Client()
    client.force_login(cast.kader, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/").headers["Location"] == "/sandi/"
    assert client.get(reverse("api-1.0.0:tiles", kwargs={"code": cast.campurejo.area.code})).status_code == 404


def test_passwords_are_kept_with_argon2(cast: Cast) -> None:
    assert cast.kader.password.startswith("argon2")
    assert of_product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert len(settings.PASSWORD_HASHERS) == 1
