"""People and families from a sheet: everything that one entry keeps is kept for each."""

import pytest

from simpul.records.audit.models import Event
from simpul.records.feed.models import Change
from simpul.records.households.models import Member
from simpul.records.people.models import Person, Residence
from simpul.records.people.queries import nik_of
from simpul.services.takeover.models import RunState
from simpul.services.takeover.writing import people as first_stride
from tests.cast import Cast
from tests.services.takeover.sheets import PEOPLE, city, fates, rows_of, run_of, sheet, take_over, undo

FAMILY = [
    ["3571011203900001", "3571010101100001", "Contoh Bapak", "L", "12/03/1990", "Kepala Keluarga", "", "",
     "1", "1", "Campurejo"],
    ["3571015504920002", "3571010101100001", "Contoh Ibu", "P", "15/04/1992", "Istri", "", "", "RT 01 RW 01",
     "", "Campurejo"],
    ["3571010909230003", "3571010101100001", "Contoh Anak", "L", "09-09-2023", "Anak", "3571015504920002", "Contoh Ibu",
     "001/001", "", "Kel. CAMPUREJO"],
]  # fmt: skip


def test_a_family_of_three_enters_the_register_with_all_that_belongs_to_it(cast: Cast) -> None:
    run_id = take_over(cast, sheet(PEOPLE, *FAMILY))
    run = run_of(run_id)
    assert (run.state, run.counts, run.done, run.total) == (RunState.DONE, {"baru": 3}, 6, 6)
    assert fates(run_id) == ["baru"] * 3
    with city():
        people = {one.name: one for one in Person.objects.filter(name__startswith="Contoh")}
        child = people["Contoh Anak"]
        assert child.mother == people["Contoh Ibu"]
        assert child.rt == cast.campurejo.rt[0]
        assert nik_of(child).reveal() == "3571010909230003"
        assert child.name_key == "contoh anak"
        residence = Residence.objects.get(person=child)
        told = Change.objects.get(kind="person.registered", subject=child.pk)
        assert (residence.recorded_sequence, residence.valid_from) == (told.sequence, child.birth_date)
        members = {row.person.name: row.relation for row in Member.objects.select_related("person")}
        assert members == {"Contoh Bapak": "kk", "Contoh Ibu": "pasangan", "Contoh Anak": "anak"}
        event = Event.objects.get(action="person.register", subject_id=child.pk)
        assert (event.actor_id, event.detail) == (cast.dokter.pk, {"run": str(run_id)})
        assert all(row.sealed is None for row in rows_of(run_id))


def test_a_mother_who_stands_further_down_is_written_with_her_child(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_stride, "BATCH", 1)
    grandmother = [
        "3571014101700007", "3571010101100001", "Contoh Nenek", "P", "01/01/1970", "Mertua", "", "", "1", "1",
        "Campurejo",
    ]  # fmt: skip
    father, mother, child = FAMILY
    mother = [*mother[:6], grandmother[0], *mother[7:]]
    run_id = take_over(cast, sheet(PEOPLE, child, father, mother, grandmother))
    assert fates(run_id) == ["baru"] * 4
    with city():
        people = {one.name: one for one in Person.objects.filter(name__startswith="Contoh")}
        assert people["Contoh Anak"].mother == people["Contoh Ibu"]
        assert people["Contoh Ibu"].mother == people["Contoh Nenek"]
    undo(cast, run_id)
    assert run_of(run_id).counts == {"baru": 4}
    with city():
        assert not Person.objects.filter(name__startswith="Contoh", withdrawn_at__isnull=True).exists()
