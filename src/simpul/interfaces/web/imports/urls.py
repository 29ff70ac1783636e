from django.urls import path

from simpul.interfaces.web.imports import deciding, files, views

app_name = "imports"
urlpatterns = [
    path("", views.run_list, name="list"),
    path("contoh/<str:kind>/", files.template, name="template"),
    path("<uuid:run_id>/", views.page, name="page"),
    path("<uuid:run_id>/maju/", views.progress, name="progress"),
    path("<uuid:run_id>/kolom/", deciding.columns, name="columns"),
    path("<uuid:run_id>/putusan/", deciding.row, name="decide"),
    path("<uuid:run_id>/simpan/", deciding.write, name="write"),
    path("<uuid:run_id>/lanjut/", deciding.go_on, name="go_on"),
    path("<uuid:run_id>/batal/", deciding.undo, name="undo"),
    path("<uuid:run_id>/hasil/", files.results, name="results"),
]
