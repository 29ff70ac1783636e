from django.urls import path

from simpul.interfaces.web.worklist import missed, views

app_name = "worklist"
urlpatterns = [
    path("", views.page, name="page"),
    path("terlewat/", missed.page, name="missed"),
    path("tindak-lanjut/<uuid:follow_up_id>/tutup/", views.close, name="close"),
]
