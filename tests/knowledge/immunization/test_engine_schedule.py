"""The edition by which the engine acts is the published schedule; where it is not, the edition says so and why."""

import csv
import re
from pathlib import Path

import pytest

import simpul
from simpul.knowledge.immunization.schedule import edition_on, editions
from simpul.knowledge.immunization.schedule.card import CardDose, Interval
from simpul.knowledge.immunization.schedule.definition import SchoolRow
from simpul.reference.immunization.read import Dose, regional_vaccines, schedule, tetanus_steps
from tests.knowledge.immunization.published import EDITION, closing, in_months, lower, months_of

CARD = {dose.row: (card, dose) for card in EDITION.cards.values() for dose in card.doses}
SCHOOL = {row.row: row for row in EDITION.school}
CARRIED = Path(simpul.__file__).parent / "reference/satusehat/immunization_codes.csv"
each_row = pytest.mark.parametrize("row", sorted(CARD))


def test_every_published_row_is_in_the_edition_once() -> None:
    assert CARD.keys() | SCHOOL.keys() == schedule().keys()
    assert CARD.keys() & SCHOOL.keys() == set()


@each_row
def test_a_dose_of_the_card_is_the_dose_of_its_row(row: int) -> None:
    card, dose = CARD[row]
    assert (card.antigen, str(dose.number)) == (schedule()[row].antigen, schedule()[row].dose)


@each_row
def test_the_months_are_those_of_the_row(row: int) -> None:
    _, dose = CARD[row]
    printed = schedule()[row]
    assert same(dose, "from_month", lower(printed))
    assert same(dose, "yellow_from", months_of(printed.range_months)[0])
    assert same(dose, "orange_from", months_of(printed.catch_up_months)[0])
    assert same(dose, "closes_month", closing(printed))


def same(dose: CardDose, name: str, printed: int | None) -> bool:
    """Whether the edition says what is printed or names why not; a reason without a difference is stale."""
    return (getattr(dose, name) == printed) is not (name in dose.differs)


@each_row
def test_the_bands_of_a_row_leave_no_gap(row: int) -> None:
    printed = schedule()[row]
    _, yellow_end = months_of(printed.range_months)
    orange, orange_end = months_of(printed.catch_up_months)
    ends = [end for end in (yellow_end, orange_end) if end is not None]
    assert orange is None or yellow_end is None or orange <= yellow_end
    assert not ends or max(ends) == closing(printed) or row == 6  # RV1: the yellow ends before the grey begins


@each_row
def test_the_interval_is_that_of_the_row(row: int) -> None:
    _, dose = CARD[row]
    printed = schedule()[row].interval
    if not printed:
        assert dose.interval is None or (dose.interval.plan_only and dose.interval.status == "engineering")
        return
    number, unit = re.match(r"(\d+) (bulan|minggu)", printed).groups()  # type: ignore[union-attr]
    assert dose.interval == {
        ("1", "bulan"): Interval(days=28),  # "1 month (28 days)", IMM-1
        ("8", "minggu"): Interval(days=56),
    }.get((number, unit), Interval(months=int(number)))


@each_row
def test_it_is_late_where_its_white_band_or_its_recommended_age_ends(row: int) -> None:
    _, dose = CARD[row]
    if dose.late_from_month is None:
        return
    assert dose.late_from_month == months_of(schedule()[row].recommended.removesuffix(" bulan"))[1]


@pytest.mark.parametrize("row", sorted(SCHOOL))
def test_a_school_row_is_that_of_the_table(row: int) -> None:
    ours, printed = SCHOOL[row], schedule()[row]
    assert (ours.antigen, ours.dose) == (printed.antigen, printed.dose)
    assert printed.recommended == f"{ours.age_years} th / kelas {ours.school_class} ({MONTHS[ours.month]})"
    assert ("perempuan" in printed.label) is (ours.sex == "P")
    assert caught_up(ours) == re.findall(r"kelas (\d+)|(\d+) th", printed.catch_up_months)


MONTHS = {8: "Agustus", 11: "November"}


def caught_up(row: SchoolRow) -> list[tuple[str, str]]:
    ages = [("", str(row.catch_up_age_years))] if row.catch_up_age_years else []
    return [(str(one), "") for one in row.catch_up_classes] + ages


def test_the_steps_of_tetanus_are_those_of_the_table() -> None:
    for ours, printed in zip(EDITION.tetanus.steps, tetanus_steps(), strict=True):
        assert (ours.status, ours.years) == (printed.status, printed.years)
        assert (ours.interval is None) is (printed.least_days is None)
        if ours.interval:
            days = ours.interval.days or in_months(ours.interval.months)
            assert printed.least_days is not None
            assert abs(days - printed.least_days) <= 1  # by the calendar: open question 14


def test_what_is_regional_has_published_rows_and_nothing_else_has() -> None:
    regional = {card.antigen for card in EDITION.cards.values() if card.is_regional} | EDITION.products.keys()
    assert {row.antigen for row in regional_vaccines()} == regional


def test_every_code_is_one_of_the_playbook_and_every_code_there_is_read_or_undecided() -> None:
    with CARRIED.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in ("cvx", "vg")]
    ours = EDITION.codes.keys() | EDITION.undecided
    assert ours <= {(row["kind"], row["code"]) for row in rows}
    history = {(row["kind"], row["code"]) for row in rows if "history" in row["use"]}
    assert history == ours
    assert set(EDITION.codes.values()) <= EDITION.antigens


def test_the_edition_names_an_answer_for_every_question_that_the_cases_leave_open() -> None:
    text = (Path(__file__).parents[3] / "vectors/immunization/README.md").read_text()
    asked = re.findall(r"^(\d+)\. \*\*", text.split("## Not decided by the sources")[1], re.MULTILINE)
    assert [str(one.question) for one in EDITION.open] == asked
    assert all(one.en and one.id for one in EDITION.open)


def test_an_older_day_is_answered_by_the_oldest_edition() -> None:
    first = editions()[0]
    assert edition_on(first.valid_from) is first
    assert edition_on(first.valid_from.replace(year=1999)) is first


def test_the_sets_ask_for_doses_that_the_card_has() -> None:
    for asked in EDITION.sets.values():
        assert all(1 <= number <= len(EDITION.cards[antigen].doses) for antigen, number in asked.items())


def test_a_printed_minimum_in_days_is_not_above_the_age() -> None:
    for row, (_, dose) in CARD.items():
        found = re.match(r"\d+", schedule()[row].least_days)
        assert found is None or int(found.group()) <= in_months(dose.from_month), row


def test_the_published_rows_are_read_as_they_stand() -> None:
    assert isinstance(schedule()[1], Dose)
    assert lower(schedule()[1]) == lower(schedule()[2]) == 0
