from django.urls import path

from simpul.interfaces.web.city import views

app_name = "city"
urlpatterns = [path("", views.page, name="page")]
