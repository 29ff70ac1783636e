from django.urls import path

from simpul.interfaces.web.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.page, name="page"),
    path("tindak-lanjut/<uuid:follow_up_id>/tutup/", views.close, name="close"),
]
