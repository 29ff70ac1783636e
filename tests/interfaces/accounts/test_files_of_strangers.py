"""A file is taken into memory for somebody who has logged in, and for nobody else."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, override_settings

from simpul.records.access.models import StaffMember

SHEET = b"nama,nik\nContoh,1"


def sent(user: Any) -> Any:
    request = RequestFactory().post("/masuk/", {"sheet": SimpleUploadedFile("a.csv", SHEET), "username": "x"})
    if user is not None:
        request.user = user
    return request


@pytest.mark.parametrize("user", [AnonymousUser(), None], ids=["a stranger", "before anybody is known"])
def test_the_file_of_a_stranger_is_dropped_and_the_rest_is_read(user: Any) -> None:
    request = sent(user)
    assert request.POST["username"] == "x"
    assert not request.FILES


def test_the_file_of_a_worker_is_there() -> None:
    assert sent(StaffMember(username="x")).FILES["sheet"].read() == SHEET


@override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=100)
def test_what_is_too_large_is_dropped_even_of_a_worker() -> None:
    assert not sent(StaffMember(username="x")).FILES
