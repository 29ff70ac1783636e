from django.urls import path

from simpul.interfaces.web.recap import views

app_name = "recap"
urlpatterns = [
    path("", views.posyandu_list, name="list"),
    path("<uuid:posyandu_id>/", views.page, name="page"),
    path("<uuid:posyandu_id>/nama/", views.names, name="names"),
    path("<uuid:posyandu_id>/xlsx/", views.workbook, name="workbook"),
    path("<uuid:posyandu_id>/pdf/", views.document, name="document"),
]
