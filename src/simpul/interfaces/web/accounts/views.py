"""Coming in, going out, and one's own password."""

from typing import Any

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from simpul.interfaces.web.door import to_login
from simpul.records.access.actions import change_own_password
from simpul.records.access.models import StaffMember


@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """One sentence for every failure: it does not say whether the name or the password was wrong."""
    back = _safe_way_back(request)
    if request.method == "GET":
        return (
            redirect(back) if request.user.is_authenticated else render(request, "accounts/login.html", {"next": back})
        )
    username = request.POST.get("username", "").replace("\0", "").strip().lower()[:40]  # PostgreSQL takes no NUL
    staff = authenticate(request, username=username, password=request.POST.get("password", ""))
    if staff is None:
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        shown = {"next": back, "username": username, "says": _("Nama pengguna atau kata sandi tidak cocok.")}
        return render(request, "accounts/login.html", shown, status=422)
    login(request, staff)
    return redirect(back)


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """django-axes calls this when the limit is reached."""
    says = _(
        "Terlalu banyak percobaan. Tunggu 15 menit, atau minta kepala Puskesmas atau admin mengatur ulang kata sandi."
    )
    return render(request, "accounts/login.html", {"next": "/", "says": says}, status=429)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("accounts:login")


@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; after an account was made or reset nothing else opens before that."""
    if not request.user.is_authenticated:
        return to_login(request)
    staff = request.user
    says = _problems(request, staff) if request.method == "POST" else []
    if request.method == "GET" or says:
        shown = {"says": says, "forced": staff.must_change_password}
        return render(request, "accounts/password.html", shown, status=422 if says else 200)
    change_own_password(staff=staff, password=request.POST["new"])
    update_session_auth_hash(request, staff)
    return redirect("worklist:page")


def _problems(request: HttpRequest, staff: StaffMember) -> list[str]:
    given = request.POST
    if not staff.check_password(given.get("old", "")):
        return [_("Kata sandi sekarang tidak cocok.")]
    if given.get("new", "") != given.get("again", ""):
        return [_("Kedua kata sandi baru tidak sama.")]
    if given.get("new", "") == given.get("old", ""):
        return [_("Kata sandi baru harus berbeda dari yang sekarang.")]
    try:
        validate_password(given.get("new", ""), staff)
    except ValidationError as problem:
        return list(problem.messages)
    return []


def _safe_way_back(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    is_own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_own else "/"
