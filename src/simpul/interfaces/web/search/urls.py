from django.urls import path

from simpul.interfaces.web.search import guests, views

app_name = "search"
urlpatterns = [
    path("cari/", views.page, name="page"),
    path("tamu/", guests.page, name="guests"),
    path("tamu/<uuid:guest_id>/selesai/", guests.close, name="close_guest"),
]
