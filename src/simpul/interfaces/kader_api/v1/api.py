"""The door for machines, version 1: the same rules as the screens, in JSON.

A session cookie with Django's CSRF token logs in. What the role may not see answers 404, a refusal answers 409 or 422
with a code and an Indonesian sentence. A weighing sent twice with one id changes nothing.
"""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import SessionAuth

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.foundation.units import HIGHEST, LOWEST, Grams
from simpul.interfaces.kader_api.v1.entry import standing_or_404, working
from simpul.interfaces.kader_api.v1.schemas import ExpectedOut, HealthOut, Refusal, TilesOut, WeighingIn, WeighingOut
from simpul.interfaces.web.sessions.kept_back import is_kept_back
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.queries import figures_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.queries import get_facility, kelurahan_with_code
from simpul.records.feed.queries import backlog
from simpul.services.posyandu.actions import open_session, record_weighing
from simpul.services.posyandu.queries import HELD, Expected, balita_of, expected_list, get_session

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

api = NinjaAPI(
    title="Simpul", version="1.0.0", auth=SessionAuth(), docs_url=None if settings.MODE == "production" else "/docs"
)


YEARS = range(2000, 2100)


@api.exception_handler(HttpError)
def malformed(request: HttpRequest, problem: HttpError) -> HttpResponse:
    body = {"code": "unreadable", "sentence": "Kiriman tidak terbaca."}
    return api.create_response(request, body, status=problem.status_code)


@api.exception_handler(DomainError)
def refused(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    return api.create_response(request, {"code": refusal.code, "sentence": refusal.sentence}, status=409)


@api.exception_handler(NotInWorkAreaError)
def outside(request: HttpRequest, refusal: NotInWorkAreaError) -> HttpResponse:
    return missing(request, Http404())


@api.exception_handler(Http404)
def missing(request: HttpRequest, refusal: Http404) -> HttpResponse:
    return api.create_response(request, {"code": "not_found", "sentence": "Tidak ada."}, status=404)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """Which fields could not be read; never what stood in them."""
    fields = sorted({str(one["loc"][-1]) for one in problem.errors})
    sentence = f"Isian tidak terbaca: {', '.join(fields)}."
    return api.create_response(request, {"code": "unreadable", "sentence": sentence}, status=422)


@api.post("/penimbangan", response={200: WeighingOut, 404: Refusal, 409: Refusal, 422: Refusal}, url_name="weigh")
def weigh(request: HttpRequest, sent: WeighingIn) -> Any:
    """Keep one weighing of one balita. `open` opens the day where nobody has yet."""
    standing = standing_or_404(request, Permission.SESSION_RECORD)
    if not LOWEST <= sent.weight_grams <= HIGHEST:
        raise DomainError(
            "weight_out_of_range", "Tulis 900 sampai 58000 gram. Terisi %(typed)s.", typed=sent.weight_grams
        )
    if sent.weighed_at.year not in YEARS or sent.date.year not in YEARS:
        raise DomainError("another_day", "Waktu timbang tidak sama dengan hari sesi ini. Periksa jam perangkat.")
    with working(standing):
        session = _session(standing, sent)
        person = balita_of(standing.area, session, sent.person)
        if person is None:
            raise Http404
        recorded = record_weighing(
            actor_id=standing.staff_id,
            area=standing.area,
            session=session,
            person_id=sent.person,
            entry_id=require_uuid7(str(sent.id)),
            weight=Grams(sent.weight_grams),
            weighed_at=sent.weighed_at,
            now=timezone.now(),
        )
    counts = recorded.counts
    assert counts is not None  # noqa: S101 - a balita was asked for above
    if is_kept_back(request, standing, person):
        return WeighingOut(id=recorded.entry.pk, was_new=recorded.was_new)
    return WeighingOut(
        id=recorded.entry.pk,
        was_new=recorded.was_new,
        status=counts.status,
        band=counts.band,
        gain_grams=counts.gain_grams,
        minimum_grams=counts.minimum_grams,
    )


@api.get(
    "/posyandu/{posyandu_id}/sesi/{day}/daftar", response={200: list[ExpectedOut], 404: Refusal}, url_name="expected"
)
def expected(request: HttpRequest, posyandu_id: UUID, day: date) -> Any:
    """Who is expected at a session, in the order of the register."""
    standing = standing_or_404(request, Permission.SESSION_RECORD)
    with working(standing):
        session = get_session(standing.area, posyandu_id, day)
        if session is None:
            raise Http404
        return [
            ExpectedOut(
                person=line.person.pk,
                number=line.number,
                name=line.person.name,
                birth_date=line.person.birth_date,
                sex=line.person.sex,
                previous_grams=_previous(request, standing, line),
                has_come=line.was_weighed,
            )
            for line in expected_list(standing.area, session)
        ]


def _previous(request: HttpRequest, standing: Standing, line: Expected) -> int | None:
    return None if line.before is None or is_kept_back(request, standing, line.person) else line.before.weight_grams


@api.get("/kelurahan/{code}/petak", response={200: TilesOut, 404: Refusal}, url_name="tiles")
def tiles(request: HttpRequest, code: str, bulan: str = "") -> Any:
    """The figures of a kelurahan in a month, for roles that work there by name."""
    standing = standing_or_404(request, Permission.PWS_NAMES)
    today = local_date(timezone.now(), LocalZone.WIB)
    with working(standing):
        area = kelurahan_with_code(code, today)
        if area is None or area.pk not in standing.area.counted:
            raise Http404
        try:
            month = Month.parse(bulan) if bulan else Month.of(today)
        except ValueError as problem:
            raise Http404 from problem
        figures = figures_of(standing.area, area.pk, month)
    return TilesOut(month=str(month), s=figures.s, d=figures.d, n=figures.n, t=figures.t, o=figures.o, b=figures.b)


@api.get("/sehat", auth=None, response={200: HealthOut, 503: HealthOut}, url_name="health")
def health(request: HttpRequest) -> Any:
    """Whether the database answers, and how many changes the figures are behind."""
    try:
        waiting = sum(one.last - one.seen for one in backlog(PwsConsumer.name))
    except Error:
        return 503, HealthOut(ok=False, behind=-1)
    return HealthOut(ok=True, behind=waiting)


def _session(standing: Standing, sent: WeighingIn) -> "Session":
    found = get_session(standing.area, sent.posyandu, sent.date)
    if found and (found.status in HELD or not sent.open):
        return found
    posyandu = get_facility(sent.posyandu) if sent.open else None
    if posyandu is None:
        raise Http404
    return open_session(
        actor_id=standing.staff_id, area=standing.area, posyandu=posyandu, day=sent.date, now=timezone.now()
    )
