"""What does the copy of a record say of health: pregnancies, birth, visits with what was found and given, growth?"""

from typing import Any

from simpul.knowledge.concepts import concept, service, show_value
from simpul.records.visits.models import Assessment, Entry, Given, Visit
from simpul.services.rights.export.colleagues import Colleagues
from simpul.services.rights.export.gathered import Gathered
from simpul.services.rights.export.sensitive import goes_out
from simpul.services.rights.export.when import born_at, found_at

Part = dict[str, Any]


def pregnancies_of_record(rows: Gathered) -> list[Part]:
    return [
        {
            "hari_pertama_haid_terakhir": one.last_period and one.last_period.isoformat(),
            "perkiraan_lahir": one.due_on.isoformat(),
            "kehamilan_ke": one.gravida,
            "berakhir": one.ended_on and one.ended_on.isoformat(),
            "berakhir_sebagai": one.get_ended_as_display() or None,
            "anak": [born_at(birth) for birth in one.births.all()],
        }
        for one in rows.pregnancies
    ]


def birth_of_record(rows: Gathered) -> Part | None:
    one = rows.birth
    if one is None:
        return None
    return {
        "lahir_pada": born_at(one),
        "cara": one.get_mode_display() or None,
        "tempat": one.get_place_display() or None,
        "penolong": one.get_helper_display() or None,
        "berat_gram": one.weight_grams,
        "panjang_mm": one.length_mm,
        "lingkar_kepala_mm": one.head_mm,
        "inisiasi_menyusu_dini": one.early_breastfeeding,
    }


def visits_of_record(rows: Gathered, staff: Colleagues, *, into_own_hand: bool) -> list[Part]:
    return [_visit(one, staff, into_own_hand=into_own_hand) for one in rows.visits]


def held_back(rows: Gathered, *, into_own_hand: bool) -> int:
    """How many findings stay behind."""
    entries = [entry for visit in rows.visits for entry in visit.entries.all()]
    return sum(not goes_out(entry.concept, into_own_hand=into_own_hand) for entry in entries)


def growth_of_record(rows: Gathered) -> list[Part]:
    return [
        {
            "tanggal": day.local_date.isoformat(),
            "berat_gram": day.weight_grams,
            "panjang_atau_tinggi_mm": day.length_mm,
            "lingkar_kepala_mm": day.head_mm,
            "lingkar_lengan_mm": day.muac_mm,
            "penilaian": [
                _judged(one.rule, one.edition, one.outcome, one.category, one.z_hundredths) | {"indeks": one.index}
                for one in day.findings.all()
            ],
        }
        for day in rows.growth
    ]


def matters_of_record(rows: Gathered, staff: Colleagues) -> list[Part]:
    return [
        {
            "perihal": one.get_reason_display(),
            "keadaan": one.get_status_display(),
            "sejak": one.opened_at.isoformat(),
            "aturan": one.rule,
            "edisi": one.edition,
            "hasil": one.outcome or None,
        }
        | staff.told(one.opened_by, one.opened_at)
        for one in rows.matters
    ]


def _visit(visit: Visit, staff: Colleagues, *, into_own_hand: bool) -> Part:
    entries = [one for one in visit.entries.all() if goes_out(one.concept, into_own_hand=into_own_hand)]
    return {
        "tanggal": visit.local_date.isoformat(),
        "tempat": visit.facility.name,
        "jenis": visit.get_kind_display(),
        "sumber": visit.get_source_display(),
        "berlaku": not hasattr(visit, "withdrawal"),
        "temuan": [_entry(one, staff) for one in sorted(entries, key=lambda one: (one.at, one.pk))],
        "layanan": [_given(one, staff) for one in sorted(visit.given.all(), key=lambda one: (one.at, one.pk))],
    } | staff.told(visit.recorded_by, visit.recorded_at)


def _entry(entry: Entry, staff: Colleagues) -> Part:
    label, shown = _in_words(entry)
    return {
        "apa": label,
        "kode": entry.concept,
        "nilai": shown,
        "dibetulkan_kemudian": hasattr(entry, "superseded_by"),
        "alasan_pembetulan": entry.reason or None,
        "pada": found_at(entry.at, entry.local_date, entry.recorded_at),
        "penilaian": [_assessment(one) for one in sorted(entry.assessments.all(), key=lambda one: one.pk)],
    } | staff.told(entry.recorded_by, entry.recorded_at)


def _in_words(entry: Entry) -> tuple[str, str | None]:
    """Label and value; a code that the registry no longer knows as it stands."""
    try:
        known = concept(entry.concept)
    except KeyError:
        return entry.concept, entry.text or str(entry.value)
    if entry.value is None:
        return known.label("id"), entry.text or None
    return known.label("id"), show_value(known, entry.value, "id")


def _given(given: Given, staff: Colleagues) -> Part:
    try:
        label = service(given.service).label_id
    except KeyError:
        label = given.service
    return {
        "apa": label,
        "kode": given.service,
        "nomor_batch": given.batch or None,
        "kedaluwarsa": given.expires_on and given.expires_on.isoformat(),
        "tanggal": given.local_date.isoformat(),
        "berlaku": not given.taken_back and not hasattr(given, "superseded_by"),
        "alasan_pembetulan": given.reason or None,
    } | staff.told(given.recorded_by, given.recorded_at)


def _assessment(one: Assessment) -> Part:
    return _judged(one.rule, one.edition, one.outcome, one.category, one.z_hundredths)


def _judged(rule: str, edition: str, outcome: str, category: str, z_hundredths: int | None) -> Part:
    z = None if z_hundredths is None else z_hundredths / 100
    return {"aturan": rule, "edisi": edition, "hasil": outcome, "kategori": category or None, "nilai_z": z}
