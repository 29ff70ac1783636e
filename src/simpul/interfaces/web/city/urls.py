from django.urls import path

from simpul.interfaces.web.city import projections, views

app_name = "city"
urlpatterns = [
    path("", views.page, name="page"),
    path("proyeksi/", projections.page, name="projections"),
]
