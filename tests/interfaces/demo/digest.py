"""What is told of an invented city, as one number. Run as a module, it loads one in its own process and takes it back.

Without what differs by nature: seals, the time of writing, and the ids that records draw for themselves.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from typing import Any


def digest(code: str, people: int, months: int, seed: int) -> str:
    from django.db import transaction

    from simpul.records.facilities.work_area import whole_city, work_area_scope
    from tests.interfaces.demo.loads import load

    with transaction.atomic():
        load(code, people, months, seed)
        with work_area_scope(whole_city()):
            found = {name: list(rows) for name, rows in told()}
        transaction.set_rollback(True)
    assert all(found.values()), found.keys()
    return hashlib.sha256(json.dumps(found, default=str).encode()).hexdigest()


def told() -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    from simpul.records.facilities.models import Facility
    from simpul.records.households.models import Member
    from simpul.records.people.models import Person, Residence
    from simpul.records.people.queries import nik_of
    from simpul.records.pregnancies.models import Birth, Pregnancy
    from simpul.records.visits.models import Assessment, Entry, Given, MonthlyWeighing, Visit

    yield "facilities", _rows(Facility, "code", "kind", "name", "area__code", "parent__code", "is_example")
    people = Person.objects.order_by("id")
    yield "people", _rows(
        Person, "id", "name", "name_key", "sex", "birth_date", "birth_precision", "mother_id", "rt__code", "died_on",
        "left_on", "marital_status", "has_jkn",
    )  # fmt: skip
    yield "niks", iter([(str(one.pk), nik.reveal()) for one in people if (nik := nik_of(one))])
    yield "residences", _rows(Residence, "person_id", "rt__code", "elsewhere", "valid_from", "valid_to")
    yield "members", _rows(Member, "household_id", "person_id", "relation", "household__address", "valid_to")
    yield "pregnancies", _rows(Pregnancy, "person_id", "last_period", "ended_on", "ended_as", "gravida")
    yield "births", _rows(Birth, "person_id", "born_at", "mode", "place", "weight_grams", "length_mm")
    yield "visits", _rows(Visit, "id", "person_id", "facility__code", "occurred_at")
    yield "entries", _rows(Entry, "id", "visit_id", "concept", "value", "text", "at")
    yield "given", _rows(Given, "id", "visit_id", "service", "batch", "expires_on")
    yield "weighings", _rows(MonthlyWeighing, "person_id", "month", "entry_id", "status", "category", "gain_grams")
    yield "said", _rows(Assessment, "entry_id", "rule", "edition", "outcome", "z_hundredths")


def _rows(model: Any, *columns: str) -> Iterator[tuple[Any, ...]]:
    return iter(model.objects.order_by(*columns).values_list(*columns))


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(digest(sys.argv[1], *(int(one) for one in sys.argv[2:])))
