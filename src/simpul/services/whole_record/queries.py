"""What is there to read of this person? Asked once, so that nobody asks for what is empty.

Most records are short: no correction, no pregnancy, no matter. One statement says what there is, and the page of a
person then reads that only.
"""

from dataclasses import dataclass, fields
from uuid import UUID

from django.db import connection

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person

CONTENTS = """
    SELECT ARRAY(SELECT id FROM people_person WHERE merged_into_id = %(person)s ORDER BY id),
           ARRAY(SELECT id FROM people_person WHERE merged_into_id = %(mother)s ORDER BY id),
           EXISTS (SELECT FROM people_statechange WHERE person_id = %(person)s),
           EXISTS (SELECT FROM people_edit WHERE person_id = %(person)s),
           EXISTS (SELECT FROM visits_growthday WHERE person_id = %(person)s),
           EXISTS (SELECT FROM visits_monthlyweighing WHERE person_id = %(person)s),
           EXISTS (SELECT FROM visits_visit WHERE person_id = %(person)s),
           EXISTS (SELECT FROM visits_given WHERE person_id = %(person)s),
           EXISTS (SELECT FROM pregnancies_birth WHERE person_id = %(person)s),
           EXISTS (SELECT FROM pregnancies_pregnancy WHERE person_id = %(person)s),
           EXISTS (SELECT FROM follow_up_followup WHERE person_id = %(person)s),
           EXISTS (SELECT FROM agreements_agreement WHERE person_id = %(person)s)
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """records  `records_of` the person and, where one is recorded, of the mother
    the others  whether there may be anything of that kind; with a record that was merged into it, of every kind
    """

    records: dict[UUID, list[UUID]]
    states: bool = True
    edits: bool = True
    growth: bool = True
    weighings: bool = True
    visits: bool = True
    given: bool = True
    births: bool = True
    pregnancies: bool = True
    matters: bool = True
    agreements: bool = True


KINDS = [field.name for field in fields(Contents)[1:]]


def contents_of(area: WorkArea, person: Person) -> Contents:
    """Of a person within reach; of another one there is nothing."""
    if not area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        return Contents({person.pk: [person.pk]}, **dict.fromkeys(KINDS, False))
    with connection.cursor() as cursor:
        cursor.execute(CONTENTS, {"person": person.pk, "mother": person.mother_id})
        parts, of_mother, *found = cursor.fetchone()
    records = {person.pk: [person.pk, *parts]}
    if person.mother_id:
        records[person.mother_id] = [person.mother_id, *of_mother]
    return Contents(records) if parts else Contents(records, **dict(zip(KINDS, found, strict=True)))
