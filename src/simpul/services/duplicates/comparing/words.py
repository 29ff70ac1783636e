"""How many people bear each word of a name? A rare name says more than a common one (Winkler 1989)."""

from django.db import connection

from simpul.services.duplicates.models import WordShare

FEWEST_PEOPLE = 1000  # a smaller register says nothing about how common a name is
FEWEST_BEARERS = 5
COUNT = """
    INSERT INTO duplicates_wordshare (word, per_million, counted_at)
    WITH named AS (
        SELECT name_key FROM people_person WHERE withdrawn_at IS NULL AND merged_into_id IS NULL
    ), everybody AS (
        SELECT count(*) AS people FROM named
    )
    SELECT word, 1000000 * count(*) / (SELECT people FROM everybody), now()
    FROM named, LATERAL (SELECT DISTINCT unnest(string_to_array(name_key, ' '))) AS one (word)
    WHERE word <> '' AND (SELECT people FROM everybody) >= %s
    GROUP BY word
    HAVING count(*) >= %s
    UNION ALL
    SELECT '', 1000000, now() FROM everybody WHERE people >= %s
"""


def count_words() -> None:
    """Count anew, in the scope of the caller (a job of the whole city)."""
    WordShare.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [FEWEST_PEOPLE, FEWEST_BEARERS, FEWEST_PEOPLE])
