from django.urls import path

from simpul.interfaces.web.visits import correcting, moving, services, views
from simpul.interfaces.web.visits.book.screen import book
from simpul.interfaces.web.visits.form.screen import record

app_name = "visits"
urlpatterns = [
    path("<uuid:person_id>/catat/", record, name="record"),
    path("<uuid:person_id>/buku/", book, name="book"),
    path("lihat/<uuid:visit_id>/", views.page, name="page"),
    path("batalkan/<uuid:visit_id>/", views.take_back, name="take_back"),
    path("pindahkan/<uuid:visit_id>/", moving.move, name="move"),
    path("betulkan/<uuid:entry_id>/", correcting.correct, name="correct"),
    path("betulkan-layanan/<uuid:given_id>/", services.correct_service, name="correct_service"),
]
