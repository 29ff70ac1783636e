from django.urls import path

from simpul.interfaces.web.persons import views

app_name = "persons"
urlpatterns = [
    path("cari/", views.search, name="search"),
    path("<uuid:person_id>/", views.page, name="page"),
]
