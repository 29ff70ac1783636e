"""Signing: what was read is what is signed; once for each Puskesmas; taken back with a reason; nothing is lost."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from simpul.foundation.errors import (
    DomainError,
    IdAlreadyUsedError,
    NotAllowedError,
    NotInWorkAreaError,
)
from simpul.foundation.identifiers import new_id
from simpul.knowledge.rules import fingerprints
from simpul.records.access.models import StaffMember
from simpul.records.audit.models import Event
from simpul.records.facilities.models import Facility
from simpul.services.signing.actions import sign, withdraw
from simpul.services.signing.models import Signature, Withdrawal
from simpul.services.signing.queries import history_of, puskesmas_seen, signed_editions, standing_signatures
from tests.cast import NOW, TODAY, Cast

KEY = ("ANC-ANEMIA", "2026.11")


def signed(
    cast: Cast,
    part: str = "dokter",
    *,
    key: tuple[str, str] = KEY,
    facility: Facility | None = None,
    signature_id: UUID | None = None,
    seen: str = "",
    remark: str = "Dibahas pada rapat klinis.",
    days: int = 0,
) -> Signature:
    return sign(
        actor_id=cast.staff[part].pk,
        facility=facility or cast.standing(part).facility,
        signature_id=signature_id or new_id(),
        key=key,
        seen=seen or fingerprints().get(key, "none"),
        remark=remark,
        now=NOW + timedelta(days=days),
    )


def taken_back(
    cast: Cast, one: Signature, part: str = "dokter", reason: str = "Perlu dibaca lagi.", days: int = 0
) -> Withdrawal:
    return withdraw(
        actor_id=cast.staff[part].pk,
        facility=cast.standing(part).facility,
        signature_id=one.pk,
        reason=reason,
        now=NOW + timedelta(days=days),
    )


def second_doctor(cast: Cast) -> None:
    """The one who guides the klaster of this Puskesmas is a doctor too."""
    StaffMember.objects.filter(pk=cast.pj.pk).update(profession="dokter")


def test_a_signature_holds_for_the_whole_puskesmas_from_its_day(cast: Cast) -> None:
    signed(cast)
    for place in (cast.puskesmas, cast.campurejo.pustu, cast.posyandu):
        assert signed_editions(place, TODAY) == {KEY}
        assert signed_editions(place, TODAY - timedelta(days=1)) == set()
    assert signed_editions(cast.other_puskesmas, TODAY) == set()
    assert signed_editions(cast.dinas, TODAY) == set()


def test_a_withdrawal_ends_it_from_its_day_and_the_days_before_stay(cast: Cast) -> None:
    one = signed(cast)
    taken_back(cast, one, days=3)
    days = [TODAY + timedelta(days=more) for more in (0, 2, 3, 9)]
    assert [signed_editions(cast.puskesmas, day) for day in days] == [{KEY}, {KEY}, set(), set()]
    again = signed(cast, days=5)
    assert signed_editions(cast.puskesmas, TODAY + timedelta(days=5)) == {KEY}
    assert [row.pk for row in history_of([cast.puskesmas.pk], KEY[0])] == [again.pk, one.pk]


def test_what_changed_after_it_was_signed_is_unsigned_and_can_be_signed_anew(
    cast: Cast, edit_rule: Callable[..., None]
) -> None:
    one = signed(cast)
    edit_rule("-".join(KEY), lambda content: content["bands"][0]["when"].update({"below": ["hemoglobin", 7100]}))
    assert signed_editions(cast.puskesmas, TODAY) == set()
    assert standing_signatures([cast.puskesmas.pk])[cast.puskesmas.pk] == {KEY: one}
    with pytest.raises(DomainError, match="rule_changed"):
        signed(cast, seen=one.fingerprint)
    two = signed(cast)
    assert two.fingerprint != one.fingerprint
    assert signed_editions(cast.puskesmas, TODAY) == {KEY}


def test_blanks_and_order_of_a_file_are_not_what_is_signed(cast: Cast, edit_rule: Callable[..., None]) -> None:
    before = fingerprints()

    def turn(content: dict[str, object]) -> None:
        for name in sorted(content, reverse=True):
            content[name] = content.pop(name)

    edit_rule("-".join(KEY), turn)
    assert fingerprints() == before


def test_the_number_of_a_setting_is_part_of_what_is_signed() -> None:
    usual, other = fingerprints(), fingerprints({"C14": 230})
    assert {key[0] for key in usual if usual[key] != other[key]} >= {"ANC-KEK"}
    assert usual[KEY] == other[KEY]


def test_the_second_doctor_is_told_who_signed(cast: Cast) -> None:
    second_doctor(cast)
    signed(cast)
    with pytest.raises(DomainError) as refusal:
        signed(cast, "pj")
    assert refusal.value.code == "already_signed"
    assert cast.dokter.display_name in refusal.value.sentence
    assert Signature.objects.count() == 1


def test_each_puskesmas_signs_for_itself(cast: Cast) -> None:
    signed(cast)
    signed(cast, "other_dokter")
    assert signed_editions(cast.other_puskesmas, TODAY) == {KEY}
    everywhere = [one.pk for one in puskesmas_seen(cast.dinas, TODAY)]
    assert everywhere == [cast.puskesmas.pk, cast.other_puskesmas.pk]
    assert [set(of) for of in standing_signatures(everywhere).values()] == [{KEY}, {KEY}]


def test_the_same_form_twice_is_one_signature(cast: Cast) -> None:
    form = new_id()
    assert signed(cast, signature_id=form) == signed(cast, signature_id=form)
    assert Signature.objects.count() == Event.objects.filter(action="rule.sign").count() == 1
    with pytest.raises(IdAlreadyUsedError):
        signed(cast, signature_id=form, key=("ANC-MAP", "2026.11"))
    with pytest.raises(IdAlreadyUsedError):
        signed(cast, "other_dokter", signature_id=form)


def test_taken_back_twice_is_once_and_by_another_is_told(cast: Cast) -> None:
    second_doctor(cast)
    one = signed(cast)
    assert taken_back(cast, one) == taken_back(cast, one)
    with pytest.raises(DomainError, match="already_withdrawn") as refusal:
        taken_back(cast, one, "pj")
    assert cast.dokter.display_name in refusal.value.sentence
    assert Event.objects.filter(action="rule.withdraw").count() == 1


@pytest.mark.parametrize("part", ["bidan", "pj", "kader", "dinkes", "admin"])
def test_who_is_no_doctor_at_a_puskesmas_signs_nothing(cast: Cast, part: str) -> None:
    with pytest.raises(NotAllowedError):
        signed(cast, part)
    one = signed(cast)
    with pytest.raises(NotAllowedError):
        taken_back(cast, one, part)
    assert signed_editions(cast.puskesmas, TODAY) == {KEY}


def test_a_signature_of_another_puskesmas_does_not_exist(cast: Cast) -> None:
    with pytest.raises(NotInWorkAreaError):
        taken_back(cast, signed(cast), "other_dokter")


def test_an_edition_that_is_not_there_cannot_be_signed(cast: Cast) -> None:
    with pytest.raises(NotInWorkAreaError):
        signed(cast, key=("ANC-ANEMIA", "1999.01"))


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_words_are_needed_for_both(cast: Cast, text: str) -> None:
    with pytest.raises(DomainError, match="reason_missing"):
        signed(cast, remark=text)
    one = signed(cast)
    with pytest.raises(DomainError, match="reason_missing"):
        taken_back(cast, one, reason=text)


@pytest.mark.parametrize("table", ["signing_signature", "signing_withdrawal"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET local_date = '2020-01-01'"])
def test_nothing_that_was_written_can_be_changed(cast: Cast, table: str, statement: str) -> None:
    taken_back(cast, signed(cast))
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_the_audit_log_holds_what_was_signed_and_no_words(cast: Cast) -> None:
    one = signed(cast, remark="Kalimat dokter.")
    event = Event.objects.get(action="rule.sign")
    assert (event.actor_id, event.subject_id) == (cast.dokter.pk, one.pk)
    assert event.detail == {"rule": KEY[0], "edition": KEY[1], "fingerprint": one.fingerprint}


def test_a_day_long_before_has_nothing(cast: Cast) -> None:
    signed(cast)
    assert signed_editions(cast.puskesmas, date(2026, 1, 1)) == set()


def test_asking_costs_one_statement(cast: Cast, django_assert_num_queries: Callable[..., object]) -> None:
    signed(cast)
    fingerprints()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert signed_editions(cast.puskesmas, TODAY) == {KEY}
