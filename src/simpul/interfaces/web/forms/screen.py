"""How does a form answer?"""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from simpul.interfaces.web.forms.form import Form


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; None where the form is only looked at."""
    return request.POST if request.method == "POST" else None


def show_form(request: HttpRequest, form: Form, back: str, template: str = "components/form.html") -> HttpResponse:
    """The form, empty or filled in again; refused or asked about it is answered with 422."""
    form.back = back
    status = 422 if form.sent and (form.is_refused or form.warnings) else 200
    return render(request, template, {"form": form, "action": request.get_full_path()}, status=status)
