"""Who plays in the tests? A small city with two Puskesmas, and one worker of every kind.

Campurejo and Bandar have a Pustu and two Posyandu each, every Posyandu one RT of its own. The names are invented and
marked, so that a test can search logs and audit rows for them.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db import transaction

from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.records.access.models import Assignment, Profession, StaffMember
from simpul.records.access.permissions import Role
from simpul.records.access.queries import Standing, standing_of
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area, AreaBorder, Coverage, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import register_person
from simpul.records.people.models import NoNikReason, Person
from simpul.reference.wilayah.read import border_of
from simpul.services.posyandu.actions import open_session, record_weighing
from simpul.services.posyandu.models import Session

LONG_AGO = date(2020, 1, 1)
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)  # 09.00 WIB
PASSWORD = "kata-sandi-pemeran-uji"
# NIK with district code 00 cannot belong to anybody.
NAMES = ("Zubaedah Pemeran", "Wirasena Pemeran", "Kencana Pemeran", "Larasati Pemeran")
NIKS = ("3571000101200001", "3571004101210002", "3571000101240003", "3571004101250004")


@dataclass
class Kelurahan:
    area: Area
    rw: Area
    rt: list[Area]
    pustu: Facility
    posyandu: list[Facility]


@dataclass
class Cast:
    city: Area
    dinas: Facility
    puskesmas: Facility
    other_puskesmas: Facility
    campurejo: Kelurahan
    bandar: Kelurahan
    staff: dict[str, StaffMember] = field(default_factory=dict)
    balita: Person = None  # type: ignore[assignment]
    neighbour: Person = None  # type: ignore[assignment]
    other_balita: Person = None  # type: ignore[assignment]
    mother: Person = None  # type: ignore[assignment]

    def __getattr__(self, name: str) -> StaffMember:
        """cast.bidan, cast.kader, ...: the accounts by the part they play."""
        try:
            return self.__dict__["staff"][name]
        except KeyError as problem:
            raise AttributeError(name) from problem

    @property
    def posyandu(self) -> Facility:
        return self.campurejo.posyandu[0]

    def standing(self, part: str, day: date = TODAY) -> Standing:
        found = standing_of(self.staff[part], day)
        assert found is not None
        return found


def make_cast(password: str = PASSWORD) -> Cast:
    """Build the city; needs the whole-city scope for its people, and sets it itself."""
    with transaction.atomic():
        cast = _city()
        _staff(cast, password)
        with work_area_scope(whole_city()):
            _people(cast)
    return cast


def weigh(
    cast: Cast, person: Person, kilograms: float, at: datetime = NOW, part: str = "kader", entry_id: UUID | None = None
) -> Session:
    """A weighing through the front door of the service, as one of the cast, on the day of `at`."""
    standing = cast.standing(part)
    with transaction.atomic(), work_area_scope(standing.area):
        posyandu = cast.posyandu if standing.facility.kind != FacilityKind.POSYANDU else standing.facility
        session = open_session(
            actor_id=standing.staff_id, area=standing.area, posyandu=posyandu, day=(at + WIB).date(), now=at
        )
        record_weighing(
            actor_id=standing.staff_id,
            area=standing.area,
            session=session,
            person_id=person.pk,
            entry_id=entry_id or new_id(),
            weight=Grams(round(kilograms * 1000)),
            weighed_at=at,
            now=at,
        )
    return session


WIB = timedelta(hours=7)


def _area(code: str, level: AreaLevel, name: str, parent: Area | None, **ancestors: Area) -> Area:
    return Area(code=code, level=level, name=name, parent=parent, valid_from=LONG_AGO, **ancestors)


def _facility(code: str, kind: FacilityKind, name: str, area: Area, parent: Facility | None) -> Facility:
    return Facility(code=code, kind=kind, name=name, area=area, parent=parent, is_example=True, valid_from=LONG_AGO)


def _city() -> Cast:
    """Made by thousands of tests: one statement for each level of the areas, one for all facilities."""
    (city,) = Area.objects.bulk_create([_area("35.71", AreaLevel.KOTA, "Kota Kediri", None)])
    (kecamatan,) = Area.objects.bulk_create([_area("35.71.01", AreaLevel.KECAMATAN, "Mojoroto", city)])
    dinas = _facility("DINAS", FacilityKind.DINAS, "Dinas Kesehatan Kota Kediri", city, None)
    puskesmas = _facility("PKM-1", FacilityKind.PUSKESMAS, "Puskesmas Campurejo", kecamatan, dinas)
    other = _facility("PKM-2", FacilityKind.PUSKESMAS, "Puskesmas Contoh Bandar", kecamatan, dinas)
    named = [("35.71.01.1012", "Campurejo"), ("35.71.01.1004", "Bandar Lor")]
    areas = Area.objects.bulk_create(_area(code, AreaLevel.KELURAHAN, name, kecamatan) for code, name in named)
    campurejo, bandar = _kelurahan(areas, [puskesmas, other])
    units = [*(one.pustu for one in (campurejo, bandar)), *campurejo.posyandu, *bandar.posyandu]
    Facility.objects.bulk_create([dinas, puskesmas, other, *units])
    served = [(puskesmas, campurejo.area), (other, bandar.area)]
    served += [pair for one in (campurejo, bandar) for pair in zip(one.posyandu, one.rt, strict=True)]
    Coverage.objects.bulk_create(Coverage(facility=one, area=area, valid_from=LONG_AGO) for one, area in served)
    return Cast(city, dinas, puskesmas, other, campurejo, bandar)


def _kelurahan(areas: list[Area], puskesmas: list[Facility]) -> list[Kelurahan]:
    """With their RW, RT and borders; their units are not kept yet."""
    AreaBorder.objects.bulk_create(
        AreaBorder(area=area, geometry=border_of(area.code), source="uji", valid_from=LONG_AGO) for area in areas
    )
    rw = Area.objects.bulk_create(
        _area(f"{area.code}/01", AreaLevel.RW, "RW 01", area, kelurahan=area) for area in areas
    )
    rt = Area.objects.bulk_create(
        _area(f"{one.code}/{n:02}", AreaLevel.RT, f"RT {n:02}", one, kelurahan=area, rw=one)
        for area, one in zip(areas, rw, strict=True)
        for n in (1, 2)
    )
    found = []
    for number, (area, one, parent) in enumerate(zip(areas, rw, puskesmas, strict=True)):
        pustu = _facility(f"PUSTU-{area.code}", FacilityKind.PUSTU, f"Pustu {area.name}", area, parent)
        posyandu = [
            _facility(f"POS-{area.code}-{n}", FacilityKind.POSYANDU, f"Posyandu {area.name} {n}", area, pustu)
            for n in (1, 2)
        ]
        found.append(Kelurahan(area, one, rt[2 * number : 2 * number + 2], pustu, posyandu))
    return found


def _staff(cast: Cast, password: str) -> None:
    here, there = cast.campurejo, cast.bandar
    posts: list[tuple[str, Profession, Role, Facility]] = [
        ("kader", Profession.KADER, Role.KADER, here.posyandu[0]),
        ("second_kader", Profession.KADER, Role.KADER, here.posyandu[0]),
        ("neighbour_kader", Profession.KADER, Role.KADER, here.posyandu[1]),
        ("ketua", Profession.KADER, Role.KETUA_POSYANDU, here.posyandu[0]),
        ("kader_pustu", Profession.KADER, Role.KADER_PUSTU, here.pustu),
        ("bidan", Profession.BIDAN, Role.NAKES_PUSTU, here.pustu),
        ("dokter", Profession.DOKTER, Role.PETUGAS_KLASTER, cast.puskesmas),
        ("pj", Profession.BIDAN, Role.PJ_KLASTER, cast.puskesmas),
        ("kepala", Profession.DOKTER, Role.KEPALA_PUSKESMAS, cast.puskesmas),
        ("surveilans", Profession.EPIDEMIOLOG, Role.SURVEILANS, cast.puskesmas),
        ("lurah", Profession.LAINNYA, Role.LURAH, here.pustu),
        ("dinkes", Profession.ADMINISTRASI, Role.DINKES, cast.dinas),
        ("admin", Profession.ADMINISTRASI, Role.ADMIN, cast.dinas),
        ("other_kader", Profession.KADER, Role.KADER, there.posyandu[0]),
        ("other_bidan", Profession.BIDAN, Role.NAKES_PUSTU, there.pustu),
        ("other_dokter", Profession.DOKTER, Role.PETUGAS_KLASTER, cast.other_puskesmas),
    ]
    known = {part: profession for part, profession, _role, _facility in posts} | {"nobody": Profession.LAINNYA}
    kept = _kept_as(password, settings.PASSWORD_HASHERS[0])
    for part, profession in known.items():
        cast.staff[part] = StaffMember(
            username=part, display_name=f"Pemeran {part}", profession=profession, password=kept
        )
    StaffMember.objects.bulk_create(cast.staff.values())
    Assignment.objects.bulk_create(
        Assignment(staff=cast.staff[part], facility=facility, role=role, valid_from=LONG_AGO)
        for part, _profession, role, facility in posts
    )


@cache
def _kept_as(password: str, _hasher: str) -> str:
    """The password as it is kept; it may cost a lot on purpose, so once is enough."""
    one = StaffMember()
    one.set_password(password)
    return one.password


def _people(cast: Cast) -> None:
    here, there = cast.campurejo, cast.bandar
    cast.mother = add_person(cast, NAMES[0], Sex.FEMALE, date(1998, 3, 4), here.rt[0], nik=NIKS[0])
    cast.balita = add_person(cast, NAMES[1], Sex.MALE, date(2025, 9, 9), here.rt[0], NIKS[2], cast.mother)
    cast.neighbour = add_person(cast, NAMES[2], Sex.FEMALE, date(2024, 5, 5), here.rt[1], NIKS[3])
    cast.other_balita = add_person(cast, NAMES[3], Sex.FEMALE, date(2025, 1, 5), there.rt[0])


def add_person(
    cast: Cast,
    name: str,
    sex: Sex,
    born: date,
    rt: Area,
    nik: str | None = None,
    mother: Person | None = None,
    here_from: date | None = None,
) -> Person:
    """Register one more person; call inside a scope that holds the RT."""
    return register_person(
        actor_id=cast.staff["bidan"].pk,
        area=whole_city(),
        person_id=new_id(),
        name=name,
        sex=sex,
        birth_date=born,
        rt=rt,
        today=TODAY,
        lives_here_from=here_from,
        mother=mother,
        nik=Nik(nik) if nik else None,
        no_nik_reason=NoNikReason.NEWBORN,
    )
