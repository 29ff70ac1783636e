from django.urls import path

from simpul.interfaces.web.persons import views

app_name = "persons"
urlpatterns = [
    path("<uuid:person_id>/", views.page, name="page"),
]
