"""How does somebody get an account, and a way back in without e-mail?"""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.records.access.models import Assignment, Profession, StaffMember
from simpul.records.access.permissions import Role
from simpul.records.audit import actions as audit
from simpul.records.facilities.models import Facility, Klaster
from simpul.records.feed.actions import News, append
from simpul.records.feed.models import CITY_SCOPE

# Letters and digits that are not mistaken for one another when read aloud or from a slip of paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_SIZE = 3, 4


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account and the password for its slip; the password is shown once and kept nowhere."""

    staff: StaffMember
    first_password: str

    def __repr__(self) -> str:
        return f"NewAccount({self.staff.pk})"


def make_password_for_slip() -> str:
    """Twelve characters in three groups, about 59 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP_SIZE)) for _ in range(GROUPS))


def create_account(
    *,
    actor_id: UUID | None,
    username: str,
    display_name: str,
    profession: Profession,
    role: Role,
    facility: Facility,
    klaster: Klaster | None = None,
    valid_from: date,
) -> NewAccount:
    """Create an account with its post. Raises DomainError when the user name is taken."""
    username = username.strip().lower()
    with transaction.atomic():
        if StaffMember.objects.filter(username=username).exists():
            raise DomainError("username_taken", "Nama pengguna sudah dipakai. Pilih yang lain.")
        staff = StaffMember(
            username=username, display_name=display_name.strip(), profession=profession, must_change_password=True
        )
        password = make_password_for_slip()
        staff.set_password(password)
        staff.save(force_insert=True)
        _audit_account(actor_id, "account.create", staff)
        change = append(News("account.created", CITY_SCOPE, staff.pk))
        Assignment.objects.create(
            staff=staff,
            facility=facility,
            klaster=klaster,
            role=role,
            valid_from=valid_from,
            recorded_sequence=change.sequence,
        )
    return NewAccount(staff, password)


def reset_password(*, actor_id: UUID, staff: StaffMember) -> NewAccount:
    """Give a new password for a slip; the old one and every open session end."""
    password = make_password_for_slip()
    with transaction.atomic():
        staff.set_password(password)
        staff.must_change_password = True
        staff.save(update_fields=["password", "must_change_password"])
        _audit_account(actor_id, "account.reset", staff)
    return NewAccount(staff, password)


def change_own_password(*, staff: StaffMember, password: str) -> None:
    """Store the password that its owner chose; the caller has validated it."""
    with transaction.atomic():
        staff.set_password(password)
        staff.must_change_password = False
        staff.save(update_fields=["password", "must_change_password"])
        _audit_account(staff.pk, "account.password", staff)


def end_assignment(*, actor_id: UUID, post_id: int, day: date) -> Assignment | None:
    """The post ends on `day` (exclusive); from then on the account sees nothing of it.

    Returns the row that holds now: None where the post ends before it began. Ending it twice changes nothing.
    Raises DomainError for a post that has ended already, or that somebody else changed in the meantime.
    """
    with transaction.atomic():
        found = Assignment.objects.select_for_update(of=("self",)).select_related("staff", "facility", "klaster")
        post = found.filter(pk=post_id, superseded_sequence__isnull=True).first()
        if post is None or (post.valid_to and post.valid_to < day):
            raise DomainError("post_changed", "Tugas ini sudah diakhiri dari layar lain. Muat ulang daftarnya.")
        if post.valid_to == day:
            return post
        _audit_account(actor_id, "assignment.end", post.staff, until=day.isoformat(), facility=str(post.facility_id))
        change = append(News("assignment.ended", CITY_SCOPE, post.staff_id))
        post.superseded_sequence = change.sequence
        post.save(update_fields=["superseded_sequence"])
        return _shortened(post, day, change.sequence) if post.valid_from < day else None


def _shortened(post: Assignment, day: date, sequence: int) -> Assignment:
    return Assignment.objects.create(
        staff=post.staff,
        facility=post.facility,
        klaster=post.klaster,
        role=post.role,
        valid_from=post.valid_from,
        valid_to=day,
        recorded_sequence=sequence,
    )


def _audit_account(actor_id: UUID | None, action: str, staff: StaffMember, **detail: str) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="account",
        subject_id=staff.pk,
        purpose="administrasi",
        detail=detail,
    )
