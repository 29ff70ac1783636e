from django.urls import path

from simpul.interfaces.web.duplicates import deciding, merged, views

app_name = "duplicates"
urlpatterns = [
    path("", views.open_list, name="list"),
    path("penggabungan/", merged.merge_list, name="merges"),
    path("penggabungan/<uuid:merge_id>/batal/", merged.undo, name="undo"),
    path("<uuid:left_id>/<uuid:right_id>/", views.pair, name="pair"),
    path("<uuid:left_id>/<uuid:right_id>/gabung/", deciding.merge, name="merge"),
    path("<uuid:left_id>/<uuid:right_id>/beda/", deciding.apart, name="apart"),
]
