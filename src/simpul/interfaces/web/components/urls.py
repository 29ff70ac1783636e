from django.urls import path

from simpul.interfaces.web.components.views import page

app_name = "components"
urlpatterns = [path("", page, name="page")]
