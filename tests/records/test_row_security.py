"""A query that forgets its filter gets nothing from outside, for every table that names a person."""

import re

import pytest
from django.apps import apps
from django.db import InternalError, ProgrammingError, connection, transaction
from django.db.models import Model

from simpul.config.databases import VaultRouter
from simpul.records.access.rights import RIGHTS
from simpul.records.facilities.work_area import NOWHERE, whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.people.queries import get_person
from simpul.records.people.search import find_by_name
from simpul.records.visits.models import Entry, MonthlyWeighing, Visit
from tests.cast import NAMES, Cast, weigh

NAMED_TABLES = {
    "people_person",
    "people_residence",
    "visits_visit",
    "visits_entry",
    "visits_assessment",
    "visits_monthlyweighing",
    "follow_up_followup",
    "posyandu_session",
    "pws_personmonth",
}


def policies() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, qual FROM pg_policies JOIN pg_class ON relname = tablename AND relrowsecurity"
            " WHERE policyname = 'within_work_area'"
        )
        return dict(cursor.fetchall())


def tables_of(alias: str) -> set[str]:
    router = VaultRouter()
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table for model in models if router.db_for_read(model) == alias}


def test_the_application_is_neither_owner_nor_superuser(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_every_table_that_names_a_person_has_the_second_lock(db: None) -> None:
    found = policies()
    assert found.keys() >= NAMED_TABLES
    assert all("simpul.kelurahan" in found[table] for table in NAMED_TABLES)
    assert "simpul.counted" in found["pws_cell"]


def test_the_area_is_made_a_list_once_a_statement_and_not_for_every_row(db: None) -> None:
    once = re.compile(
        r"SELECT \(NULLIF\(current_setting\('simpul\.\w+'::text, true\), ''::text\)\)::(integer|uuid)\[\]"
    )
    for table, policy in policies().items():
        assert len(once.findall(policy)) == policy.count("current_setting"), table


def test_a_model_with_a_kelurahan_has_a_policy(db: None) -> None:
    """A new table that carries a person's kelurahan cannot be forgotten."""
    exempt = {"audit_event"}  # ids only; read by person, after the person was found in scope
    carry = {
        model._meta.db_table
        for model in apps.get_models()
        if any(field.column == "kelurahan_id" for field in model._meta.local_concrete_fields)
        and model._meta.app_label not in ("facilities", "ipwl")
    }
    assert carry - exempt <= policies().keys()


# Tables that point to people and have no policy, each with what protects it instead.
WITHOUT_A_POLICY = {
    "feed_change": "ids and kinds; read by consumers, never by a page of a person",
    "audit_event": "ids only; read by person, after the person was found in scope",
    "people_guest": "ids only; read before the scope is set, because it makes the scope",
    "people_merge": "ids and a reason; read before the scope is set (guests), and by the kept person, found in scope",
    "duplicates_waiting": "ids only; emptied by the consumer within seconds",
}
NAMING_A_PERSON = {"person_id", "subject_id", "subject", "mother_id", "kept_id", "gone_id", "left_id", "right_id"}


def points_to_a_person(model: type[Model]) -> bool:
    fields = model._meta.local_concrete_fields
    return any(field.related_model is Person or field.attname in NAMING_A_PERSON for field in fields)


def test_a_model_that_points_to_a_person_has_a_policy_or_a_reason(db: None) -> None:
    """Also one without a kelurahan of its own, such as a pair or a part of a visit."""
    models = [one for one in apps.get_models() if one._meta.app_label != "ipwl"]
    tables = {one._meta.db_table for one in models if points_to_a_person(one)}
    locked = set(policies())
    assert tables - locked == WITHOUT_A_POLICY.keys()


def test_a_model_below_a_locked_one_is_locked_too(db: None) -> None:
    """What hangs on a visit or a household by a foreign key says something of its people."""
    locked, open_to_all = set(policies()), {"facilities_area", "access_staffmember"}
    for model in apps.get_models():
        above = {
            field.related_model._meta.db_table for field in model._meta.local_concrete_fields if field.related_model
        }
        if above & locked - open_to_all and model._meta.db_table not in WITHOUT_A_POLICY:
            assert model._meta.db_table in locked, model


def rows_of(tables: set[str]) -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def test_whoever_sets_no_area_reads_no_row_of_any_locked_table(cast: Cast) -> None:
    weigh(cast, cast.balita, 3.0)
    tables = set(policies())
    with transaction.atomic(), work_area_scope(whole_city()):
        filled = {table for table, count in rows_of(tables).items() if count}
    assert filled >= {"people_person", "people_residence", "visits_entry", "follow_up_followup", "posyandu_session"}
    assert not any(rows_of(tables).values())
    with transaction.atomic(), work_area_scope(NOWHERE):
        assert not any(rows_of(tables).values())


@pytest.mark.parametrize("alias", ["default", "ipwl"])
@pytest.mark.django_db(databases=["default", "ipwl"])
def test_every_table_has_its_rights_written_down(alias: str) -> None:
    assert tables_of(alias) | {"django_migrations"} == set(RIGHTS[alias])


@pytest.mark.parametrize("model", [Person, Visit, Entry, MonthlyWeighing])
def test_a_dropped_filter_gets_nothing_from_outside(cast: Cast, model: type[Model]) -> None:
    weigh(cast, cast.balita, 9.4)
    weigh(cast, cast.other_balita, 9.9, part="other_kader")
    with transaction.atomic(), work_area_scope(cast.standing("bidan").area):
        inside = set(model._default_manager.values_list("kelurahan_id", flat=True))
        assert inside == {cast.campurejo.area.pk}
    with transaction.atomic(), work_area_scope(NOWHERE):
        assert not model._default_manager.exists()


def test_without_any_scope_there_is_nothing(cast: Cast) -> None:
    assert not Person.objects.exists()


def test_the_scope_ends_with_its_block(cast: Cast) -> None:
    with transaction.atomic():
        with work_area_scope(whole_city()):
            assert Person.objects.count() == 4
        assert not Person.objects.exists()


def test_nobody_writes_a_person_into_another_kelurahan(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(cast.standing("bidan").area):
        stranger = Person(
            name="x", name_lc="x", sex="L", birth_date="2025-01-01", no_nik_reason="darurat",
            kelurahan=cast.bandar.area, rt=cast.bandar.rt[0],
        )  # fmt: skip
        with pytest.raises(ProgrammingError), transaction.atomic():
            stranger.save(force_insert=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET action = 'x'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "UPDATE visits_entry SET value = 1",
        "DELETE FROM visits_entry",
        "UPDATE feed_change SET kind = 'x'",
        "DELETE FROM people_person",
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "SET ROLE simpul_owner",
    ],
)
def test_what_is_kept_cannot_be_rewritten(cast: Cast, statement: str) -> None:
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_search_stays_inside_the_area(cast: Cast) -> None:
    with transaction.atomic():
        for part, expected in (("bidan", NAMES[:3]), ("kader", NAMES[:2]), ("other_bidan", NAMES[3:])):
            area = cast.standing(part).area
            with work_area_scope(area):
                assert {person.name for person in find_by_name(area, "pemeran")} == set(expected)


@pytest.mark.parametrize("text", ["", "z", "%", "__", "\\", "' or 1=1 --", "zu%xx", "a" * 500])
def test_a_nasty_search_finds_only_what_is_written(cast: Cast, text: str) -> None:
    area = cast.standing("bidan").area
    with transaction.atomic(), work_area_scope(area):
        assert find_by_name(area, text) == []


def test_the_inner_search_function_cannot_be_asked_for_more(cast: Cast) -> None:
    """It takes the area from the transaction: a caller who lies about the RT still stays in the kelurahan."""
    with transaction.atomic(), work_area_scope(cast.standing("other_bidan").area), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_find_inside('pemeran', '{}', NULL, 100, true)")
        assert cursor.fetchone() == (1,)


def test_a_person_elsewhere_is_as_good_as_none(cast: Cast) -> None:
    area = cast.standing("other_bidan").area
    with transaction.atomic(), work_area_scope(area):
        assert get_person(area, cast.balita.pk) is None
    neighbour = cast.standing("neighbour_kader").area
    with transaction.atomic(), work_area_scope(neighbour):
        assert get_person(neighbour, cast.balita.pk) is None
