"""Who can log in to the demo? One account for each part, all with the passphrase that script/demo prints.

Every other Posyandu has two kader who wrote down its days and cannot log in."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.people import name_of
from simpul.records.access.models import Assignment, Profession, StaffMember
from simpul.records.access.permissions import Role
from simpul.records.facilities.models import Facility

if TYPE_CHECKING:
    from simpul.interfaces.cli.demo.cities.ground import Ground

LOADER = UUID("01900000-0000-7000-8000-000000000001")
UNUSABLE = f"{UNUSABLE_PASSWORD_PREFIX}demo"
Kader = tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """kader  who wrote down the days of the Posyandu on stage
    bidan  by kelurahan, those of the cast
    """

    kader: Kader
    bidan: dict[int, UUID]


def engage_cast(ground: "Ground", password: str, today: date) -> Cast:
    here, posyandu = ground.stage, ground.stage_posyandu
    there = next(place for place in ground.begun if place.pustu and place.puskesmas.pk != here.puskesmas.pk)
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
    ids: dict[str, UUID] = {}
    for username, name, profession, role, facility in posts:
        staff = StaffMember(username=username, display_name=name, profession=profession)
        staff.password = hashed
        staff.save(force_insert=True)
        ids[username] = staff.pk
        Assignment.objects.create(staff=staff, facility=facility, role=role, valid_from=date(today.year - 1, 1, 1))
    return Cast((ids["kader"],), {here.area.pk: ids["bidan"], there.area.pk: ids["bidan.lain"]})


def engage_kader(ground: "Ground", cast: Cast, seed: int, ids: Ids, today: date) -> dict[UUID, Kader]:
    """By Posyandu the kader who write down its days: on stage one of the cast, elsewhere two who cannot log in."""
    found = {ground.stage_posyandu.pk: cast.kader}
    people, posts = list[StaffMember](), list[Assignment]()
    for posyandu, _ in ground.posyandu:
        if posyandu.pk in found:
            continue
        random = Random(f"{seed}/{posyandu.code}/kader")
        both = [_worker(f"{posyandu.code}.{number}", Profession.KADER, random, ids) for number in (1, 2)]
        found[posyandu.pk] = tuple(one.pk for one in both)
        people += both
        posts += [
            Assignment(staff=one, facility=posyandu, role=Role.KADER, valid_from=date(today.year - 1, 1, 1))
            for one in both
        ]
    StaffMember.objects.bulk_create(people)
    Assignment.objects.bulk_create(posts)
    return found


def engage_bidan(ground: "Ground", cast: Cast, seed: int, ids: Ids, today: date) -> dict[int, UUID]:
    """By kelurahan with people who gives doses there: of the cast, or one who cannot log in."""
    found = dict(cast.bidan)
    for place in ground.begun:
        if place.area.pk in found:
            continue
        unit = place.pustu or place.ponkesdes or place.puskesmas
        one = _worker(f"bidan.{place.area.code}", Profession.BIDAN, Random(f"{seed}/{place.area.code}/bidan"), ids)
        one.save(force_insert=True)
        role = Role.PETUGAS_KLASTER if unit is place.puskesmas else Role.NAKES_PUSTU
        Assignment.objects.create(staff=one, facility=unit, role=role, valid_from=date(today.year - 1, 1, 1))
        found[place.area.pk] = one.pk
    return found


def _worker(username: str, profession: Profession, random: Random, ids: Ids) -> StaffMember:
    """Somebody who cannot log in."""
    one = StaffMember(id=ids.new(), username=username.lower(), display_name=f"{name_of(random, Sex.FEMALE)} (contoh)")
    one.profession, one.password = profession, UNUSABLE
    return one
