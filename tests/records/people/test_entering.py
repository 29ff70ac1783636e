"""A person enters the register: with what is known, once, and with nothing said of anybody else."""

from datetime import date
from typing import Any

import pytest

from simpul.foundation.errors import IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.nik import warnings
from simpul.foundation.sex import Sex
from simpul.records.audit.models import Event
from simpul.records.people import actions
from simpul.records.people.models import BirthPrecision, MaritalStatus, NoNikReason, Person
from simpul.records.people.queries import nik_of
from tests.cast import NIKS, TODAY, Cast
from tests.records.households.house import city, inside
from tests.records.people.acting import BORN, NIK, by, change, enter, everything, homes, now, refusal, row_of, told


@pytest.mark.parametrize(
    ("typed", "name", "key"),
    [
        ("Rizky Samaran", "Rizky Samaran", "rizki samaran"),
        ("  Rizky \t  Samaran\r\n", "Rizky Samaran", "rizki samaran"),
        ("Rizky\0Samaran\x1b[2J", "Rizky Samaran [2J", "rizki samaran j"),
        ("\u202eRizky\u202c\u200f Samaran", "Rizky Samaran", "rizki samaran"),
        ("Rizky \ud800 Samaran", "Rizky Samaran", "rizki samaran"),
        ("Ḥusnī", "Ḥusnī", "husni"),
        ("O'Neil-Siregar, S.Ked.", "O'Neil-Siregar, S.Ked.", None),
        ("<b>Rizky</b>", "<b>Rizky</b>", None),
        ("x" * 500, "x" * 120, None),
        ("İ" * 130, "İ" * 120, None),
    ],
)
def test_a_name_is_kept_in_one_form(cast: Cast, typed: str, name: str, key: str | None) -> None:
    made = now(enter(cast, name=typed))
    assert made.name == name
    assert made.name_lc == name.lower()[:120]
    assert key in (None, made.name_key)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": ""}, "name_missing"),
        ({"name": " \t\u00a0"}, "name_missing"),
        ({"name": "123 456"}, "name_missing"),
        ({"name": "\U0001f9d1\u200d\U0001f37c"}, "name_missing"),
        ({"name": "\u0301" * 60}, "name_missing"),
        ({"birth_date": date(2026, 11, 22)}, "birth_in_future"),
        ({"birth_date": date(9999, 12, 31)}, "birth_in_future"),
        ({"birth_date": date(1895, 12, 31)}, "birth_too_early"),
        ({"birth_date": date(1, 1, 1)}, "birth_too_early"),
        ({"nik": Nik("357100")}, "nik_impossible"),
        ({"nik": Nik("3571007502240007")}, "nik_impossible"),
        ({"nik": Nik("٣٥٧١٠٠٢٩٠٢٢٤٠٠٠٧")}, "nik_impossible"),
        ({"nik": Nik("1111111111111111")}, "nik_impossible"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(cast: Cast, said: dict[str, Any], code: str) -> None:
    before = everything()
    assert refusal(lambda: enter(cast, **said)) == code
    assert everything() == before


@pytest.mark.parametrize("born", [TODAY, date(1896, 1, 1), date(2024, 2, 29), date(2000, 2, 29)])
def test_every_birth_of_the_last_hundred_and_thirty_years_is_taken(cast: Cast, born: date) -> None:
    made = enter(cast, birth_date=born)
    assert now(made).birth_date == born
    assert homes(made) == [("RT 01", born, None)]


@pytest.mark.parametrize("precision", list(BirthPrecision))
def test_how_well_a_birth_is_known_is_kept_and_can_become_better(cast: Cast, precision: BirthPrecision) -> None:
    made = enter(cast, birth_date=date(2024, 7, 1), birth_precision=precision)
    assert now(made).birth_precision == precision
    change(cast, made, birth_date=date(2024, 7, 19), birth_precision=BirthPrecision.EXACT)
    assert (now(made).birth_date, now(made).birth_precision) == (date(2024, 7, 19), "exact")


def test_a_person_enters_with_one_home_one_news_and_one_line_of_the_log(cast: Cast) -> None:
    made = enter(cast, lives_here_from=date(2026, 1, 5))
    assert homes(made) == [("RT 01", date(2026, 1, 5), None)]
    assert told(made) == ["person.registered"]
    assert [one.detail for one in Event.objects.filter(subject_id=made.pk, action="person.register")] == [{}]


def test_sent_again_it_is_the_same_person_and_nothing_is_written(cast: Cast) -> None:
    made = enter(cast)
    before = everything()
    assert enter(cast, person_id=made.pk, name="Lain Sama Sekali").name == made.name
    assert everything() == before


def test_an_id_that_is_taken_elsewhere_is_refused_without_a_word_about_whose_it_is(cast: Cast) -> None:
    area = cast.standing("other_bidan").area
    with inside(cast, "other_bidan"), pytest.raises(IdAlreadyUsedError) as said:
        actions.register_person(
            actor_id=cast.other_bidan.pk, area=area, person_id=cast.balita.pk, name="Rizky", sex=Sex.MALE,
            birth_date=BORN, rt=cast.bandar.rt[0], today=TODAY,
        )  # fmt: skip
    assert cast.balita.name not in said.value.sentence


@pytest.mark.parametrize("where", ["rw", "kelurahan", "kecamatan", "an RT of others", "an RT of another Posyandu"])
def test_a_person_enters_at_an_rt_of_the_one_who_writes(cast: Cast, where: str) -> None:
    here = cast.campurejo
    places = {
        "rw": here.rw, "kelurahan": here.area, "kecamatan": here.area.parent, "an RT of others": cast.bandar.rt[0],
        "an RT of another Posyandu": here.rt[1],
    }  # fmt: skip
    before = everything()
    with inside(cast, "kader") as area, pytest.raises(NotInWorkAreaError):
        actions.register_person(
            actor_id=cast.kader.pk, area=area, person_id=new_id(), name="Rizky", sex=Sex.MALE, birth_date=BORN,
            rt=places[where], today=TODAY,
        )  # fmt: skip
    assert everything() == before


def test_a_nik_that_exists_elsewhere_is_taken_without_a_word(cast: Cast) -> None:
    """Refusing it would tell that somebody with this NIK is registered; the pair is looked at later (ADR 0017)."""
    with inside(cast, "other_bidan") as area:
        made = actions.register_person(
            actor_id=cast.other_bidan.pk, area=area, person_id=new_id(), name="Rizky", sex=Sex.MALE, birth_date=BORN,
            rt=cast.bandar.rt[0], nik=Nik(NIKS[2]), today=TODAY,
        )  # fmt: skip
        assert nik_of(made) == Nik(NIKS[2])
        assert not Person.objects.filter(pk=cast.balita.pk).exists()


@pytest.mark.parametrize("reason", list(NoNikReason))
def test_without_a_nik_the_reason_is_kept_and_with_one_there_is_none(cast: Cast, reason: NoNikReason) -> None:
    assert now(enter(cast, no_nik_reason=reason)).no_nik_reason == reason
    assert now(enter(cast, nik=Nik(NIK), no_nik_reason=reason)).no_nik_reason == ""


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ({}, 0),
        ({"sex": Sex.FEMALE}, 1),
        ({"birth_date": date(2024, 3, 1)}, 1),
        ({"sex": Sex.FEMALE, "birth_date": date(2024, 3, 1)}, 2),
        ({"nik": Nik("9971002902240007")}, 1),
    ],
)
def test_a_nik_that_does_not_fit_its_person_warns_and_is_kept(cast: Cast, said: dict[str, Any], count: int) -> None:
    made = now(enter(cast, **{"nik": Nik(NIK), **said}))
    kept = nik_of(made)
    assert kept is not None
    assert len(warnings(kept, Sex(made.sex), made.birth_date)) == count


def test_no_table_holds_a_nik_that_can_be_read(cast: Cast) -> None:
    made = enter(cast, nik=Nik(NIK))
    kept = row_of("people_person", made, "id")
    assert made.name in kept
    assert NIK not in kept
    assert NIK.encode().hex() not in kept


def test_what_else_is_known_enters_too(cast: Cast) -> None:
    about = actions.About(
        birth_order=2, name_is_provisional=True, marital_status=MaritalStatus.SINGLE, disabilities=("fisik", "mental"),
        has_jkn=False, ktp_elsewhere="  Jl. Samaran 1, Kota Lain  ",
    )  # fmt: skip
    made = now(enter(cast, about=about))
    assert (made.birth_order, made.name_is_provisional, made.has_jkn) == (2, True, False)
    assert (made.disabilities, made.ktp_elsewhere) == (["fisik", "mental"], "Jl. Samaran 1, Kota Lain")


def test_the_address_on_the_ktp_is_not_where_somebody_is_counted(cast: Cast) -> None:
    made = now(enter(cast, about=actions.About(ktp_elsewhere="Kota Lain")))
    assert (made.rt, made.kelurahan) == (cast.campurejo.rt[0], cast.campurejo.area)
    with city():
        actions.move_person(**by(cast, person=made, rt=cast.bandar.rt[0], day=TODAY))
    assert (now(made).kelurahan, now(made).ktp_elsewhere) == (cast.bandar.area, "Kota Lain")
