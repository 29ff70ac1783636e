"""The page of the standards of the SPM: definitions, without figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.rules.standards.shown import standards_shown
from simpul.knowledge.spm.definition import CONTENT, EDITION, FROM_YEAR
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


@screen(permission=Permission.RULES)
def standards(request: HttpRequest, standing: Standing) -> HttpResponse:
    context = {
        "standards": standards_shown(),
        "edition": EDITION,
        "from_year": FROM_YEAR,
        "left_open": [one[formats.language()] for one in CONTENT["open"]],
    }
    return render(request, "rules/standards.html", context)
