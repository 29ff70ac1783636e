"""The id of a consent is made in the browser: one that is taken elsewhere is refused like any other."""

from simpul.foundation.identifiers import new_id
from simpul.records.access.models import StaffMember
from simpul.records.people.models import Person
from tests.cast import Cast
from tests.interfaces.test_every_door import enter_as


def say_yes(staff: StaffMember, person: Person, consent_id: str) -> tuple[int, str]:
    sent = {"consent": "pengingat", "given": "1", "requester": "orang_tua", "consent_id": consent_id}
    answer = enter_as(staff).post(f"/hak/orang/{person.pk}/persetujuan/", sent)
    return answer.status_code, answer.content.decode()


def test_an_id_of_another_puskesmas_is_refused_with_a_sentence(cast: Cast) -> None:
    consent_id = str(new_id())
    assert say_yes(cast.bidan, cast.balita, consent_id)[0] == 302
    status, page = say_yes(cast.other_bidan, cast.other_balita, consent_id)
    assert status == 422
    assert "Nomor catatan ini sudah dipakai." in page
