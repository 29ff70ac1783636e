"""Whole cards of the invented city: asked by the gates of the forms, answered as one person would, with blanks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction
from django.db.models import Q

from simpul.foundation.local_time import Month
from simpul.interfaces.cli.demo.cards.filling import always_asked
from simpul.interfaces.cli.demo.cards.grown import AKS_MOST, PUMA_ITEMS
from simpul.interfaces.cli.demo.cards.tables import OF_CARD, WHOLE_MONTHS, table_of
from simpul.interfaces.web.visits.form.known import facts_of
from simpul.knowledge.concepts import PrivacyClass, concept
from simpul.knowledge.forms import Facts, LastValue, Place, Role, cards_for, fields_to_ask, form
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.recap import Is, sheets
from simpul.monitoring.recap.queries import recap_of
from simpul.records.access.models import StaffMember
from simpul.records.access.queries import Standing, standing_of
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Assessment, Entry, Given, Visit
from simpul.records.visits.queries import latest_weighings, services_of
from simpul.services.pendataan.computed import computed_answers
from tests.interfaces.demo.loads import TODAY

OF_EACH_CARD = 20  # visits that are asked about again


@pytest.fixture(autouse=True)
def scope(city: None) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def everybody() -> Standing:
    """A kader who may see the whole city, so that facts are read as the screens read them."""
    found = standing_of(StaffMember.objects.get(username="kader"), TODAY)
    assert found
    return replace(found, area=whole_city())


def kept(visit: Visit) -> dict[str, FactValue]:
    values = {one.concept: one.text if one.value is None else one.value for one in visit.entries.all()}
    return values | {one.service: 1 for one in visit.given.all()}


def last_values(visit: Visit) -> dict[str, LastValue]:
    """What had been recorded before that day."""
    rows = Entry.objects.filter(person_id=visit.person_id, local_date__lt=visit.local_date).order_by("at")
    return {one.concept: LastValue(one.text if one.value is None else one.value, one.local_date) for one in rows}


def some_visits() -> Iterator[Visit]:
    for code in OF_CARD:
        ids = list(Visit.objects.filter(form=code).order_by("id").values_list("id", flat=True))
        chosen = Visit.objects.filter(id__in=ids[:: max(1, len(ids) // OF_EACH_CARD)])
        yield from chosen.select_related("person__kelurahan").prefetch_related("entries", "given")


def test_nothing_was_answered_that_the_form_does_not_ask_and_each_card_is_the_one_of_that_day() -> None:
    standing, checked = everybody(), Counter[str]()
    for visit in some_visits():
        person, day, answers = visit.person, visit.local_date, kept(visit)
        before = [one for one in services_of(whole_city(), person.pk) if one.local_date < day]
        given = {one.service: one.local_date for one in before}
        facts = replace(facts_of(standing, person, day), last_given=given, place=Place.POSYANDU)
        assert cards_for(facts)[0] == visit.form
        weighed = latest_weighings(whole_city(), [person.pk], Month.of(day)).get(person.pk)
        known = {**answers, **computed_answers(person, day, answers, weighed)}
        asked: set[str] = set()
        for role in Role:
            fields = fields_to_ask(form(visit.form), replace(facts, role=role), known, last_values(visit))
            asked |= {one.field.code for one in fields if one.hidden is None}
        assert answers.keys() <= asked, (visit.form, answers.keys() - asked)
        checked[visit.form] += 1
    assert set(checked) == set(OF_CARD)


def test_what_is_asked_of_everybody_is_what_the_form_says_without_anything_known() -> None:
    """The short way of `fill` past fields that have nothing to weigh."""
    for code in OF_CARD:
        card = form(code)
        facts = Facts(on=TODAY, place=Place.POSYANDU, role=Role.KADER)
        fields = fields_to_ask(
            replace(card, who=form("posyandu_bayi_balita").who), replace(facts, age_months=1), {}, {}
        )
        asked = {one.field.code for one in fields if one.hidden is None}
        plain = always_asked(code, card.edition, Role.KADER)
        assert len(plain) > 5
        assert plain <= asked


def test_every_question_of_every_card_is_answered_by_somebody_and_some_are_left_blank() -> None:
    rows = Entry.objects.exclude(visit__form="").values_list("visit__form", "concept")
    answered, visits = Counter(rows), Counter(Visit.objects.exclude(form="").values_list("form", flat=True))
    for code in OF_CARD:
        missing = {
            one.code
            for _, one in form(code).fields()
            if one.concept and one.filled != "computed" and Role.KADER in one.asked_by and not answered[code, one.code]
        }
        # Whose age or belly nobody had in so small a city, and what follows a food that was given.
        assert missing <= {"gestational_age", "supplement_composition", "supplement_portions", "supplement_daily",
                           "hemoglobin", "anaemia", "vitamin_a_capsules"}, (code, missing)  # fmt: skip
        assert answered[code, "body_weight"] == visits[code]
        assert 0.8 < answered[code, "education_topic"] / visits[code] < 1


def test_nothing_of_class_c4_is_written_and_no_reason_of_a_referral_tells_of_the_mind() -> None:
    codes = set(Entry.objects.values_list("concept", flat=True).distinct())
    assert not [one for one in codes if concept(one).privacy_class is PrivacyClass.C4]
    reasons = set(Entry.objects.filter(concept="referral_reason").values_list("text", flat=True))
    assert reasons
    assert not [one for one in reasons if any(word in one.lower() for word in ("jiwa", "srq", "depresi", "skilas"))]


def test_scores_are_the_sums_of_their_items() -> None:
    sums = {"aks_total": tuple(AKS_MOST), "puma_total": PUMA_ITEMS}
    for total, items in sums.items():
        visits = Visit.objects.filter(entries__concept=total).prefetch_related("entries")
        assert visits
        for visit in visits:
            answers = {one.concept: one.value or 0 for one in visit.entries.all()}
            assert set(items) <= answers.keys()
            if total == "aks_total":
                assert answers[total] == sum(answers[one] for one in items)
            else:  # with the points of sex and age
                rest = answers[total] - (answers["puma_smoking"] - 1) - sum(answers[one] for one in items[1:])
                assert 0 <= rest <= 3


def test_answers_of_one_person_belong_together() -> None:
    """Who is known to have a high pressure has one more often; who does not smoke has no pack-years."""
    upper = dict[bool, list[int]]({True: [], False: []})
    ill = dict(Entry.objects.filter(concept="own_hypertension").values_list("person_id", "value"))
    for person, value in Entry.objects.filter(concept="systolic", person_id__in=ill).values_list("person_id", "value"):
        upper[bool(ill[person])].append(value or 0)
    assert sum(upper[True]) / len(upper[True]) > sum(upper[False]) / len(upper[False]) + 10
    smokes = dict(Entry.objects.filter(concept="smoking").values_list("person_id", "value"))
    packs = Entry.objects.filter(concept="puma_smoking", value__gt=1).values_list("person_id", flat=True)
    assert all(smokes.get(person, 1) for person in packs)


def test_what_was_given_is_a_service_of_the_card_and_food_follows_a_t() -> None:
    given = Given.objects.filter(visit__source="langsung", visit__form__in=OF_CARD).select_related("visit")
    on_card = {code: {one.code for _, one in form(code).fields()} for code in OF_CARD}
    assert all(one.service in on_card[one.visit.form] for one in given)
    assert {one.service for one in given} >= {"ttd", "pmt_lokal", "vitamin_a_merah", "dpt_hb_hib_1"}
    fed = given.filter(service="pmt_lokal", visit__form="posyandu_bayi_balita").values_list("visit__entries", flat=True)
    fallen = Assessment.objects.filter(entry__in=fed, rule="GROW-NT").values_list("category", flat=True)
    assert set(fallen) == {"T"}


def test_most_columns_of_the_recap_are_filled_where_a_posyandu_has_people() -> None:
    """Over the Posyandu of the stage together, in the last whole month."""
    month, filled = Month.from_index(Month.of(TODAY).index - 1), Counter[str]()
    stage = Facility.objects.filter(kind="posyandu", area__name="Campurejo")
    for posyandu in stage:
        found = recap_of(whole_city(), posyandu.pk, month)
        filled.update({code: 1 for code, figure in found.figures.items() if figure.number is not None})
    columns = [column for sheet in sheets() for column in sheet.columns]
    blank = {one.code for one in columns if not filled[one.code]}
    assert "nifas_no_vitamin_a" in blank  # no card records it
    assert len(blank) < len(columns) * 0.15, sorted(blank)
    assert not {one.code for one in columns if one.count.how in (Is.REGISTERED, Is.CAME)} & blank


def test_in_earlier_months_of_a_long_load_only_measures_and_services_are_written() -> None:
    for code in OF_CARD:
        whole, before = table_of(code, WHOLE_MONTHS - 1), table_of(code, WHOLE_MONTHS)
        assert set(before) < set(whole)
        assert "body_weight" in before
        assert not {"education_topic", "referral", "tb_fever", "jiwa_1"} & set(before)


def test_a_kader_writes_answers_and_a_bidan_gives_doses() -> None:
    bidan = set(StaffMember.objects.filter(profession="bidan").values_list("id", flat=True))
    doses = Q(service__startswith="dpt") | Q(service__startswith="opv") | Q(service="bcg")
    assert set(Given.objects.filter(doses).values_list("recorded_by", flat=True)) <= bidan
    on_cards = Entry.objects.filter(visit__session_id__isnull=False)
    assert not set(on_cards.values_list("recorded_by", flat=True)) & bidan
