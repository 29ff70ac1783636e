"""Everything that the engine can say has its sentence in both languages, and every dose its service."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import services
from simpul.knowledge.immunization import (
    Asked,
    Given,
    Kipi,
    NotDone,
    NotDoneReason,
    Note,
    Precision,
    Reason,
    State,
    given_of,
    next_doses,
    said,
)
from simpul.knowledge.immunization.words import FILE, GROUPS

WORDS = [word for words in GROUPS for word in words]
BORN = date(2026, 1, 10)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{type(word).__name__}-{word}")
def test_it_is_said_in_both_languages_with_the_same_places_for_values(word: State | Reason) -> None:
    indonesian, english = said(word, "id"), said(word, "en")
    assert indonesian
    assert english
    assert indonesian != english
    assert re.findall(r"%\(\w+\)s", indonesian) == re.findall(r"%\(\w+\)s", english)


def test_nothing_is_said_that_the_engine_cannot_mean() -> None:
    told = json.loads(FILE.read_text())
    assert {name: set(told[name]) for name in told} == {name: set(words) for words, name in GROUPS.items()}


def asked(as_of: date, *history: Given, area: str = "35.71", kipi: tuple[Kipi, ...] = ()) -> Asked:
    return Asked(BORN, Sex.FEMALE, as_of, area, history, kipi=kipi)


def test_at_two_months_the_list_says_what_to_give_by_the_codes_of_the_services() -> None:
    history = (given_of("hb0", BORN), given_of("bcg", BORN), given_of("opv_1", BORN))
    found = next_doses(asked(date(2026, 3, 10), *[one for one in history if one]))
    to_give = [one.service for one in found if one.is_to_give]
    assert sorted(to_give) == ["dpt_hb_hib_1", "opv_2", "pcv_1", "rv_1"]
    assert [one.service for one in found if not one.is_to_give][:2] == ["ipv_1", "mr_1"]


def test_the_late_stand_first_and_name_the_day_since_when() -> None:
    found = next_doses(asked(date(2026, 4, 10)))
    first = found[0]
    assert (first.service, first.coming.state, first.day) == ("bcg", State.LATE, date(2026, 3, 10))
    assert first.sentence("id") % {"day": first.day} == "Waktunya sudah lewat; terlambat sejak 2026-03-10."
    order = [one.coming.state for one in found]
    assert order == sorted(order, key=[State.LATE, State.DUE, State.NOT_YET].index)


def test_one_injection_is_one_line_that_says_what_else_is_in_it() -> None:
    found = {one.coming.key: one for one in next_doses(asked(date(2026, 5, 10), area="51.71"))}
    assert "IPV" not in found
    hexavalent = found["DPT-HB-Hib"]
    assert (hexavalent.service, [one.antigen for one in hexavalent.also]) == ("dpt_hb_hib_ipv_1", ["IPV"])
    assert hexavalent.sentence("id") % {"day": hexavalent.day} == (
        "Waktunya sudah lewat; terlambat sejak 2026-04-10. "
        "Polio suntik (IPV) sudah ada dalam suntikan ini; jangan disuntik tersendiri."
    )
    assert "is in this injection already" in hexavalent.sentence("en")


@pytest.mark.parametrize(("reason", "agreed"), [("ditolak", None), ("ditunda", date(2026, 7, 1))])
@pytest.mark.parametrize("antigen", ["IPV", "DPT-HB-Hib"])
def test_after_a_no_to_one_of_the_two_each_has_a_line(antigen: str, reason: str, agreed: date | None) -> None:
    no = NotDone(antigen, date(2026, 5, 10), NotDoneReason(reason), agreed)
    alone = {one.coming.key: one for one in next_doses(replace(asked(date(2026, 6, 10), area="51.71"), not_done=(no,)))}
    assert (alone[antigen].coming.not_done, alone["DPT-HB-Hib"].also) == (no, ())
    assert alone["IPV"].coming.product == "DPT-HB-Hib-IPV"
    both = replace(no, antigen="DPT-HB-Hib-IPV")
    found = {
        one.coming.key: one for one in next_doses(replace(asked(date(2026, 6, 10), area="51.71"), not_done=(both,)))
    }
    assert "IPV" not in found
    assert found["DPT-HB-Hib"].coming.not_done == both


def test_a_held_dose_is_on_the_list_and_not_to_be_given() -> None:
    given = Given("DPT-HB-Hib", date(2026, 3, 10))
    event = Kipi("DPT-HB-Hib", date(2026, 3, 11), is_serious=True)
    found = {one.service: one for one in next_doses(asked(date(2026, 4, 15), given, kipi=(event,)))}
    assert found["dpt_hb_hib_2"].coming.is_held
    assert not found["dpt_hb_hib_2"].is_to_give
    assert found["pcv_1"].is_to_give


def test_a_day_that_is_not_known_is_a_note_before_the_needle() -> None:
    unknown = Given("bOPV", None, Precision.UNKNOWN)
    found = {one.service: one for one in next_doses(asked(date(2026, 3, 10), unknown))}
    assert (found["opv_2"].note, found["rv_1"].note) == (Note.DAY_UNKNOWN, None)


def test_td_of_women_says_which_dose_it_is() -> None:
    woman = Asked(date(2000, 5, 20), Sex.FEMALE, date(2026, 6, 1), "35.71")
    [found] = [one for one in next_doses(woman) if one.coming.key == "Td/WUS"]
    assert (found.service, found.label("id"), found.is_to_give) == (
        "td_wus", "Td wanita usia subur dan ibu hamil, T1", True,
    )  # fmt: skip


def test_td_of_women_that_was_given_counts_for_the_next_one() -> None:
    given = [given_of("td_wus", day) for day in (date(2026, 1, 1), date(2026, 1, 31))]
    woman = Asked(date(2000, 5, 20), Sex.FEMALE, date(2026, 6, 1), "35.71", tuple(one for one in given if one))
    [found] = [one for one in next_doses(woman) if one.coming.key == "Td/WUS"]
    assert (found.label("id")[-2:], found.coming.earliest) == ("T3", date(2026, 7, 31))


def test_every_vaccine_of_the_services_can_be_a_dose_of_a_history() -> None:
    codes = [code for code, one in services().items() if one.antigen]
    for code in codes:
        found = given_of(code, date(2026, 3, 10))
        assert found is not None
        assert next_doses(asked(date(2026, 3, 10), found))
    assert given_of("vitamin_a_biru", BORN) is None
