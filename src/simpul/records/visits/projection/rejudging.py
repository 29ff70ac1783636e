"""What if sex, birth date, or the records behind a person change? Then everything is judged anew."""

from simpul.foundation.local_time import Month
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.visits.models import Entry, GrowthDay, MonthlyWeighing
from simpul.records.visits.projection.assessing import Said, keep_assessments
from simpul.records.visits.projection.growth import GROWTH_CONCEPTS
from simpul.records.visits.projection.many_days import project_growth
from simpul.records.visits.projection.standing import standing_entries
from simpul.records.visits.projection.weighings import counts, judge, swollen_on, weights_of


def rejudge(person: Person) -> list[MonthlyWeighing]:
    """Make both projections of a record anew, from its entries and those of the records merged into it.

    Runs inside the transaction of the change, with the person locked. A record that was merged away has none.
    """
    ids = record_ids(person.pk)
    MonthlyWeighing.objects.filter(person_id__in=ids).delete()
    GrowthDay.objects.filter(person_id__in=ids).delete()
    if person.merged_into_id:
        return []
    rows = standing_entries(ids).filter(concept__in=GROWTH_CONCEPTS)
    project_growth(person, ids, rows.values_list("local_date", flat=True).distinct())
    return _weighings(person, list(weights_of(ids, person.birth_date)))


def _weighings(person: Person, rows: list[Entry]) -> list[MonthlyWeighing]:
    found = counting_months(person, rows)
    keep_assessments([(weighing.entry, made) for weighing, made in found])
    return MonthlyWeighing.objects.bulk_create(weighing for weighing, _ in found)


def counting_months(person: Person, rows: list[Entry]) -> list[tuple[MonthlyWeighing, list[Said]]]:
    """The weighing that counts for each month, oldest first, with what the rules say of it. Nothing is written here.

    rows  weights and what was said of oedema, the latest first; others are passed over
    """
    latest: dict[int, Entry] = {}
    for entry in rows:
        if counts(entry, person.birth_date):
            latest.setdefault(Month.of(entry.local_date).index, entry)
    made: list[tuple[MonthlyWeighing, list[Said]]] = []
    for _, entry in sorted(latest.items()):
        earlier = made[-1][0] if made else None
        made.append(judge(person, entry, earlier, swollen=swollen_on(rows, entry.local_date)))
    return made
