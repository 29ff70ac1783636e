"""Every URL x every member of the cast: one table, and a URL without a row fails.

A row names who gets in; everybody else gets 404, and whoever has not logged in is sent to the login page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.knowledge.rules import fingerprints
from simpul.records.access.models import Assignment, StaffMember
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import merge_people
from simpul.records.pregnancies.actions import begin_pregnancy
from simpul.records.pregnancies.queries import active_pregnancy
from simpul.services.follow_up.models import FollowUp
from simpul.services.posyandu.actions import arrive
from simpul.services.posyandu.models import Session
from simpul.services.signing.actions import sign
from tests.cast import NAMES, NIKS, NOW, TODAY, Cast, add_person, weigh
from tests.records.agreements.speaking import refuse
from tests.records.households.house import make_family
from tests.services.takeover import sheets

ALL = {
    "kader", "second_kader", "neighbour_kader", "ketua", "kader_pustu", "bidan", "dokter", "pj", "kepala",
    "surveilans", "lurah", "dinkes", "admin", "other_kader", "other_bidan", "other_dokter", "nobody",
}  # fmt: skip
POSTED = ALL - {"nobody"}
HERE_FIELD = {"kader", "second_kader", "neighbour_kader", "ketua", "bidan", "dokter", "pj"}
THERE_FIELD = {"other_kader", "other_bidan", "other_dokter"}
POSYANDU = HERE_FIELD - {"neighbour_kader"}  # those who serve the first Posyandu
NAKES_HERE = {"bidan", "dokter", "pj"}
IMPORTING = {"dokter", "pj", "other_dokter"}
READING_RULES = {"dokter", "pj", "other_dokter", "kepala", "dinkes"}
COUNTING = {"kepala", "surveilans", "lurah", "dinkes"}
SUMMING = COUNTING | NAKES_HERE | {"kader_pustu", "other_bidan", "other_dokter"}


@dataclass(frozen=True)
class Door:
    name: str
    enter: set[str]
    kwargs: Callable[[Cast], dict[str, object]] = field(default=lambda cast: {})
    method: str = "get"
    data: Callable[[Cast], dict[str, object]] = field(default=lambda cast: {})
    answers: tuple[int, ...] = (200,)
    public: bool = False


def day(cast: Cast) -> dict[str, object]:
    return {"posyandu_id": cast.posyandu.pk, "day": TODAY.isoformat()}


def months(cast: Cast) -> dict[str, object]:
    return {"kelurahan": cast.campurejo.area.code}


def entry(cast: Cast) -> dict[str, object]:
    return {**day(cast), "entry_id": cast.__dict__["entry_id"]}


def person(cast: Cast) -> dict[str, object]:
    return {"person_id": cast.balita.pk}


def a_mother(cast: Cast) -> dict[str, object]:
    """The mother of the balita is pregnant again."""
    with transaction.atomic(), work_area_scope(whole_city()):
        if active_pregnancy(whole_city(), cast.mother) is None:
            begin_pregnancy(
                actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.mother.pk, pregnancy_id=new_id(),
                last_period=date(2026, 8, 1), today=TODAY,
            )  # fmt: skip
    return {"person_id": cast.mother.pk}


def a_service(cast: Cast) -> dict[str, object]:
    return {**person(cast), "code": "mr_1"}


def an_agreement(cast: Cast) -> dict[str, object]:
    """A no to a dose of the balita."""
    if "agreement_id" not in cast.__dict__:
        cast.__dict__["agreement_id"] = refuse(cast, cast.balita, "mr_1").pk
    return {"agreement_id": cast.__dict__["agreement_id"]}


def visit(cast: Cast) -> dict[str, object]:
    return {"visit_id": cast.__dict__["visit_id"]}


def written(cast: Cast) -> dict[str, object]:
    return {"entry_id": cast.__dict__["entry_id"]}


def dose(cast: Cast) -> dict[str, object]:
    return {"given_id": cast.__dict__["given_id"]}


def two_people(cast: Cast) -> dict[str, object]:
    return {"left_id": cast.balita.pk, "right_id": cast.neighbour.pk}


def a_merge(cast: Cast) -> dict[str, object]:
    return {"merge_id": cast.__dict__["merge_id"]}


def kelurahan(cast: Cast) -> dict[str, object]:
    return {"code": cast.campurejo.area.code}


def matter(cast: Cast) -> dict[str, object]:
    return {"follow_up_id": cast.__dict__["follow_up_id"]}


def a_family(cast: Cast) -> dict[str, object]:
    """Three people of the first RT, led by a man."""
    if "household_id" not in cast.__dict__:
        cast.__dict__["household_id"] = make_family(cast)[0].pk
    return {"household_id": cast.__dict__["household_id"]}


def into_the_family(cast: Cast) -> dict[str, object]:
    return {**a_family(cast), **person(cast)}


def the_first_rt(cast: Cast) -> dict[str, object]:
    return {"rt_id": cast.campurejo.rt[0].pk}


def a_request(cast: Cast) -> dict[str, object]:
    """The parents of the first child ask for a copy of the record."""
    from tests.interfaces.rights.asking import ask_for_copy

    return {"request_id": ask_for_copy(cast)}


def account(cast: Cast) -> dict[str, object]:
    return {"staff_id": cast.second_kader.pk}


def a_post(cast: Cast) -> dict[str, object]:
    return {"post_id": Assignment.objects.filter(staff=cast.second_kader).earliest("id").pk}


def the_posyandu(cast: Cast) -> dict[str, object]:
    return {"posyandu_id": cast.posyandu.pk}


def who_comes(cast: Cast) -> dict[str, object]:
    return {"person": cast.balita.pk, "arrival_id": new_id()}


def an_arrival(cast: Cast) -> dict[str, object]:
    """The first child of the first Posyandu is written down for the day."""
    kader = cast.standing("kader")
    with transaction.atomic(), work_area_scope(kader.area):
        arrival = arrive(
            actor_id=kader.staff_id, area=kader.area, session=Session.objects.get(posyandu=cast.posyandu, date=TODAY),
            person_id=cast.balita.pk, arrival_id=new_id(), at=NOW, now=NOW,
        )  # fmt: skip
    return {**day(cast), "arrival_id": arrival.pk}


def a_column(cast: Cast) -> dict[str, object]:
    return {**day(cast), "group": "posyandu_bayi_balita", "measure": "body_length"}


def a_weight(cast: Cast) -> dict[str, object]:
    return {"person": cast.balita.pk, "entry_id": new_id(), "weight": "9,5", "weighed_at": NOW.isoformat()}


def an_api_weight(cast: Cast) -> dict[str, object]:
    return {
        "id": str(new_id()), "posyandu": str(cast.posyandu.pk), "date": TODAY.isoformat(),
        "person": str(cast.balita.pk), "weight_grams": 9500, "weighed_at": NOW.isoformat(),
    }  # fmt: skip


def a_run(cast: Cast) -> dict[str, object]:
    """A sheet whose rows have been checked, brought by the doctor of this Puskesmas."""
    if "run_id" not in cast.__dict__:
        run_id = sheets.bring(cast, sheets.sheet(sheets.VISITS, [NIKS[2], "", "", "04/11/2026", "9,4", "", ""]))
        cast.__dict__["run_id"] = sheets.check(cast, run_id).pk
    return {"run_id": cast.__dict__["run_id"]}


def a_rule(cast: Cast) -> dict[str, object]:
    return {"code": "ANC-ANEMIA", "edition": "2026.11"}


def a_setting(cast: Cast) -> dict[str, object]:
    return {"code": "C14"}


def a_signature(cast: Cast) -> dict[str, object]:
    """Of the doctor of this Puskesmas, on another rule than the one that is signed at its door."""
    key = "ANC-MAP", "2026.11"
    signature = sign(
        actor_id=cast.dokter.pk, facility=cast.puskesmas, signature_id=UUID(int=7 << 76 | 2 << 62), key=key,
        seen=fingerprints()[key], remark="uji", now=NOW,
    )  # fmt: skip
    return {"code": key[0], "edition": key[1], "signature_id": signature.pk}


WRITES = (200, 204, 302, 409, 422)  # got in; what the screen then says is tested with the screen
DOORS = [
    Door("accounts:login", ALL, public=True, answers=(200, 302)),
    Door("accounts:logout", ALL, method="post", public=True, answers=(302, 204)),
    Door("accounts:password", ALL, answers=(200,)),
    Door("set_language", ALL, method="post", public=True, answers=(302, 204)),
    Door("accounts:list", {"kepala", "admin"}),
    Door("accounts:upload", {"kepala", "admin"}),
    Door("accounts:reset", {"kepala", "admin"}, account, "post", answers=WRITES),
    Door("accounts:guests", {"kepala", "admin"}),
    Door("accounts:end_post", {"kepala", "admin"}, a_post),
    Door("worklist:page", POSTED),
    Door("worklist:missed", NAKES_HERE | {"other_bidan", "other_dokter"}),
    Door("worklist:close", NAKES_HERE, matter, "post", lambda cast: {"status": "selesai", "outcome": "x"}, WRITES),
    Door("sessions:list", HERE_FIELD | THERE_FIELD),
    Door("sessions:open", POSYANDU, lambda cast: {"posyandu_id": cast.posyandu.pk}, "post", answers=WRITES),
    Door("sessions:page", POSYANDU, day),
    Door("sessions:weigh", POSYANDU, day, "post", a_weight, WRITES),
    Door("sessions:weigh_all", POSYANDU, day, "post", a_weight, WRITES),
    Door("sessions:correct", POSYANDU, entry, answers=(200, 422)),  # who did not write it is told whom to ask
    Door("sessions:close", {"ketua", *NAKES_HERE}, day),
    Door("sessions:queue", POSYANDU, day),
    Door("sessions:came", POSYANDU, day, "post", who_comes, WRITES),
    Door("sessions:mistaken", POSYANDU, an_arrival, "post", who_comes, WRITES),
    Door("sessions:somebody_new", POSYANDU, day),
    Door("sessions:come", POSYANDU, day, "post", who_comes, WRITES),
    Door("sessions:person", POSYANDU, lambda cast: {**day(cast), **person(cast)}),
    Door("sessions:measures", POSYANDU, day, answers=(302,)),
    Door("sessions:column", POSYANDU, a_column),
    Door("sessions:calendar", POSYANDU, the_posyandu),
    Door("sessions:new_plan", POSYANDU, the_posyandu),
    Door("sessions:from_book", POSYANDU, the_posyandu, "post", lambda cast: {"day": "20-11-2026"}, WRITES),
    Door("sessions:plan", POSYANDU, day),
    Door("sessions:off", POSYANDU, day, "post", answers=WRITES),
    Door("search:page", HERE_FIELD | THERE_FIELD | {"kader_pustu"}),
    Door("search:guests", HERE_FIELD | THERE_FIELD),
    Door("search:close_guest", HERE_FIELD | THERE_FIELD, lambda cast: {"guest_id": new_id()}, "post", answers=WRITES),
    Door("rights:list", NAKES_HERE | {"other_bidan", "other_dokter"}),
    Door("rights:person", NAKES_HERE, person),
    Door("rights:receive", NAKES_HERE, person, "post", answers=WRITES),
    Door("rights:consent", NAKES_HERE, person, "post", answers=WRITES),
    Door("rights:request", NAKES_HERE, a_request),
    Door("rights:step", NAKES_HERE, a_request, "post", answers=WRITES),
    Door("rights:file", NAKES_HERE, a_request, "post", answers=WRITES),
    Door("rights:paper", NAKES_HERE, a_request, "post", answers=WRITES),
    Door("rights:slip", NAKES_HERE, a_request, "post", answers=WRITES),
    Door("persons:page", (HERE_FIELD - {"neighbour_kader"}) | {"kader_pustu"}, person),
    Door("persons:open", (HERE_FIELD - {"neighbour_kader"}) | {"kader_pustu"}, person, "post", answers=WRITES),
    Door("persons:nik", NAKES_HERE, person, "post", answers=WRITES),
    Door("persons:agree", POSYANDU, a_service, answers=(200,)),
    Door("persons:take_back", POSYANDU, an_agreement, "post", answers=WRITES),
    Door("persons:mother", NAKES_HERE, a_mother),
    Door("persons:check", NAKES_HERE, person),
    Door("persons:charts", (HERE_FIELD - {"neighbour_kader"}) | {"kader_pustu"}, person),
    Door("imports:list", IMPORTING),
    Door("imports:template", IMPORTING, lambda cast: {"kind": "orang"}),
    Door("imports:page", {"dokter", "pj"}, a_run),
    Door("imports:progress", {"dokter", "pj"}, a_run),
    Door("imports:results", {"dokter", "pj"}, a_run),
    Door("imports:columns", {"dokter", "pj"}, a_run, "post", answers=WRITES),
    Door("imports:decide", {"dokter", "pj"}, a_run, "post", lambda cast: {"line": 2, "decision": "lewati"}, WRITES),
    Door("imports:write", {"dokter", "pj"}, a_run, "post", answers=WRITES),
    Door("imports:go_on", {"dokter", "pj"}, a_run, "post", answers=WRITES),
    Door("imports:undo", {"dokter", "pj"}, a_run, "post", answers=WRITES),
    Door("kelurahan:list", HERE_FIELD | THERE_FIELD | {"kader_pustu"} | COUNTING),
    Door("kelurahan:page", HERE_FIELD | {"kader_pustu"} | COUNTING, kelurahan),
    Door("city:page", {"dinkes"}),
    Door("city:detail", COUNTING),
    Door("city:projections", {"dinkes"}),
    Door("kelurahan:names", HERE_FIELD | {"kader_pustu"}, kelurahan, data=lambda cast: {"angka": "D"}),
    Door("kelurahan:months", HERE_FIELD | {"kader_pustu"} | COUNTING, data=months),
    Door("kelurahan:scales", HERE_FIELD | {"kepala"}, kelurahan),
    Door("families:areas", HERE_FIELD | THERE_FIELD),
    Door("families:rt", POSYANDU, the_first_rt),
    Door("families:new_person", POSYANDU, the_first_rt),
    Door("families:found", POSYANDU, the_first_rt),
    Door("families:page", POSYANDU, a_family),
    Door("families:house", POSYANDU, a_family),
    Door("families:arrange", POSYANDU, a_family),
    Door("families:split", POSYANDU, a_family),
    Door("families:move_family", POSYANDU, a_family),
    Door("families:close", POSYANDU, a_family),
    Door("families:new_member", POSYANDU, a_family),
    Door("families:known_member", POSYANDU, a_family),
    Door("families:take_in", POSYANDU, into_the_family),
    Door("families:person", POSYANDU, person),
    Door("families:details", POSYANDU, person),
    Door("families:name", POSYANDU, person),
    Door("families:nik", POSYANDU, person),
    Door("families:numbers", POSYANDU, person),
    Door("families:card", POSYANDU, person),
    Door("families:pregnancy", POSYANDU, person),
    Door("families:pregnancy_end", POSYANDU, person),
    Door("families:birth", POSYANDU, person),
    Door("families:death", POSYANDU, person),
    Door("families:move", POSYANDU, person),
    Door("families:left", POSYANDU, person),
    Door("families:back", POSYANDU, person),
    Door("families:leave", POSYANDU, person, answers=(200, 302)),
    Door("families:wrong", NAKES_HERE, person),
    Door("visits:record", POSYANDU, person),
    Door("visits:book", NAKES_HERE, person),
    Door("visits:page", POSYANDU, visit),
    Door("visits:take_back", NAKES_HERE, visit),
    Door("visits:move", NAKES_HERE, visit),
    Door("visits:correct", POSYANDU, written, answers=(200, 422)),
    Door("visits:correct_service", POSYANDU, dose, answers=(200, 422)),
    Door("duplicates:list", NAKES_HERE | {"other_bidan", "other_dokter"}),
    Door("duplicates:merges", NAKES_HERE | {"other_bidan", "other_dokter"}),
    Door("duplicates:pair", NAKES_HERE, two_people),
    Door("duplicates:merge", NAKES_HERE, two_people, "post", answers=WRITES),
    Door("duplicates:apart", NAKES_HERE, two_people, "post", answers=WRITES),
    Door("duplicates:undo", NAKES_HERE, a_merge, "post", answers=WRITES),
    Door("recap:list", HERE_FIELD | THERE_FIELD | {"kader_pustu"} | COUNTING),
    Door("recap:sum", SUMMING),
    Door("recap:count_sum", SUMMING, method="post", answers=(302,)),
    Door("recap:sum_workbook", SUMMING),
    Door("recap:sum_document", SUMMING),
    Door("recap:page", POSYANDU | {"kader_pustu"}, the_posyandu),
    Door("recap:names", POSYANDU | {"kader_pustu"}, the_posyandu, data=lambda cast: {"angka": "anak_balita_came"}),
    Door("recap:workbook", POSYANDU | {"kader_pustu"}, the_posyandu),
    Door("recap:document", POSYANDU | {"kader_pustu"}, the_posyandu),
    Door("rules:list", READING_RULES),
    Door("rules:numbers", READING_RULES),
    Door("rules:choose", {"dokter", "other_dokter"}, a_setting),
    Door("rules:standards", READING_RULES),
    Door("rules:page", READING_RULES, a_rule),
    Door("rules:compare", READING_RULES, a_rule),
    Door("rules:try", {"dokter", "pj", "other_dokter"}, a_rule),
    Door("rules:names", {"dokter", "pj", "other_dokter"}, a_rule, data=lambda cast: {"pilih": "pita-berat"}),
    Door("rules:sign", {"dokter", "other_dokter"}, a_rule),
    Door("rules:withdraw", {"dokter"}, a_signature),
    Door("components:page", ALL, public=True),
    Door("api-1.0.0:weigh", POSYANDU, method="json", data=an_api_weight, answers=WRITES),
    Door("api-1.0.0:expected", POSYANDU, day),
    Door("api-1.0.0:tiles", HERE_FIELD | {"kader_pustu"}, kelurahan),
    Door("api-1.0.0:health", ALL, public=True, answers=(200, 503)),
]
# Addresses of the frame itself: static files are served by whitenoise, ninja's own description of the API.
WITHOUT_A_ROW = {"api-1.0.0:openapi-json", "api-1.0.0:openapi-view", "api-1.0.0:api-root"}


@pytest.fixture
def stage(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast with one weighing that opened a matter, and a capsule beside it."""
    from simpul.records.visits.models import Entry, Given

    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 3.0)
    with transaction.atomic(), work_area_scope(whole_city()):
        entry = Entry.objects.get()
        given = Given.objects.create(
            visit=entry.visit, person=entry.person, kelurahan_id=entry.kelurahan_id, service="vitamin_a_merah",
            at=NOW, local_date=TODAY, recorded_by=cast.kader.pk,
        )  # fmt: skip
        cast.__dict__.update(entry_id=entry.pk, visit_id=entry.visit_id, given_id=given.pk)
        cast.__dict__["follow_up_id"] = FollowUp.objects.get().pk
        kept, gone = (add_person(cast, NAMES[2], Sex.FEMALE, TODAY, cast.campurejo.rt[1]) for _ in range(2))
        merge = merge_people(
            actor_id=cast.bidan.pk, area=whole_city(), kept_id=kept.pk, gone_id=gone.pk, reason="uji", now=NOW
        )
        cast.__dict__["merge_id"] = merge.pk
    return cast


def ask(client: Client, door: Door, cast: Cast) -> int:
    address = reverse(door.name, kwargs=door.kwargs(cast))
    if door.method == "json":
        return client.post(address, door.data(cast), content_type="application/json").status_code
    return getattr(client, door.method)(address, door.data(cast)).status_code


def enter_as(staff: StaffMember) -> Client:
    client = Client()
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door.method} {door.name}")
def test_who_comes_through_which_door(stage: Cast, door: Door) -> None:
    for part, staff in stage.staff.items():
        status = ask(enter_as(staff), door, stage)
        expected = door.answers if part in door.enter else (404,)
        assert status in expected, f"{part}: {status}, expected {expected}"


def test_without_a_login_every_door_leads_to_the_login_page(stage: Cast) -> None:
    """One stage for all of them: nobody comes in, so nothing is changed."""
    for door in DOORS:
        if door.public:
            continue
        client, address = Client(), reverse(door.name, kwargs=door.kwargs(stage))
        if door.name.startswith("api-"):
            assert ask(client, door, stage) == 401, door.name
            continue
        response = getattr(client, door.method)(address, door.data(stage))
        assert response.status_code == 302, door.name
        assert urlsplit(response["Location"]).path == reverse("accounts:login"), door.name


def test_no_url_is_without_a_row() -> None:
    assert set(names_of(get_resolver())) - WITHOUT_A_ROW == {door.name for door in DOORS}


def test_no_row_lets_in_somebody_who_is_not_in_the_cast() -> None:
    assert all(door.enter <= ALL for door in DOORS)


def test_what_is_not_there_and_what_may_not_be_seen_answer_alike(stage: Cast) -> None:
    client = enter_as(stage.other_bidan)
    hidden = client.get(reverse("persons:page", kwargs={"person_id": stage.balita.pk}))
    missing = client.get(reverse("persons:page", kwargs={"person_id": new_id()}))
    assert hidden.status_code == missing.status_code == 404
    assert strip(hidden.content) == strip(missing.content)


def strip(content: bytes) -> bytes:
    """Without the CSRF tokens, which differ on every page."""
    return b"\n".join(line for line in content.splitlines() if b"csrfmiddlewaretoken" not in line)


def names_of(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names_of(pattern, space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
