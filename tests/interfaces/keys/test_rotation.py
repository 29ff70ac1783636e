"""A new key for the old one: the pages stay open, a kill loses nothing, and the old key goes only when it is free."""

import json
import os
import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import transaction

from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.key_set import add_key, create_key_file, drop_key, read_key_file
from simpul.foundation.phone import read_phone
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.keys import word
from simpul.interfaces.cli.keys.resealing import FIELDS, carried, reseal, verify
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.households.actions import found_household
from simpul.records.households.models import Relation
from simpul.records.households.queries import find_by_kk
from simpul.records.people.actions import keep_number
from simpul.records.people.keys import general_keys
from simpul.records.people.models import NumberKind, Person
from simpul.records.people.queries import nik_of, numbers_of
from simpul.records.people.search import find_by_nik, find_by_number
from tests import database
from tests.cast import NIKS, NOW, TODAY, Cast, add_person, make_cast

KK, PHONE = Masked("3571000000000001"), read_phone("081234567890")
MANY = 3_000


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of this test alone."""
    path = tmp_path / "keys.json"
    create_key_file(path, "lama")
    monkeypatch.setattr("django.conf.settings.KEY_FILE", path)
    return path


@pytest.fixture
def stage(key_file: Path, live_database: None) -> Cast:
    """The cast, committed, with a phone and a KK."""
    cast = make_cast()
    where = whole_city()
    with transaction.atomic(), work_area_scope(where):
        keep_number(
            actor_id=cast.bidan.pk, area=where, person_id=cast.mother.pk, kind=NumberKind.PHONE, text=PHONE, now=NOW
        )
        found_household(
            actor_id=cast.bidan.pk, area=where, household_id=new_id(), rt=cast.campurejo.rt[0], day=TODAY,
            members={cast.mother.pk: Relation.HEAD}, kk=KK,
        )  # fmt: skip
    return cast


@pytest.fixture
def owner(stage: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection]:
    address = database.address(database.place(), database.clone_name("simpul"), "simpul_owner")
    monkeypatch.setenv("DATABASE_OWNER_URL", address)
    with psycopg.connect(address) as connection:
        yield connection


def found(cast: Cast) -> bool:
    """Whether the mother is found by NIK, phone and KK, and all of them open."""
    area = cast.standing("bidan").area
    with transaction.atomic(), work_area_scope(area):
        by = [find_by_nik(area, Nik(NIKS[0])), find_by_number(area, PHONE), find_by_kk(area, KK)]
        mother = Person.objects.get(id=cast.mother.pk)
        opened = nik_of(mother) == Nik(NIKS[0]) and numbers_of(mother)["hp"] == PHONE
    return opened and all([one.pk for one in people] == [cast.mother.pk] for people in by)


def rotate(old: str | None = None, what: str = "rotate", key_id: str | None = "baru") -> int:
    return word.run(Namespace(what=what, old=old, key_id=key_id))


def test_every_sealed_column_of_every_table_is_carried_over() -> None:
    """A new table with a key id cannot be forgotten."""
    sealed = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.column.endswith("key_id") and model._meta.app_label not in ("ipwl", "contenttypes")
    }
    assert {(field.table, field.key_id) for field in FIELDS} == sealed


def test_after_a_rotation_everything_opens_with_the_new_key_alone(
    stage: Cast, owner: psycopg.Connection, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rotate() == 0
    assert set(carried(owner)) == {"baru"}
    assert found(stage)
    assert rotate("lama", "retire") == 0
    assert set(json.loads(key_file.read_text())["keys"]) == {"baru"}
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert found(stage)
    said = capsys.readouterr().out
    assert "isian disegel ulang" in said
    assert all(secret not in said for secret in (*NIKS, PHONE.reveal(), KK.reveal()))


def test_the_pages_stay_open_while_rows_carry_either_key(
    stage: Cast, owner: psycopg.Connection, key_file: Path
) -> None:
    add_key(key_file, "baru")
    assert general_keys().current == "baru", "the running process reads the file again"
    assert found(stage), "before the first row is carried over"
    with transaction.atomic(), work_area_scope(whole_city()):
        fresh = add_person(
            stage, "Rahmaniar Samaran", Sex.FEMALE, date(2000, 1, 1), stage.campurejo.rt[0], "3571004101000009"
        )
        assert Person.objects.get(id=fresh.pk).nik_key_id == "baru"
    reseal(owner, general_keys(), say=print, batch=1)
    assert found(stage)
    assert verify(owner, general_keys(), say=print) == []


def test_a_rotation_that_was_cut_short_goes_on_with_the_same_key(
    stage: Cast, owner: psycopg.Connection, key_file: Path
) -> None:
    keys = add_key(key_file, "baru")

    class CutError(Exception):
        pass

    def cut(said: str) -> None:
        raise CutError

    with pytest.raises(CutError):
        reseal(owner, keys, say=cut, batch=2)
    owner.rollback()
    assert set(carried(owner)) == {"baru", "lama"}
    assert found(stage)
    assert rotate(key_id="lain") == 0
    assert general_keys().current == "baru"
    assert set(carried(owner)) == {"baru"}


@pytest.mark.concurrency
def test_killed_in_the_middle_nothing_is_lost(stage: Cast, owner: psycopg.Connection, key_file: Path) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        area, rt = stage.campurejo.area, stage.campurejo.rt[0]
        people = []
        for number in range(MANY):
            key_id, sealed = general_keys().seal(f"{number:016d}")
            people.append(
                Person(
                    id=new_id(),
                    name="S",
                    name_lc="s",
                    sex="L",
                    birth_date=TODAY,
                    kelurahan=area,
                    rt=rt,
                    nik_sealed=sealed,
                    nik_index=general_keys().index(f"{number:016d}"),
                    nik_key_id=key_id,
                )
            )
        Person.objects.bulk_create(people)
    environment = {
        **os.environ, "SIMPUL_KEY_FILE": str(key_file), "DJANGO_SETTINGS_MODULE": "simpul.config.settings",
        "PYTHONPATH": str(database.ROOT / "src"), "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-m", "simpul.interfaces.cli.main", "keys", "rotate"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert process.stdout
    for line in process.stdout:
        if b"disegel ulang" in line:
            break
    process.send_signal(signal.SIGKILL)
    process.wait(20)
    process.stdout.close()
    time.sleep(0.2)  # the server notices that its client is gone
    counts = carried(owner)
    assert counts.get("lama"), "it was killed in the middle"
    assert found(stage)
    assert subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0
    assert set(carried(owner)) == {general_keys().current}
    assert general_keys().current != "lama"
    assert found(stage)


def test_a_key_that_is_needed_is_not_put_away(stage: Cast, owner: psycopg.Connection, key_file: Path) -> None:
    with pytest.raises(SetupError, match="sedang dipakai"):
        rotate("lama", "retire")
    with pytest.raises(SetupError, match="Tulis kunci"):
        rotate("tidak-ada", "retire")
    add_key(key_file, "baru")
    with pytest.raises(SetupError, match=r"\d isian masih memakai kunci lama"):
        rotate("lama", "retire")
    assert set(read_key_file(key_file).keys) == {"lama", "baru"}


def test_a_field_that_was_tampered_with_is_told_and_stops_nothing_silently(
    stage: Cast, owner: psycopg.Connection, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    owner.execute("UPDATE people_personnumber SET index = '\\x00'")
    owner.commit()
    keys = read_key_file(key_file)
    assert verify(owner, keys, say=print) == ["people_personnumber: 1 isian tidak cocok dengan kunci lama."]
    assert rotate() == 0, "sealed anew, the index is right again"


def test_status_says_how_many_fields_carry_which_key(
    stage: Cast, owner: psycopg.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    rotate(what="status")
    assert "lama: 5 isian, dipakai" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("known", "name"),
    [((), "2026-11-21"), (("2026-11-21",), "2026-11-21b"), (("2026-11-21", "2026-11-21b"), "2026-11-21c")],
)
def test_a_new_key_is_named_after_its_day(known: tuple[str, ...], name: str) -> None:
    assert word.next_id(known, TODAY) == name


def test_a_key_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    create_key_file(path, "1")
    before = read_key_file(path)
    key_id, sealed = before.seal("isi")
    both = add_key(path, "2")
    assert (both.current, both.open(key_id, sealed)) == ("2", "isi")
    assert before.index("isi") in both.indexes("isi")
    for broken, code in (("2", "there already"), ("1", "there already")):
        with pytest.raises(ValueError, match=code):
            add_key(path, broken)
    with pytest.raises(ValueError, match="in use"):
        drop_key(path, "2")
    assert list(drop_key(path, "1").keys) == ["2"]
    assert [one.name for one in tmp_path.iterdir()] == ["keys.json"]
