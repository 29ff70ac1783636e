"""A city's number where sources contradict each other: printed, from a day on, chosen by who signs, and audited."""

import gzip
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction

from simpul.foundation.errors import DomainError, NotAllowedError
from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.knowledge.bundle import written
from simpul.interfaces.cli.knowledge.setting import chosen, listed
from simpul.knowledge.concepts import concepts
from simpul.knowledge.rules import fingerprints, rules
from simpul.knowledge.rules.language.settings import settings
from simpul.records.access.models import StaffMember
from simpul.records.audit.models import Event
from simpul.services.signing.acting import judge
from simpul.services.signing.choosing import choices_from, choose, chosen_on, history_of_choices
from simpul.services.signing.models import Chosen
from simpul.services.signing.queries import signed_editions
from tests.cast import NOW, TODAY, Cast
from tests.services.signing.test_signing import signed

KEK = ("ANC-KEK", "2026.11")


def chose(cast: Cast, value: int = 230, setting: str = "C14", days: int = 0, part: str = "dokter") -> Chosen:
    return choose(
        actor_id=cast.staff[part].pk,
        facility=cast.standing(part).facility,
        setting=setting,
        value=value,
        valid_from=TODAY + timedelta(days=days),
        reason="Rapat klinis kota.",
        now=NOW,
    )


def test_it_holds_in_the_whole_city_from_its_first_day(cast: Cast) -> None:
    chose(cast, days=3)
    for place in (cast.dinas, cast.puskesmas, cast.other_puskesmas, cast.campurejo.pustu, cast.posyandu):
        assert chosen_on(place, TODAY + timedelta(days=2)) == {}
        assert chosen_on(place, TODAY + timedelta(days=3)) == {"C14": 230}


def test_the_later_choice_holds_and_the_earlier_one_is_kept(cast: Cast) -> None:
    chose(cast)
    chose(cast, 235, days=5)
    assert [chosen_on(cast.posyandu, TODAY + timedelta(days=day))["C14"] for day in (0, 4, 5)] == [230, 230, 235]
    assert [one.value for one in history_of_choices(cast.dinas)] == [235, 230]


def test_one_statement(cast: Cast, django_assert_num_queries: object) -> None:
    chose(cast)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert chosen_on(cast.posyandu, TODAY) == {"C14": 230}


def test_a_phone_takes_the_numbers_of_every_day_to_come(cast: Cast, django_assert_num_queries: object) -> None:
    chose(cast, days=3)
    chose(cast, 7, "C7", days=3)
    chose(cast, 235, days=9)
    first, second, third = (TODAY + timedelta(days=day) for day in (0, 3, 9))
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = choices_from(cast.posyandu, first)
    assert found == [(first, {}), (second, {"C14": 230, "C7": 7}), (third, {"C14": 235, "C7": 7})]
    assert found == [(day, chosen_on(cast.posyandu, day)) for day in (first, second, third)]
    assert choices_from(cast.posyandu, third + timedelta(days=1)) == [
        (third + timedelta(days=1), {"C14": 235, "C7": 7})
    ]


def test_the_command_writes_the_bundle_of_a_workers_city(cast: Cast, tmp_path: Path) -> None:
    signed(cast, key=KEK)
    chose(cast, days=3)
    out = tmp_path / "paket.json.gz"
    said = written(cast.staff["kader"].username, TODAY, out)
    told = json.loads(gzip.decompress(out.read_bytes()))
    assert [(one["from"], one["signed"]) for one in told["rules"] if one["rule"] == "ANC-KEK"] == [
        (rules()[KEK].valid_from.isoformat(), True),
        ((TODAY + timedelta(days=3)).isoformat(), False),
    ]
    assert said.startswith(f"{out}: ")
    with pytest.raises(SetupError):
        written("nobody", TODAY, out)
    with pytest.raises(SetupError):
        written(cast.staff["kader"].username, TODAY, tmp_path / "there is no folder" / "x")


@pytest.mark.parametrize(("setting", "value"), [("C14", 240), ("C99", 1)])
def test_only_what_a_source_prints(cast: Cast, setting: str, value: int) -> None:
    with pytest.raises(DomainError) as refused:
        chose(cast, value, setting)
    assert refused.value.code == "not_printed"


def test_a_day_that_is_over_and_no_reason_are_refused(cast: Cast) -> None:
    with pytest.raises(DomainError) as refused:
        chose(cast, days=-1)
    assert refused.value.code == "day_over"
    place = cast.standing("dokter").facility
    with pytest.raises(DomainError) as unreasoned:
        choose(
            actor_id=cast.staff["dokter"].pk, facility=place, setting="C14", value=230, valid_from=TODAY,
            reason="  ", now=NOW,
        )  # fmt: skip
    assert unreasoned.value.code == "reason_missing"


@pytest.mark.parametrize("part", ["bidan", "kader"])
def test_nobody_else_chooses(cast: Cast, part: str) -> None:
    with pytest.raises(NotAllowedError):
        chose(cast, part=part)
    assert not Chosen.objects.exists()


def test_it_is_audited_and_only_appended(cast: Cast) -> None:
    one = chose(cast)
    event = Event.objects.get(action="rule.choose")
    assert (event.subject_id, event.actor_id) == (one.pk, cast.staff["dokter"].pk)
    assert event.detail == {"setting": "C14", "value": 230, "valid_from": TODAY.isoformat()}
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE signing_chosen SET value = 235")


def test_a_signature_counts_again_only_with_the_number_that_was_read(cast: Cast) -> None:
    signed(cast, key=KEK)
    signed(cast, key=("ANC-ANEMIA", "2026.11"))
    chose(cast)
    chosen_now = chosen_on(cast.puskesmas, TODAY)
    assert signed_editions(cast.puskesmas, TODAY) == {KEK, ("ANC-ANEMIA", "2026.11")}
    assert signed_editions(cast.puskesmas, TODAY, chosen_now) == {("ANC-ANEMIA", "2026.11")}
    with pytest.raises(DomainError) as changed:
        signed(cast, key=KEK)
    assert changed.value.code == "rule_changed"
    signed(cast, key=KEK, seen=fingerprints(chosen_now)[KEK])
    assert KEK in signed_editions(cast.puskesmas, TODAY, chosen_now)


def test_what_was_found_is_judged_by_the_number_of_its_day(cast: Cast) -> None:
    chose(cast, days=2)
    said = {}
    for day in (0, 2):
        on = TODAY + timedelta(days=day)
        judged = judge({"arm_circumference": 232}, {"pregnant": 1}, on, {KEK}, concepts(), chosen_on(cast.posyandu, on))
        said[day] = next(one.band.code for one in judged if one.answer.rule.key == KEK and one.band)
    assert said == {0: "kek", 2: "bukan_kek"}


def test_the_command_chooses_as_the_doctor(cast: Cast) -> None:
    doctor = cast.staff["dokter"].username
    told = chosen("C14", 230, date(2099, 1, 1), doctor, "Rapat klinis kota.")
    assert told == f"C14 = 23,0 cm mulai 2099-01-01 di {cast.dinas.name}."
    assert Chosen.objects.get().valid_from == date(2099, 1, 1)
    for who, setting, value in ((doctor, "C14", 1), (cast.staff["bidan"].username, "C14", 230), ("nobody", "C14", 230)):
        with pytest.raises(SetupError):
            chosen(setting, value, date(2099, 1, 1), who, "Rapat.")
    assert StaffMember.objects.filter(username=doctor).exists()
    assert Chosen.objects.count() == 1


def test_every_setting_is_read_by_a_rule_and_listed() -> None:
    read = {code for rule in rules().values() for code in rule.settings}
    assert settings().keys() == read
    assert [line.split(":")[0] for line in listed() if not line.startswith(" ")] == list(settings())
