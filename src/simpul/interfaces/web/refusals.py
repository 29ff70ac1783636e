"""What does a person read when something cannot be done? One sentence that says what happened and what to do."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page for what does not exist and for what this worker may not see."""
    return _page(request, 404, _("Halaman ini tidak ada."), _("Periksa alamatnya, atau kembali ke meja kerja."))


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Drawn without the database, which may be what is broken."""
    return _bare(500, _("Ada yang rusak di pihak kami."), _("Yang Anda ketik belum tersimpan. Coba sekali lagi."))


def storage_away(request: HttpRequest, *, disk_full: bool) -> HttpResponse:
    what = _("Simpanan data penuh.") if disk_full else _("Simpanan data sedang tidak dapat dihubungi.")
    return _bare(503, what, _("Yang Anda ketik tetap di layar. Coba lagi sebentar."))


def sentence_of(refusal: DomainError) -> str:
    """The sentence of a refusal in the language of the page."""
    return _(refusal.template) % refusal.values if refusal.values else _(refusal.template)


def refused(request: HttpRequest, problem: DomainError) -> HttpResponse:
    """A refusal that no screen caught: its own sentence."""
    return _page(request, 409, _("Belum dapat disimpan."), sentence_of(problem))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, _("Halaman ini sudah terlalu lama terbuka."), _("Muat ulang, lalu kirim sekali lagi."))


def _page(request: HttpRequest, status: int, what: str, todo: str) -> HttpResponse:
    return render(request, "refusals/page.html", {"what": what, "todo": todo}, status=status)


def _bare(status: int, what: str, todo: str) -> HttpResponse:
    body = (
        '<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>Simpul</title><main><h1>{what}</h1><p>{todo}</p><p><a href="/">{_("Ke meja kerja")}</a></p></main>'
    )
    return HttpResponseServerError(body, status=status)
