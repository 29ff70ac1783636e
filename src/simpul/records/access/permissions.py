"""Who may do what, and over which area? The whole of it, in one table (ilp.md 12).

A permission that a role lacks makes a screen answer 404: it does not exist for that person.
"""

from enum import StrEnum

from django.db.models import TextChoices


class Role(TextChoices):
    KADER = "kader", "Kader Posyandu"
    KETUA_POSYANDU = "ketua_posyandu", "Ketua bidang kesehatan Posyandu"
    KADER_PUSTU = "kader_pustu", "Kader Pustu"
    NAKES_PUSTU = "nakes_pustu", "Tenaga kesehatan Pustu"
    PETUGAS_KLASTER = "petugas_klaster", "Petugas klaster"
    PJ_KLASTER = "pj_klaster", "Penanggung jawab klaster"
    KEPALA_PUSKESMAS = "kepala_puskesmas", "Kepala Puskesmas"
    SURVEILANS = "surveilans", "Surveilans"
    LURAH = "lurah", "Lurah, Tim Pembina"
    DINKES = "dinkes", "Dinas Kesehatan"
    ADMIN = "admin", "Admin sistem"


class Grain(StrEnum):
    """How far a role reaches from the facility it is assigned to."""

    POSYANDU = "posyandu"  # the RT that the Posyandu covers
    KELURAHAN = "kelurahan"  # the kelurahan in which the unit stands
    PUSKESMAS = "puskesmas"  # the kelurahan that the Puskesmas covers
    CITY = "city"
    NONE = "none"


class Permission(StrEnum):
    WORKLIST = "worklist"  # the first page of every worker
    SESSION_RECORD = "session.record"  # open today's Posyandu, weigh
    SESSION_CLOSE = "session.close"
    PERSON_READ = "person.read"  # one person's page
    PERSON_CLINICAL = "person.clinical"  # z-scores and class names on it
    PERSON_REGISTER = "person.register"  # enter people and families, put details right, moves, births, deaths
    PERSON_GUEST = "person.guest"  # serve a person of another area, by proof
    PERSON_MERGE = "person.merge"  # the list of likely pairs; merge and undo; wrong entry; a visit on the wrong person
    SERVICE_AGREE = "service.agree"  # a no to a service that is due, or the day that was agreed on
    VISIT_RECORD = "visit.record"  # a visit at a Pustu or Puskesmas, and what is taken over from a book
    IMPORT = "import"  # people, families and past visits from a sheet
    RIGHTS = "rights"  # export, slip, correction and restriction on the person's own request
    FOLLOW_UP = "follow_up"  # the list of those to be followed up, and closing them
    PWS_FIGURES = "pws.figures"
    PWS_NAMES = "pws.names"  # from a number to its names
    SCALES = "scales"  # how one's own weights were read off the scale, and those of whom one supervises
    ACCOUNTS = "accounts"  # create accounts from a sheet, reset a password
    CITY_FIGURES = "city.figures"
    RULES = "rules"  # what each rule says, its editions, and who signed which
    RULES_SIGN = "rules.sign"  # a dry run over real records; a doctor also signs for the Puskesmas


P = Permission
FIELD = frozenset(
    {
        *(P.WORKLIST, P.SESSION_RECORD, P.PERSON_READ, P.PERSON_REGISTER, P.PERSON_GUEST, P.SERVICE_AGREE),
        *(P.PWS_FIGURES, P.PWS_NAMES, P.SCALES),
    }
)
NAKES = FIELD | {P.SESSION_CLOSE, P.PERSON_CLINICAL, P.PERSON_MERGE, P.VISIT_RECORD, P.FOLLOW_UP, P.RIGHTS}

MAY: dict[Role, frozenset[Permission]] = {
    Role.KADER: FIELD,
    Role.KETUA_POSYANDU: FIELD | {P.SESSION_CLOSE},
    Role.KADER_PUSTU: frozenset({P.WORKLIST, P.PERSON_READ, P.PWS_FIGURES, P.PWS_NAMES}),
    Role.NAKES_PUSTU: NAKES,
    Role.PETUGAS_KLASTER: NAKES | {P.IMPORT, P.RULES, P.RULES_SIGN},
    Role.PJ_KLASTER: NAKES | {P.IMPORT, P.RULES, P.RULES_SIGN},
    Role.KEPALA_PUSKESMAS: frozenset({P.WORKLIST, P.PWS_FIGURES, P.SCALES, P.ACCOUNTS, P.RULES}),
    Role.SURVEILANS: frozenset({P.WORKLIST, P.PWS_FIGURES}),
    Role.LURAH: frozenset({P.WORKLIST, P.PWS_FIGURES}),
    Role.DINKES: frozenset({P.WORKLIST, P.PWS_FIGURES, P.CITY_FIGURES, P.RULES}),
    Role.ADMIN: frozenset({P.WORKLIST, P.ACCOUNTS}),
}

GRAIN: dict[Role, Grain] = {
    Role.KADER: Grain.POSYANDU,
    Role.KETUA_POSYANDU: Grain.POSYANDU,
    Role.KADER_PUSTU: Grain.KELURAHAN,
    Role.NAKES_PUSTU: Grain.KELURAHAN,
    Role.PETUGAS_KLASTER: Grain.PUSKESMAS,
    Role.PJ_KLASTER: Grain.PUSKESMAS,
    Role.KEPALA_PUSKESMAS: Grain.PUSKESMAS,
    Role.SURVEILANS: Grain.PUSKESMAS,
    Role.LURAH: Grain.KELURAHAN,
    Role.DINKES: Grain.CITY,
    Role.ADMIN: Grain.NONE,
}

# Whose work a role guides, and so sees by the worker's name. Our reading: nakes guide the kader, the heads all.
AT_POSYANDU = frozenset({Role.KADER, Role.KETUA_POSYANDU})
AT_PUSKESMAS = AT_POSYANDU | {Role.KADER_PUSTU, Role.NAKES_PUSTU, Role.PETUGAS_KLASTER}
SUPERVISES: dict[Role, frozenset[Role]] = {
    Role.NAKES_PUSTU: AT_POSYANDU,
    Role.PETUGAS_KLASTER: AT_POSYANDU,
    Role.PJ_KLASTER: AT_PUSKESMAS,
    Role.KEPALA_PUSKESMAS: AT_PUSKESMAS | {Role.PJ_KLASTER},
}

NAMES_PERMISSIONS = frozenset({P.SESSION_RECORD, P.PERSON_READ, P.FOLLOW_UP, P.PWS_NAMES})


def may(role: Role, permission: Permission) -> bool:
    return permission in MAY[role]


def sees_names(role: Role) -> bool:
    """Whether any screen of this role shows a person by name."""
    return bool(MAY[role] & NAMES_PERMISSIONS)
