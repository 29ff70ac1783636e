from django.db import migrations

from simpul.records.facilities.row_security import AREA

# How often each last digit was written, by Posyandu and worker, for who may count the kelurahan: sums only, no row of a
# person and no weight. Whoever counts without naming (the head of a Puskesmas) needs no other lock opened (ADR 0030).
# The days of the entries say the months again; they only make the read shorter.
HANDS = f"""
CREATE FUNCTION data_quality_hands(
    which int, first int, last int, since date, until date, visits text, told text, measured text, hand uuid
) RETURNS TABLE (posyandu uuid, worker uuid, digit int, written bigint, compared bigint, same bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT visit.facility_id, entry.recorded_by, weighing.weight_grams / 100 % 10,
           count(*), count(before.id), count(*) FILTER (WHERE before.weight_grams = weighing.weight_grams)
    FROM public.visits_monthlyweighing AS weighing
    JOIN public.visits_entry AS entry ON entry.id = weighing.entry_id
    JOIN public.visits_visit AS visit ON visit.id = entry.visit_id
    JOIN public.facilities_facility AS posyandu ON posyandu.id = visit.facility_id AND posyandu.area_id = which
    LEFT JOIN public.visits_monthlyweighing AS before
      ON before.person_id = weighing.person_id AND before.month = weighing.month - 1
     AND before.kelurahan_id = weighing.kelurahan_id
    WHERE weighing.kelurahan_id = which AND which = ANY({AREA.format(setting="simpul.counted")})
      AND weighing.month BETWEEN first AND last
      AND visit.kind = visits AND visit.source = told
      AND entry.concept = measured AND entry.local_date BETWEEN since AND until
      AND (hand IS NULL OR entry.recorded_by = hand)
    GROUP BY 1, 2, 3
$$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("visits", "0005_one_index_for_one_question"), ("facilities", "0001_initial")]

    operations = [
        migrations.RunSQL(
            HANDS, "DROP FUNCTION data_quality_hands(int, int, int, date, date, text, text, text, uuid)"
        ),
    ]
