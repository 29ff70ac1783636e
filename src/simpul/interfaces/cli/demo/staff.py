"""Who can log in to the demo? One account for each part, all with the passphrase that script/demo prints."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.hashers import make_password

from simpul.records.access.models import Assignment, Profession, StaffMember
from simpul.records.access.permissions import Role
from simpul.records.facilities.models import Facility

if TYPE_CHECKING:
    from simpul.interfaces.cli.demo.cities.ground import Ground

LOADER = UUID("01900000-0000-7000-8000-000000000001")


def engage_cast(ground: "Ground", password: str, today: date) -> None:
    here, posyandu = ground.stage, ground.stage_posyandu
    there = next(place for place in ground.kelurahan if place.pustu and place.puskesmas.pk != here.puskesmas.pk)
    other = next(facility for facility, _ in ground.posyandu if facility.area_id == there.area.pk)
    if here.pustu is None or there.pustu is None:
        raise ValueError("both kelurahan of the cast have a Pustu")
    posts: list[tuple[str, str, Profession, Role, Facility]] = [
        ("kader", "Sulastri (contoh)", Profession.KADER, Role.KADER, posyandu),
        ("kader2", "Wiwik (contoh)", Profession.KADER, Role.KADER, posyandu),
        ("ketua", "Endang (contoh)", Profession.KADER, Role.KETUA_POSYANDU, posyandu),
        ("bidan", "Rina (contoh)", Profession.BIDAN, Role.NAKES_PUSTU, here.pustu),
        ("dokter", "Yudha (contoh)", Profession.DOKTER, Role.PETUGAS_KLASTER, here.puskesmas),
        ("kepala", "Hartono (contoh)", Profession.DOKTER, Role.KEPALA_PUSKESMAS, here.puskesmas),
        ("dinkes", "Lestari (contoh)", Profession.ADMINISTRASI, Role.DINKES, ground.dinas),
        ("admin", "Bagus (contoh)", Profession.ADMINISTRASI, Role.ADMIN, ground.dinas),
        ("bidan.lain", "Tutik (contoh)", Profession.BIDAN, Role.NAKES_PUSTU, there.pustu),
        ("kader.lain", "Yuli (contoh)", Profession.KADER, Role.KADER, other),
    ]
    hashed = make_password(password)  # once: it is slow on purpose, and the passphrase is the same for all
    for username, name, profession, role, facility in posts:
        staff = StaffMember(username=username, display_name=name, profession=profession)
        staff.password = hashed
        staff.save(force_insert=True)
        Assignment.objects.create(staff=staff, facility=facility, role=role, valid_from=date(today.year - 1, 1, 1))
