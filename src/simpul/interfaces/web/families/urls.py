"""Families by RT, one family, one person. An address holds ids and no name."""

from django.urls import path

from simpul.interfaces.web.families.houses import house, listing, parting
from simpul.interfaces.web.families.people import births, card, changing, entering, leaving, moving, numbering, page

app_name = "families"
urlpatterns = [
    path("", listing.areas, name="areas"),
    path("rt/<int:rt_id>/", listing.one_rt, name="rt"),
    path("rt/<int:rt_id>/orang-baru/", entering.new_person, name="new_person"),
    path("rt/<int:rt_id>/keluarga-baru/", house.found, name="found"),
    path("<uuid:household_id>/", listing.family, name="page"),
    path("<uuid:household_id>/rumah/", house.house, name="house"),
    path("<uuid:household_id>/susunan/", house.arrange, name="arrange"),
    path("<uuid:household_id>/pisah/", parting.split, name="split"),
    path("<uuid:household_id>/pindah/", parting.move, name="move_family"),
    path("<uuid:household_id>/tutup/", parting.close, name="close"),
    path("<uuid:household_id>/orang-baru/", entering.new_member, name="new_member"),
    path("<uuid:household_id>/masuk/", entering.known_member, name="known_member"),
    path("<uuid:household_id>/masuk/<uuid:person_id>/", entering.take_in, name="take_in"),
    path("orang/<uuid:person_id>/", page.person, name="person"),
    path("orang/<uuid:person_id>/ubah/", changing.details, name="details"),
    path("orang/<uuid:person_id>/nama/", changing.name, name="name"),
    path("orang/<uuid:person_id>/nik/", numbering.nik, name="nik"),
    path("orang/<uuid:person_id>/nomor/", numbering.numbers, name="numbers"),
    path("orang/<uuid:person_id>/kartu/", card.card, name="card"),
    path("orang/<uuid:person_id>/hamil/", births.begin, name="pregnancy"),
    path("orang/<uuid:person_id>/hamil/akhir/", births.end, name="pregnancy_end"),
    path("orang/<uuid:person_id>/lahir/", births.birth, name="birth"),
    path("orang/<uuid:person_id>/meninggal/", leaving.death, name="death"),
    path("orang/<uuid:person_id>/pindah/", moving.move, name="move"),
    path("orang/<uuid:person_id>/keluar/", moving.leave, name="leave"),
    path("orang/<uuid:person_id>/luar-kota/", leaving.left, name="left"),
    path("orang/<uuid:person_id>/keliru/", leaving.wrong, name="wrong"),
    path("orang/<uuid:person_id>/aktif/", leaving.back, name="back"),
]
