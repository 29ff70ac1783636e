from django.urls import path

from simpul.interfaces.web.persons import views
from simpul.interfaces.web.persons.agreed.views import agree, take_back
from simpul.interfaces.web.persons.check.views import check
from simpul.interfaces.web.persons.mother.views import mother

app_name = "persons"
urlpatterns = [
    path("<uuid:person_id>/", views.page, name="page"),
    path("<uuid:person_id>/buka/", views.open_for, name="open"),
    path("<uuid:person_id>/nik/", views.show_nik, name="nik"),
    path("<uuid:person_id>/grafik/", views.charts, name="charts"),
    path("<uuid:person_id>/kehamilan/", mother, name="mother"),
    path("<uuid:person_id>/cek-kesehatan/", check, name="check"),
    path("<uuid:person_id>/layanan/<str:code>/", agree, name="agree"),
    path("layanan/<uuid:agreement_id>/batal/", take_back, name="take_back"),
]
