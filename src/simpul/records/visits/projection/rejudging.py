"""What if sex, birth date, or the records behind a person change? Then everything is judged anew."""

from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.visits.models import Entry, GrowthDay, MonthlyWeighing
from simpul.records.visits.projection.growth import GROWTH_CONCEPTS, project_growth
from simpul.records.visits.projection.standing import standing_entries
from simpul.records.visits.projection.weighings import counts, judged, swollen_on, weights_of


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
    latest: dict[tuple[int, int], Entry] = {}
    for entry in rows:  # the latest first
        if counts(entry, person.birth_date):
            latest.setdefault((entry.local_date.year, entry.local_date.month), entry)
    made: list[MonthlyWeighing] = []
    for month in sorted(latest):
        entry, earlier = latest[month], made[-1] if made else None
        made.append(judged(person, entry, earlier, swollen=swollen_on(rows, entry.local_date)))
    return MonthlyWeighing.objects.bulk_create(made)
