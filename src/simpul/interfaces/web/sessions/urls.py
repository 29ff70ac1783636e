from django.urls import path

from simpul.interfaces.web.sessions import views

app_name = "sessions"
urlpatterns = [
    path("", views.posyandu_list, name="list"),
    path("<uuid:posyandu_id>/buka/", views.open_today, name="open"),
    path("<uuid:posyandu_id>/<str:day>/", views.page, name="page"),
    path("<uuid:posyandu_id>/<str:day>/timbang/", views.weigh, name="weigh"),
    path("<uuid:posyandu_id>/<str:day>/betulkan/<uuid:entry_id>/", views.correct, name="correct"),
    path("<uuid:posyandu_id>/<str:day>/tutup/", views.close, name="close"),
]
