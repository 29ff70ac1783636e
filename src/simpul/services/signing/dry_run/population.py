"""What was last found of the people of a work area, as columns for the evaluator of rules? It reads and keeps nothing.

For each person the last standing value of each concept in twelve months; age, sex and pregnancy as they were on the day
of the last of them, today where there is none (ADR 0035). Two statements for people and findings, one more each for
pregnancies, hours of birth and gains where a rule asks for them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

import numpy as np
from django.db import connection

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import Concept, PrivacyClass
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.columns.held import Bools, Ints
from simpul.knowledge.rules.growing import OF_BODY, OF_SCORES
from simpul.knowledge.rules.language.definition import Rule
from simpul.knowledge.rules.person import AT_BIRTH
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.kinds import BirthPrecision
from simpul.records.people.queries import residents
from simpul.services.due.of_person import CHILDHOOD
from simpul.services.signing.acting import PRESSURE
from simpul.services.signing.dry_run.births import birth_columns
from simpul.services.signing.dry_run.bodies import WEIGHT, body_columns
from simpul.services.signing.dry_run.dates import NEVER, Days, KnownColumns, known_columns
from simpul.services.signing.dry_run.gains import OF_GAINS, Child, gain_columns
from simpul.services.signing.dry_run.pressures import pressure_columns, put_before
from simpul.services.signing.motherhood import births_among, pregnancies_among

DAYS = 365
OF_AGE = {"age_days", "age_months", "age_years", "kpsp_form_age", *OF_SCORES, *OF_GAINS}
OF_MOTHERS = {"pregnant", "gestation_days", "days_since_delivery"}
FINDINGS = """
    SELECT DISTINCT ON (1, 2) coalesce(p.merged_into_id, p.id), e.concept, e.value, e.local_date
    FROM visits_entry e JOIN people_person p ON p.id = e.person_id
    WHERE e.kelurahan_id = ANY(%s) AND e.concept = ANY(%s) AND e.local_date > %s AND e.local_date <= %s
      AND e.value IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM visits_entry AS later WHERE later.supersedes_id = e.id)
      AND NOT EXISTS (SELECT 1 FROM visits_withdrawal AS gone WHERE gone.visit_id = e.visit_id)
    ORDER BY 1, 2, e.at DESC, e.id DESC
"""


@dataclass(frozen=True)
class Population:
    """ids     the people, one row each in every column
    found   by concept
    days    the day for which each is assessed
    age_unknown  how many were left out, because a rule asks for an age and their birth is not known to the day
    """

    ids: list[UUID]
    found: dict[str, Column]
    known: KnownColumns
    days: Days
    age_unknown: int = 0

    @cached_property
    def anything(self) -> Bools:
        """Of whom anything was found at all."""
        anything = np.zeros(len(self.ids), dtype=bool)
        for one in self.found.values():
            anything |= one.known
        return anything

    def columns(self, rule: Rule) -> dict[str, Column]:
        both = {**self.found, **self.known}
        return {code: both[code] for code in rule.inputs if code in both}


def population(area: WorkArea, rules: list[Rule], today: date, *, clinical: bool) -> Population:
    """The living people of the area whose processing is not restricted, with what these rules ask of them.

    clinical  whether the reader may see findings of class C3; C4 is never read
    """
    asked = {code for rule in rules for code in rule.inputs}
    people = residents(area).filter(restricted_at__isnull=True).order_by("id")
    everybody = list(people.values_list("id", "birth_date", "sex", "birth_precision"))
    rows = [row for row in everybody if not asked & OF_AGE or _has_age(row[1], row[3], today)]
    ids = [row[0] for row in rows]
    place = {one: at for at, one in enumerate(ids)}
    wanted = _readable(rules, clinical=clinical)
    scored, gained = bool(asked & OF_SCORES), bool(asked & set(OF_GAINS))
    timed = "days_since_pressure" in asked
    measured = {*(OF_BODY if scored else ()), *((WEIGHT,) if gained else ()), *(PRESSURE if timed else ())}
    found, days, taken = _found(area, sorted({*wanted, *measured}), place, today)
    pregnancies = pregnancies_among(area, place) if asked & OF_MOTHERS else {}
    births = births_among(area, place) if "hours_since_birth" in asked else {}
    born, sexes = [row[1] for row in rows], [row[2] for row in rows]
    known = known_columns(born, sexes, days, pregnancies, births)
    if timed:
        known |= pressure_columns(found, taken, today)
        put_before(known, area, ids, today - timedelta(days=DAYS), today)
    if of_birth := asked & set(AT_BIRTH):
        known |= birth_columns(area, place, of_birth, found, today - timedelta(days=DAYS))
    if scored:
        known |= body_columns(np.array(born, dtype="datetime64[D]"), sexes, found, taken)
    if gained:
        children = [Child(row[1], Sex(row[2]), row[3] == BirthPrecision.EXACT) for row in rows]
        known |= gain_columns(area, place, children, today - timedelta(days=DAYS - 1), today)
    return Population(ids, found, known, days, age_unknown=len(everybody) - len(rows))


def _has_age(born: date, precision: str, today: date) -> bool:
    """Of a child whose birth is not known to the day the rules know no age, as on every page of it."""
    return precision == BirthPrecision.EXACT or completed_months(born, today) >= 12 * CHILDHOOD


def _readable(rules: list[Rule], *, clinical: bool) -> list[str]:
    closed = {PrivacyClass.C4} if clinical else {PrivacyClass.C3, PrivacyClass.C4}
    things = [one.thing for rule in rules for one in rule.inputs.values()]
    return sorted({one.code for one in things if isinstance(one, Concept) and one.privacy_class not in closed})


def _found(
    area: WorkArea, concepts: list[str], place: dict[UUID, int], today: date
) -> tuple[dict[str, Column], Days, dict[str, Days]]:
    """By concept the last value, the day of the last of all, and the day of each."""
    values: dict[str, Ints] = {code: np.zeros(len(place), np.int64) for code in concepts}
    known: dict[str, Bools] = {code: np.zeros(len(place), dtype=bool) for code in concepts}
    last = np.full(len(place), NEVER, dtype="datetime64[D]")
    taken = {code: last.copy() for code in concepts if code in {*OF_BODY, *PRESSURE}}
    for person, code, value, day in _rows(area, concepts, today):
        at = place.get(person)
        if at is not None:
            values[code][at], known[code][at] = value, True
            last[at] = max(last[at], np.datetime64(day))
            if code in taken:
                taken[code][at] = day
    days = np.where(last > NEVER, last, np.datetime64(today))
    return {code: Column(values[code], known[code]) for code in concepts}, days, taken


def _rows(area: WorkArea, concepts: list[str], today: date) -> list[tuple[UUID, str, int, date]]:
    if not concepts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(FINDINGS, [list(area.kelurahan), concepts, today - timedelta(days=DAYS), today])
        found: list[tuple[UUID, str, int, date]] = cursor.fetchall()
    return found
