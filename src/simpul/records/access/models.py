"""Who works here, as what, where and from when to when?"""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from simpul.foundation.identifiers import new_id
from simpul.records.access.permissions import Role
from simpul.records.facilities.models import Facility, Klaster, not_before_start


class Profession(models.TextChoices):
    """Professions of the field; the list of Permenkes 19/2024 (ilp.md 9) in short."""

    KADER = "kader", "Kader"
    BIDAN = "bidan", "Bidan"
    PERAWAT = "perawat", "Perawat"
    DOKTER = "dokter", "Dokter"
    DOKTER_GIGI = "dokter_gigi", "Dokter gigi"
    GIZI = "gizi", "Tenaga gizi"
    SANITARIAN = "sanitarian", "Sanitarian"
    PROMKES = "promkes", "Promosi kesehatan"
    EPIDEMIOLOG = "epidemiolog", "Epidemiolog"
    APOTEKER = "apoteker", "Apoteker"
    ADMINISTRASI = "administrasi", "Administrasi"
    LAINNYA = "lainnya", "Lainnya"


class StaffMembers(BaseUserManager["StaffMember"]):
    def get_by_natural_key(self, username: str | None) -> "StaffMember":
        return self.get(username=(username or "").strip().lower())


class StaffMember(AbstractBaseUser):
    """One account, one person, for kader and staff alike. No account is shared."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=40, unique=True)
    display_name = models.CharField(max_length=120)
    profession = models.CharField(max_length=20, choices=Profession.choices)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[StaffMembers] = StaffMembers()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(username=Lower("username")), name="username_lower_case")
        ]

    def __str__(self) -> str:
        return f"staff {self.pk}"

    def get_session_auth_hash(self) -> str:
        """Sessions end when the password changes (Django's rule), also for accounts reset by a coordinator."""
        return super().get_session_auth_hash()

    def has_perms(self, _names: Any, _subject: Any = None) -> bool:
        """Django's own permissions are not used; access/permissions.py is the one table."""
        return False


class Assignment(models.Model):
    """A dated post: this person, at this unit, in this role (and klaster, where the unit has them)."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="assignments")
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="assignments")
    klaster = models.ForeignKey(Klaster, null=True, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_sequence = models.BigIntegerField(default=0)
    superseded_sequence = models.BigIntegerField(null=True)

    class Meta:
        constraints = [not_before_start("assignment_dates_in_order")]
        indexes = [models.Index(fields=["staff", "valid_from"], name="assignment_staff")]

    def __str__(self) -> str:
        return f"{self.role} {self.facility_id}"

    @property
    def last_day(self) -> date | None:
        """The last day of service; None where no end is known."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None
