"""One column for all, for any number of a card: row by row or at once; what is odd is asked, nothing typed is lost."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.interfaces.web.sessions.measures.shown import measures_of
from simpul.knowledge.forms import Role
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import merge_people
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, Visit
from simpul.services.posyandu.groups import Group
from tests.cast import NAMES, NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.sessions.test_column import Desk

OCTOBER = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
STATEMENTS = 30


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def child(cast: Cast, name: str, born: date = date(2025, 2, 2)) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, f"{name} Pemeran", Sex.MALE, born, cast.campurejo.rt[0])


def box(
    person: Person, value: str, entry: UUID | None = None, seen: object = "", confirmed: object = ""
) -> dict[str, Any]:
    return {
        "person": str(person.pk), "entry_id": str(entry or new_id()), "value": value, "seen_entry_id": str(seen),
        "confirmed": str(confirmed),
    }  # fmt: skip


def send(desk: Desk, *boxes: dict[str, Any], measure: str = "body_length", htmx: bool = True, **more: Any) -> Any:
    data: dict[str, list[str]] = {}
    for one in boxes:
        for name, value in one.items():
            data.setdefault(name, []).append(value)
    if more.get("is_for_all"):
        data["semua"] = ["1"]
    return desk.post("column", htmx=htmx, data=data, group=more.get("group", Group.BALITA), measure=measure)


def kept(measure: str = "body_length") -> dict[str, list[int | None]]:
    with transaction.atomic(), work_area_scope(whole_city()):
        found: dict[str, list[int | None]] = {}
        for entry in (
            Entry.objects.filter(concept=measure, local_date=TODAY).select_related("person").order_by("at", "id")
        ):
            found.setdefault(entry.person.name.split()[0], []).append(entry.value)
        return found


def merge(cast: Cast, gone: Person, into: Person) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        merge_people(actor_id=cast.bidan.pk, area=whole_city(), gone_id=gone.pk, kept_id=into.pk, reason="KK", now=NOW)


def row(answer: Any, person: Person) -> Any:
    rows = answer.context["rows"]
    return next(one for one in rows if one.person_id == person.pk)


def test_the_column_that_opens_is_measured_each_time_and_has_no_page_of_its_own(desk: Desk) -> None:
    for group, measure in ((Group.BALITA, "body_length"), (Group.DEWASA, "body_weight")):
        answer = desk.client.get(desk.address("measures"), {"kelompok": group})
        assert answer["Location"].endswith(f"/{group}/{measure}/")


def test_the_first_measure_of_a_group_is_opened(desk: Desk) -> None:
    answer = desk.client.get(desk.address("measures"), {"kelompok": Group.DEWASA})
    assert answer["Location"] == desk.address("column", group=Group.DEWASA, measure="body_weight")
    page = desk.client.get(answer["Location"])
    assert [one.name for one in page.context["rows"]] == [NAMES[0]]
    assert {one.code for one in page.context["measures"]} >= {"body_weight", "systolic"}


def test_one_row_is_kept_and_shown_with_who_wrote_it(desk: Desk) -> None:
    answer = send(desk, box(desk.cast.balita, "74,5"))
    assert (answer.status_code, kept()) == (200, {"Wirasena": [745]})
    shown = answer.context["row"]
    assert (shown.value, shown.is_saved) == ("74,5", True)
    assert "Pemeran kader" in answer.content.decode()


def test_all_that_stand_there_are_kept_together(desk: Desk) -> None:
    people = [child(desk.cast, name) for name in ("Ani", "Budi", "Citra")]
    answer = send(desk, *(box(one, f"7{at},5") for at, one in enumerate(people)), box(desk.cast.balita, ""))
    assert answer.status_code == 200
    assert kept() == {"Ani": [705], "Budi": [715], "Citra": [725]}
    assert not row(answer, desk.cast.balita).is_saved
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Visit.objects.filter(session_id__isnull=False).count() == 3


def test_what_cannot_be_stands_there_again_and_the_rest_is_kept(desk: Desk) -> None:
    good, bad, worse = (child(desk.cast, name) for name in ("Ani", "Budi", "Citra"))
    answer = send(desk, box(good, "70"), box(bad, "7000"), box(worse, "tinggi"))
    assert (answer.status_code, kept()) == (422, {"Ani": [700]})
    assert [(row(answer, one).typed, bool(row(answer, one).says)) for one in (bad, worse)] == [
        ("7000", True),
        ("tinggi", True),
    ]


def test_the_same_sent_twice_is_kept_once(desk: Desk) -> None:
    one = box(desk.cast.balita, "74,5")
    for _ in range(2):
        assert send(desk, one).status_code == 200
    assert kept() == {"Wirasena": [745]}


def test_two_tablets_ask_once_and_keep_both(desk: Desk) -> None:
    send(desk, box(desk.cast.balita, "74,5"))
    answer = send(desk, box(desk.cast.balita, "75"))
    shown = answer.context["row"]
    assert "Baru saja dicatat 74,5 cm" in shown.question
    assert kept() == {"Wirasena": [745]}
    assert send(desk, box(desk.cast.balita, "74.5")).status_code == 200
    assert kept() == {"Wirasena": [745]}
    send(desk, box(desk.cast.balita, "75", confirmed=shown.confirmed))
    assert kept() == {"Wirasena": [745, 750]}


def test_an_odd_weight_is_asked_for_before_it_is_kept(desk: Desk) -> None:
    weigh(desk.cast, desk.cast.balita, 9.4, OCTOBER)
    answer = send(desk, box(desk.cast.balita, "19,4"), measure="body_weight")
    shown = answer.context["row"]
    assert shown.question.startswith("Timbang ulang")
    assert kept("body_weight") == {}
    send(desk, box(desk.cast.balita, "19,4", confirmed=shown.confirmed), measure="body_weight")
    assert kept("body_weight") == {"Wirasena": [19_400]}


def test_two_pressures_that_contradict_each_other_are_asked_about_before_they_are_kept(desk: Desk) -> None:
    """In the words of the card, whichever is typed second; a second press keeps these very numbers and no others."""
    adult = child(desk.cast, "Suprapto", born=date(1980, 2, 2))
    send(desk, box(adult, "95"), measure="diastolic", group=Group.DEWASA)
    shown = send(desk, box(adult, "95"), measure="systolic", group=Group.DEWASA).context["row"]
    assert shown.question == (
        "Ukur ulang: Tekanan darah sistolik 95 mmHg tidak di atas tekanan darah diastolik 95 mmHg."
    )
    assert kept("systolic") == {}
    meant = box(adult, "90", confirmed=shown.confirmed)
    again = send(desk, meant, measure="systolic", group=Group.DEWASA).context["row"]
    assert "90 mmHg" in again.question
    send(desk, box(adult, "90", confirmed=again.confirmed), measure="systolic", group=Group.DEWASA)
    assert kept("systolic") == {"Suprapto": [90]}
    other = child(desk.cast, "Sulastri", born=date(1981, 2, 2))
    send(desk, box(other, "120"), measure="systolic", group=Group.DEWASA)
    lower = send(desk, box(other, "130"), measure="diastolic", group=Group.DEWASA).context["row"]
    assert "120 mmHg" in lower.question
    assert send(desk, box(other, "80"), measure="diastolic", group=Group.DEWASA).context["row"].question == ""


def test_the_button_for_all_answers_no_question(desk: Desk) -> None:
    """Neither an odd weight nor a second value is kept because something else was sent: each is asked again."""
    weigh(desk.cast, desk.cast.balita, 9.4, OCTOBER)
    odd = box(desk.cast.balita, "19,4", confirmed="19400")
    answer = send(desk, odd, measure="body_weight", is_for_all=True)
    assert row(answer, desk.cast.balita).question.startswith("Timbang ulang")
    first = send(desk, box(desk.cast.balita, "74,5")).context["row"].entry_id
    again = send(desk, box(desk.cast.balita, "75", seen=first, confirmed=first), is_for_all=True)
    assert "Baru saja dicatat 74,5 cm" in row(again, desk.cast.balita).question
    assert (kept("body_weight"), kept()) == ({}, {"Wirasena": [745]})


def test_a_column_of_one_row_is_answered_as_a_column(desk: Desk) -> None:
    answer = send(desk, box(desk.cast.balita, "74,5"), is_for_all=True)
    assert 'id="kolom"' in answer.content.decode()
    assert kept() == {"Wirasena": [745]}


def test_a_record_that_was_merged_meanwhile_is_the_one_that_was_kept(desk: Desk) -> None:
    double = child(desk.cast, "Wirasena", desk.cast.balita.birth_date)
    merge(desk.cast, double, desk.cast.balita)
    answer = send(desk, box(double, "74,5"))
    assert (answer.status_code, answer["HX-Retarget"]) == (200, "#kolom")
    assert kept() == {"Wirasena": [745]}


def test_what_is_asked_once_in_a_life_is_no_column_of_a_day(desk: Desk) -> None:
    """The weight at birth stands on the card of the child; it is measured at no open day."""
    offered = {group: {one.code for one in measures_of(group, Role.KADER)} for group in Group}
    assert {"body_weight", "body_length", "head_circumference", "arm_circumference"} == offered[Group.BALITA]
    assert "prepregnancy_weight" in offered[Group.BUMIL]  # asked once in a pregnancy, of every woman who is new
    assert desk.get("column", group=Group.BALITA, measure="birth_weight").status_code == 404
    assert send(desk, box(desk.cast.balita, "3,1"), measure="birth_weight").status_code == 404
    assert kept("birth_weight") == {}


def test_the_value_before_stands_grey_in_the_box(desk: Desk) -> None:
    weigh(desk.cast, desk.cast.balita, 9.4, OCTOBER)
    page = desk.get("column", group=Group.BALITA, measure="body_weight").content.decode()
    assert 'placeholder="9,40"' in page or 'placeholder="9,4"' in page


def test_who_is_not_asked_for_it_has_no_row(desk: Desk) -> None:
    baby = child(desk.cast, "Bayi", date(2026, 9, 1))
    page = desk.get("column", group=Group.BALITA, measure="arm_circumference")
    assert [one.name for one in page.context["rows"]] == [NAMES[1]]
    answer = send(desk, box(baby, "12"), measure="arm_circumference")
    assert (answer.status_code, answer.context["row"].typed, kept("arm_circumference")) == (422, "12", {})


@pytest.mark.parametrize(
    ("group", "measure"),
    [("x", "body_weight"), (Group.BALITA, "x"), (Group.BALITA, "systolic"), (Group.LANSIA, "srq20_total")],
    ids=["no group", "no measure", "of another card", "not shown to a kader"],
)
def test_a_column_that_is_not_there(desk: Desk, group: str, measure: str) -> None:
    assert desk.get("column", group=group, measure=measure).status_code == 404


def test_people_of_other_areas_are_not_in_it(desk: Desk) -> None:
    assert send(desk, box(desk.cast.other_balita, "74")).status_code == 404
    answer = send(desk, box(desk.cast.other_balita, "74"), box(desk.cast.balita, "75"))
    assert answer.context["says_above"].startswith("“74” belum disimpan")
    assert desk.cast.other_balita.name not in answer.content.decode()
    assert kept() == {"Wirasena": [750]}


def test_a_plain_browser_gets_the_whole_page_again(desk: Desk) -> None:
    answer = send(desk, box(desk.cast.balita, "7000"), htmx=False)
    assert answer.status_code == 422
    assert 'value="7000"' in answer.content.decode()
    assert "<html" in answer.content.decode()


@pytest.mark.parametrize("fields", [{}, {"person": "x"}, {"person": ["", ""], "value": ["1"]}])
def test_a_broken_body_changes_nothing(desk: Desk, fields: dict[str, Any]) -> None:
    answer = desk.post("column", data=fields, group=Group.BALITA, measure="body_length")
    assert answer.status_code in (200, 404)
    assert kept() == {}


def test_an_id_of_something_else_keeps_nothing_and_loses_nothing(desk: Desk) -> None:
    one = new_id()
    send(desk, box(desk.cast.balita, "74,5", one))
    other = child(desk.cast, "Ani")
    answer = send(desk, box(other, "70", one), box(desk.cast.balita, "", seen=one))
    assert answer.status_code == 422
    assert row(answer, other).typed == "70"
    assert answer.context["says_above"]
    assert kept() == {"Wirasena": [745]}


def test_what_was_kept_is_put_right_on_the_page_of_its_entry(desk: Desk) -> None:
    answer = send(desk, box(desk.cast.balita, "74,5"))
    entry_id = answer.context["row"].entry_id
    assert reverse("visits:correct", args=[entry_id]) in answer.content.decode()


def test_the_column_costs_the_same_for_many(desk: Desk) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.get("column", group=Group.BALITA, measure="body_length")
        return len(asked)

    few = statements()
    for letter in "abcdefghij":
        child(desk.cast, letter)
    assert statements() == few <= STATEMENTS
