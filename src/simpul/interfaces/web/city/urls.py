from django.urls import path

from simpul.interfaces.web.city import detail, projections, views

app_name = "city"
urlpatterns = [
    path("", views.page, name="page"),
    path("rinci/", detail.page, name="detail"),
    path("proyeksi/", projections.page, name="projections"),
]
