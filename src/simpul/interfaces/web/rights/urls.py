from django.urls import path

from simpul.interfaces.web.rights import copies, requests, views

app_name = "rights"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("orang/<uuid:person_id>/", views.person_page, name="person"),
    path("orang/<uuid:person_id>/minta/", requests.receive, name="receive"),
    path("orang/<uuid:person_id>/persetujuan/", requests.consent, name="consent"),
    path("<uuid:request_id>/", views.request_page, name="request"),
    path("<uuid:request_id>/langkah/", requests.step, name="step"),
    path("<uuid:request_id>/berkas/", copies.file, name="file"),
    path("<uuid:request_id>/cetak/", copies.paper, name="paper"),
    path("<uuid:request_id>/siapa/", copies.slip, name="slip"),
]
