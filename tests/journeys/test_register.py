"""The register kept on screens: a family is founded, grows by twins, and nothing typed is lost, in a real browser."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.households.models import Member
from simpul.records.people.models import Person
from tests.cast import PASSWORD
from tests.journeys.conftest import Site, faults_at, faults_of
from tests.records.households.house import make_family

pytestmark = pytest.mark.browser
NEW = "Pratiwi Pemeran Baru"


def told(name: str) -> list[Person]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Person.objects.filter(name=name))


def related_to(person_id: UUID) -> list[str]:
    """The relations of the family of this person, in the order in which they came."""
    with transaction.atomic(), work_area_scope(whole_city()):
        home = Member.objects.get(person_id=person_id).household_id
        return list(Member.objects.filter(household_id=home).order_by("id").values_list("relation", flat=True))


def enter_somebody(page: Page, site: Site) -> None:
    """Fill the form of somebody new in the first RT, as the head of a family of her own."""
    page.goto(f"{site.address}/keluarga/")
    page.locator("main a.person").first.click()
    page.get_by_role("link", name="Catat orang baru").click()
    page.get_by_label("Nama lengkap").fill(NEW)
    page.get_by_label("Perempuan").check(force=True)
    page.get_by_label("Tahun").fill("1996")
    page.get_by_label("Bila belum ada NIK: sebabnya").select_option(label="Belum terdata")
    page.get_by_label("Kepala keluarga baru").check(force=True)


def test_a_mother_is_entered_and_gives_birth_to_twins(site: Site, visit: Callable[..., Page]) -> None:
    today = local_date(timezone.now(), LocalZone.WIB)
    page = visit("bidan")
    enter_somebody(page, site)
    page.get_by_role("button", name="Simpan orang ini").click()
    expect(page.locator("h1")).to_have_text(f"Keluarga {NEW}")
    page.get_by_role("link", name=NEW).click()
    expect(page.locator("main")).to_contain_text("sekitar")

    page.get_by_role("link", name="Catat kelahiran").click()
    page.get_by_role("link", name="Kembar dua").click()
    page.get_by_label("Tanggal lahir").fill(today.strftime("%d-%m-%Y"))
    for number in (0, 1):
        page.locator(f"input[name=sex{number}][value=P]").check(force=True)
        page.locator(f"#f-birth_weight{number}").fill("2,45")
    page.locator("#f-birth_length1").fill("3500")
    page.get_by_role("button", name="Catat kelahiran").click()
    expect(page.locator("#says-birth_length1")).to_be_visible()
    expect(page.locator("#f-birth_weight0")).to_have_value("2,45")

    page.locator("#f-birth_length1").fill("46,5")
    page.get_by_role("button", name="Catat kelahiran").click()
    expect(page.get_by_role("link", name=f"Bayi 2 Ny. {NEW}")).to_be_visible()
    [mother] = told(NEW)
    assert related_to(mother.pk) == ["kk", "anak", "anak"]


def test_without_a_network_the_form_stays_and_goes_later(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("kader")
    enter_somebody(page, site)
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan orang ini").click()
    expect(page.locator("[data-unsent]")).to_contain_text("Belum terkirim")
    expect(page.get_by_label("Nama lengkap")).to_have_value(NEW)
    page.context.set_offline(False)
    page.get_by_role("button", name="Simpan orang ini").click()
    expect(page.locator("h1")).to_have_text(f"Keluarga {NEW}")
    assert len(told(NEW)) == 1


def test_a_login_that_ran_out_loses_nothing_that_was_typed(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("kader")
    enter_somebody(page, site)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Simpan orang ini").click()
    page.wait_for_url("**/masuk/**")
    page.fill("[name=username]", "kader")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("[data-restored]")).to_contain_text("Isian yang tadi")
    expect(page.get_by_label("Nama lengkap")).to_have_value(NEW)
    page.get_by_role("button", name="Simpan orang ini").click()
    expect(page.locator("h1")).to_have_text(f"Keluarga {NEW}")
    assert page.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('draf'))") == []


def test_a_second_hand_sees_what_the_first_has_written(site: Site, visit: Callable[..., Page]) -> None:
    one, two = visit("bidan", width=1280), visit("dokter", width=1280)
    for page in (one, two):
        page.goto(f"{site.address}/keluarga/orang/{site.cast.balita.pk}/ubah/")
    for page, name in ((one, "Wirasena Samaran"), (two, "Wirasena Uji")):
        page.get_by_label("Nama lengkap").fill(name)
        page.get_by_label("Mengapa diubah").fill("sesuai akta")
        page.get_by_role("button", name="Simpan perubahan").click()
    expect(one.locator("h1")).to_have_text("Wirasena Samaran")
    expect(two.locator("[role=alert]").first).to_contain_text("Data ini berubah sejak layar ini dibuka")
    expect(two.locator("#now-name")).to_have_text("Sekarang tercatat: Wirasena Samaran")
    expect(two.get_by_label("Nama lengkap")).to_have_value("Wirasena Uji")


def test_the_card_is_made_and_found_by_its_code(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("bidan")
    page.goto(f"{site.address}/keluarga/orang/{site.cast.mother.pk}/")
    page.get_by_role("link", name="Buat kartu QR").click()
    page.get_by_role("button", name="Buat kartu QR").click()
    expect(page.locator(".f-card svg")).to_be_visible()
    code = page.locator(".f-card .num").inner_text()
    page.goto(f"{site.address}/orang/cari/")
    page.locator("input[name=text]").fill(code)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(site.cast.mother.name)


def test_axe_finds_nothing_in_the_register(site: Site, visit: Callable[..., Page]) -> None:
    household, people = make_family(site.cast)
    mother, home = people["pasangan"].pk, f"/keluarga/{household.pk}/"
    who = f"/keluarga/orang/{mother}/"
    places = [
        "/keluarga/", f"/keluarga/rt/{household.rt_id}/", f"/keluarga/rt/{household.rt_id}/orang-baru/", home,
        *(f"{home}{way}/" for way in ("rumah", "susunan", "pisah", "pindah", "masuk")),
        *(f"{who}{way}" for way in ("", "ubah/", "nomor/", "nik/", "kartu/", "hamil/", "lahir/?anak=2", "pindah/")),
    ]  # fmt: skip
    there = [site.address + place for place in places]
    assert faults_at(visit("bidan", width=320), *there, in_both=True) == []
    assert faults_at(visit("bidan", width=1280, theme="dark"), *there) == []


def test_axe_finds_nothing_in_a_form_that_was_refused(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("bidan")
    page.goto(f"{site.address}/keluarga/rt/{site.cast.campurejo.rt[0].pk}/orang-baru/")
    page.get_by_role("button", name="Simpan orang ini").click()
    expect(page.locator("[role=alert]").first).to_contain_text("Belum disimpan")
    assert faults_of(page) == []
