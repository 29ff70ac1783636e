from django.urls import path

from simpul.interfaces.web.sessions import card, days
from simpul.interfaces.web.sessions.coming import screen as coming
from simpul.interfaces.web.sessions.measures import screen as measures
from simpul.interfaces.web.sessions.plan import screen as plan
from simpul.interfaces.web.sessions.plan.calling_off import off
from simpul.interfaces.web.sessions.queue import screen as queue
from simpul.interfaces.web.sessions.weights import screen as weights
from simpul.interfaces.web.sessions.weights.correcting import correct
from simpul.interfaces.web.sessions.weights.together import weigh_all

app_name = "sessions"
urlpatterns = [
    path("", days.posyandu_list, name="list"),
    path("<uuid:posyandu_id>/buka/", days.open_today, name="open"),
    path("<uuid:posyandu_id>/jadwal/", plan.calendar, name="calendar"),
    path("<uuid:posyandu_id>/rencana/", plan.new, name="new_plan"),
    path("<uuid:posyandu_id>/buku/", plan.from_book, name="from_book"),
    path("<uuid:posyandu_id>/<str:day>/", weights.page, name="page"),
    path("<uuid:posyandu_id>/<str:day>/timbang/", weights.weigh, name="weigh"),
    path("<uuid:posyandu_id>/<str:day>/timbang-semua/", weigh_all, name="weigh_all"),
    path("<uuid:posyandu_id>/<str:day>/betulkan/<uuid:entry_id>/", correct, name="correct"),
    path("<uuid:posyandu_id>/<str:day>/tutup/", days.close, name="close"),
    path("<uuid:posyandu_id>/<str:day>/rencana/", plan.change, name="plan"),
    path("<uuid:posyandu_id>/<str:day>/rencana/batal/", off, name="off"),
    path("<uuid:posyandu_id>/<str:day>/daftar/", queue.listed, name="queue"),
    path("<uuid:posyandu_id>/<str:day>/kolom/", measures.first, name="measures"),
    path("<uuid:posyandu_id>/<str:day>/kolom/<slug:group>/<slug:measure>/", measures.column, name="column"),
    path("<uuid:posyandu_id>/<str:day>/datang/", queue.came, name="came"),
    path("<uuid:posyandu_id>/<str:day>/datang/<uuid:arrival_id>/batal/", queue.mistaken, name="mistaken"),
    path("<uuid:posyandu_id>/<str:day>/orang-baru/", coming.somebody_new, name="somebody_new"),
    path("<uuid:posyandu_id>/<str:day>/orang-lain/", coming.come, name="come"),
    path("<uuid:posyandu_id>/<str:day>/orang/<uuid:person_id>/", card.person, name="person"),
]
