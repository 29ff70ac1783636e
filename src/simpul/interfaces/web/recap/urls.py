from django.urls import path

from simpul.interfaces.web.recap import views
from simpul.interfaces.web.recap.summed import views as summed

app_name = "recap"
urlpatterns = [
    path("", views.posyandu_list, name="list"),
    path("jumlah/", summed.page, name="sum"),
    path("jumlah/hitung/", summed.count, name="count_sum"),
    path("jumlah/xlsx/", summed.workbook, name="sum_workbook"),
    path("jumlah/pdf/", summed.document, name="sum_document"),
    path("<uuid:posyandu_id>/", views.page, name="page"),
    path("<uuid:posyandu_id>/nama/", views.names, name="names"),
    path("<uuid:posyandu_id>/xlsx/", views.workbook, name="workbook"),
    path("<uuid:posyandu_id>/pdf/", views.document, name="document"),
]
