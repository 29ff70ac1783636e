from django.urls import path

from simpul.interfaces.web.rules import comparing, signing, trying, views
from simpul.interfaces.web.rules.numbers import views as numbers
from simpul.interfaces.web.rules.standards.views import standards

app_name = "rules"
urlpatterns = [
    path("", views.rule_list, name="list"),
    path("angka/", numbers.number_list, name="numbers"),
    path("angka/<str:code>/", numbers.choose_page, name="choose"),
    path("spm/", standards, name="standards"),
    path("<str:code>/<str:edition>/", views.page, name="page"),
    path("<str:code>/<str:edition>/banding/", comparing.page, name="compare"),
    path("<str:code>/<str:edition>/uji/", trying.page, name="try"),
    path("<str:code>/<str:edition>/uji/nama/", trying.names, name="names"),
    path("<str:code>/<str:edition>/tanda-tangan/", signing.sign_page, name="sign"),
    path("<str:code>/<str:edition>/cabut/<uuid:signature_id>/", signing.withdraw_page, name="withdraw"),
]
