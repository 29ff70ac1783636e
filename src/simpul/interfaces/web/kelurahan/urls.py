from django.urls import path

from simpul.interfaces.web.kelurahan import views
from simpul.interfaces.web.kelurahan.months import screen as months
from simpul.interfaces.web.kelurahan.scales import screen

app_name = "kelurahan"
urlpatterns = [
    path("", views.kelurahan_list, name="list"),
    path("bulan/", months.page, name="months"),
    path("<str:code>/", views.page, name="page"),
    path("<str:code>/nama/", views.names, name="names"),
    path("<str:code>/timbangan/", screen.page, name="scales"),
]
