"""Which door leads where?"""

from django.urls import include, path

from simpul.interfaces.kader_api.v1.api import api

urlpatterns = [
    path("", include("simpul.interfaces.web.urls")),
    path("api/v1/", api.urls),
]

handler404 = "simpul.interfaces.web.refusals.not_found"
handler500 = "simpul.interfaces.web.refusals.broken"
