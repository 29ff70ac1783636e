from django.urls import path
from django.views.i18n import set_language

from simpul.interfaces.web.accounts import ending, managing, receiving, views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.log_in, name="login"),
    path("keluar/", views.log_out, name="logout"),
    path("sandi/", views.password, name="password"),
    path("akun/", managing.account_list, name="list"),
    path("akun/unggah/", managing.upload, name="upload"),
    path("akun/tamu/", receiving.guests, name="guests"),
    path("akun/<uuid:staff_id>/atur-ulang/", managing.reset, name="reset"),
    path("akun/tugas/<int:post_id>/akhiri/", ending.end_post, name="end_post"),
]
language_urls = [path("bahasa/", set_language, name="set_language")]
