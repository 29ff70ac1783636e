"""The staff screens, one folder for each service point."""

from django.urls import include, path

from simpul.interfaces.web.accounts.urls import language_urls

urlpatterns = [
    path("", include("simpul.interfaces.web.worklist.urls")),
    path("", include("simpul.interfaces.web.accounts.urls")),
    path("", include(language_urls)),
    path("posyandu/", include("simpul.interfaces.web.sessions.urls")),
    path("orang/", include("simpul.interfaces.web.search.urls")),
    path("orang/", include("simpul.interfaces.web.persons.urls")),
    path("keluarga/", include("simpul.interfaces.web.families.urls")),
    path("kunjungan/", include("simpul.interfaces.web.visits.urls")),
    path("hak/", include("simpul.interfaces.web.rights.urls")),
    path("ganda/", include("simpul.interfaces.web.duplicates.urls")),
    path("impor/", include("simpul.interfaces.web.imports.urls")),
    path("kelurahan/", include("simpul.interfaces.web.kelurahan.urls")),
    path("kota/", include("simpul.interfaces.web.city.urls")),
    path("rekap/", include("simpul.interfaces.web.recap.urls")),
    path("aturan/", include("simpul.interfaces.web.rules.urls")),
    path("komponen/", include("simpul.interfaces.web.components.urls")),
]
