"""An open day of sixty people, by column and by person: from the first number of the queue to the recap."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.foundation.identifiers import new_id
from simpul.knowledge.concepts import concept
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.services.posyandu.actions import arrive
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival, Session
from tests.journeys.conftest import Site, faults_in_both, open_today
from tests.journeys.days import a_month_before, today
from tests.journeys.sixty import (
    Sixty,
    column,
    enough,
    gather,
    kilograms,
    median,
    turnout_of_month,
    weigh_column,
    weights_of,
)

pytestmark = pytest.mark.browser
SIXTY = 60
ALL = "Simpan semua yang terisi"
# What is written on the card of one of each group: boxes by their code, and marks.
CARDS: dict[Group, tuple[str, dict[str, str], dict[str, str]]] = {
    Group.BUMIL: ("bumil", {"body_weight": "52", "arm_circumference": "22,5"}, {"pregnancy_arm_band": "merah"}),
    Group.NIFAS: ("nifas", {"body_weight": "55", "systolic": "115", "diastolic": "75"}, {"breastfeeding": "ya"}),
    Group.BALITA: ("apras", {"body_weight": "18,5", "body_length": "109"}, {"development_checklist": "lengkap"}),
    Group.REMAJA: ("remaja", {"body_weight": "51", "systolic": "110", "diastolic": "70"}, {"pressure_class": "normal"}),
    Group.DEWASA: ("dewasa", {"systolic": "150", "diastolic": "95"}, {"pressure_class": "tinggi"}),
    Group.LANSIA: ("lansia", {"systolic": "128", "referral_reason": "katarak"}, {"referral": "puskesmas"}),
}
# Of each group: registered, and come. Six are missing; women after a birth are adults too.
TURNOUT = (
    ("Ibu hamil", 4, 4),
    ("Nifas dan menyusui", 4, 4),
    ("Bayi, balita, apras", 30, 27),
    ("Usia sekolah dan remaja", 8, 7),
    ("Dewasa", 11, 10),
    ("Lansia", 7, 6),
)
RECAP = {
    **turnout_of_month(),
    "ibu_arm_red": "1", "ibu_arm_green": "0",
    "anak_checklist": "1", "anak_gained": "18", "anak_not_gained": "4",
    "remaja_pressure_normal": "1", "remaja_pressure_tinggi": "0",
    "dewasa_pressure_normal": "9", "dewasa_pressure_tinggi": "1", "dewasa_referred": "1",
}  # fmt: skip
TILES = {"S": "27", "D": "23 dari 27 anak", "N": "18 dari 22 anak", "T": "4", "belum": "4"}


@dataclass
class Day:
    """What is to happen that day, told before it does.

    absent   who does not come
    waiting  took a number and went home
    thin, flat  did not gain; thin is below the red line
    new      was never weighed before
    odd      weighs less than a month ago by more than is asked for once
    """

    site: Site
    page: Page
    sixty: Sixty
    found: list[str] = field(default_factory=list)
    before: dict[Person, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        groups = self.sixty.groups
        self.absent = self.sixty.missing
        self.thin, self.new, self.odd = groups["balita"][1], groups["balita"][2], groups["bayi"][1]
        self.flat = [self.thin, *groups["balita"][3:5]]
        self.waiting = groups["dewasa"][1]
        self.come = [one for one in self.sixty.everybody() if one not in self.absent]

    @property
    def address(self) -> str:
        return f"{self.site.address}/posyandu/{self.site.cast.posyandu.pk}/{today().isoformat()}/"

    @property
    def session(self) -> Session:
        return Session.objects.select_related("posyandu").get(posyandu=self.site.cast.posyandu, date=today())

    def of(self, group: str) -> list[Person]:
        """Who of a group has come and stays."""
        return [one for one in self.sixty.groups[group] if one in self.come and one != self.waiting]

    def look(self) -> None:
        self.found += faults_in_both(self.page)

    def weigh_last_month(self) -> None:
        last, unknown = a_month_before(today()), (self.site.cast.balita, self.new)
        self.before = weights_of([one for one in self.sixty.weighed if one not in unknown], last, thin=[self.thin])
        weigh_column(self.site.cast, self.site.cast.posyandu, self.before, last)

    def weights(self) -> dict[Person, int]:
        people = [one for one in self.sixty.weighed if one in self.come]
        gains = {one: enough(one, self.before[one], today()) for one in people if one != self.new}
        return {
            **gains,
            **{one: self.before[one] for one in self.flat},
            self.new: median(self.new, today()),
            self.odd: round(self.before[self.odd] * 0.85, -2),
        }


def take_numbers(day: Day, people: Iterable[Person]) -> None:
    """At the second tablet."""
    now, kader = timezone.now(), day.site.cast.standing("second_kader")
    with transaction.atomic(), work_area_scope(kader.area):
        for one in people:
            arrive(
                actor_id=kader.staff_id, area=kader.area, session=day.session, person_id=one.pk,
                arrival_id=new_id(), at=now, now=now,
            )  # fmt: skip


def step_1(day: Day) -> None:
    """Three take a number by the keyboard, the others at the second tablet: each number once."""
    page, by_hand = day.page, day.of("bayi")[:3]
    page.get_by_role("link", name="Daftar hadir").click()
    for number, one in enumerate(by_hand, start=1):
        page.get_by_role("button", name=f"Datang: {one.name}", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#orang-{one.pk}")).to_contain_text(f"Nomor {number}")
    expect(page.locator("#hitungan")).to_contain_text("Datang 3 dari 30")
    day.look()
    take_numbers(day, [one for one in day.come if one not in by_hand])
    with transaction.atomic(), work_area_scope(whole_city()):
        numbers = Arrival.objects.filter(session=day.session).values_list("number", flat=True)
        assert sorted(numbers) == list(range(1, len(day.come) + 1))


def step_2(day: Day) -> None:
    """The weights of the balita are kept together; the odd one is asked about, and was weighed again."""
    page, weights = day.page, day.weights()
    page.get_by_role("link", name="Berat balita").click()
    for one, weight in weights.items():
        page.get_by_label(f"Berat, kg: {one.name}", exact=True).fill(kilograms(weight))
    page.get_by_role("button", name=ALL).click()
    count = page.locator("#hitungan")
    expect(count).to_contain_text(f"Ditimbang {len(weights) - 1} dari 26")
    row = page.locator(f"#orang-{day.odd.pk}")
    expect(row).to_contain_text("Timbang ulang")
    day.look()
    row.get_by_role("button", name="Sudah diulang").click()
    expect(count).to_contain_text(f"Ditimbang {len(weights)} dari 26")
    expect(page.locator(f"#orang-{day.thin.pk}")).to_contain_text("Beri tahu bidan sebelum pulang.")


def by_person(day: Day) -> None:
    """One of each card, from the list and back to it; the one of adults step by step."""
    for group, (name, boxes, marks) in CARDS.items():
        if group is Group.DEWASA:
            fill(day, group, name, boxes, {}, "Langkah 2")
            fill(day, group, name, {}, marks, "Langkah 3")
        else:
            fill(day, group, name, boxes, marks)


def fill(day: Day, group: Group, name: str, boxes: dict[str, str], marks: dict[str, str], step: str = "") -> None:
    page, one = day.page, day.of(name)[-1]
    page.goto(f"{day.address}daftar/?kelompok={group}")
    page.get_by_role("link", name=one.name, exact=True).click()
    if step:
        page.get_by_role("link", name=step).click()
    for code, text in boxes.items():
        page.locator(f"#f-{code}").fill(text)
    for code, word in marks.items():
        page.locator(f"[name=f-{code}][value={word}]").check()
    day.look()
    page.get_by_role("button", name="Simpan kunjungan").click()
    expect(page.locator(f"#orang-{one.pk}")).to_contain_text("sudah diperiksa")


def the_rest(day: Day) -> None:
    """The others are examined at the other tablets: a column each, as many as their cards ask."""
    cast = day.site.cast
    left = {name: day.of(name)[:-1] for name in ("bumil", "nifas", "apras", "remaja", "dewasa", "lansia")}
    normal = concept("pressure_class").option("normal").number
    column(cast, cast.posyandu, "body_weight", dict.fromkeys([*left["bumil"], *left["nifas"]], 54_000), today())
    column(cast, cast.posyandu, "body_weight", dict.fromkeys(left["apras"], 18_000), today())
    column(cast, cast.posyandu, "body_weight", dict.fromkeys([*day.of("sekolah"), *left["remaja"]], 38_000), today())
    for code, value in (("systolic", 118), ("diastolic", 76), ("pressure_class", normal)):
        column(cast, cast.posyandu, code, dict.fromkeys([*left["dewasa"], *left["lansia"]], value), today())


def close(day: Day) -> None:
    """What is said of the day: who came of each group, who waits still, who is red or referred, who is missing."""
    page, groups = day.page, day.sixty.groups
    page.get_by_role("link", name="Tutup sesi").click()
    main = page.locator("main")
    for label, registered, came in TURNOUT:
        row = main.locator("tbody tr").filter(has=page.get_by_role("rowheader", name=label, exact=True))
        assert row.locator("td").all_inner_texts() == [str(registered), str(came), "0"], label
    expect(main).to_contain_text("1 orang sudah mendaftar dan belum diperiksa")
    expect(main.locator(".notice.watch")).to_contain_text(day.waiting.name)
    for one in (*day.flat, day.odd, groups["bumil"][-1], groups["lansia"][-1]):
        expect(main.locator("ul.list").filter(has_text=one.name)).to_have_count(1)
    expect(main.get_by_role("heading", name="Tidak ditimbang (3)")).to_be_visible()
    unweighed = main.locator("h2:has-text('Tidak ditimbang') + ul").get_by_role("link")
    assert sorted(unweighed.all_inner_texts()) == sorted(one.name for one in day.absent if one in day.sixty.weighed)
    (old,) = (one for one in day.absent if one in groups["lansia"])
    assert main.locator("h2:has-text('Lansia tidak datang') + ul").get_by_role("link").all_inner_texts() == [old.name]
    day.look()
    page.get_by_role("button", name="Tutup sesi").click()
    expect(main).to_contain_text("sudah ditutup")


def recap(day: Day) -> None:
    """The figures of the month are what was done that day."""
    page = day.page
    page.get_by_role("link", name="Ringkasan").click()
    page.get_by_role("link", name="Rekap bulanan").click()
    expect(page.locator("h1")).to_have_text(day.site.cast.posyandu.name)
    assert {code: page.locator(f"[data-column={code}]").inner_text() for code in RECAP} == RECAP
    day.look()


def tiles(day: Day, bidan: Page) -> None:
    """The tiles of PWS say the same; the kelurahan has one more balita, who lives in another RT."""
    bidan.goto(f"{day.site.address}/kelurahan/{day.site.cast.campurejo.area.code}/")
    for number, words in TILES.items():
        tile = bidan.locator("article.tile").filter(has=bidan.locator(f"[data-tile='{number}']"))
        expect(tile if " " in words else tile.locator("dt").first).to_contain_text(words, timeout=15_000)
    day.found += faults_in_both(bidan)


def test_sixty_people_in_one_day(site: Site, visit: Callable[..., Page]) -> None:
    sixty = gather(site.cast, today())
    assert len(sixty.everybody()) == SIXTY
    day = Day(site, visit("ketua"), sixty)
    day.weigh_last_month()
    open_today(day.page)
    step_1(day)
    step_2(day)
    by_person(day)
    the_rest(day)
    close(day)
    recap(day)
    tiles(day, visit("bidan", theme="dark"))
    assert day.found == []
