"""How does a table get its second lock? Operations for migrations, one wording for every table (ADR 0007).

The setting is read and made a list once for each statement: a scalar SELECT. The cast outside it does nothing but tell
PostgreSQL that it is one list and not a table; a cast that worked there would be done again for every row. An empty or
missing setting lets nothing through.
"""

from django.db.migrations.operations.special import RunSQL

AREA = "(SELECT nullif(current_setting('{setting}', true), '')::int[])::int[]"
GUESTS = "(SELECT nullif(current_setting('simpul.guests', true), '')::uuid[])::uuid[]"


def named_rows(table: str, column: str = "kelurahan_id") -> RunSQL:
    """Rows that name a person: only those of the kelurahan whose people may be named."""
    return _policy(table, column, "simpul.kelurahan")


def counted_rows(table: str, column: str = "kelurahan_id") -> RunSQL:
    """Rows that only count: those of the kelurahan whose figures may be seen."""
    return _policy(table, column, "simpul.counted")


def guests_too(table: str, person: str = "person_id") -> RunSQL:
    """The policy of `named_rows`, and besides the rows of the people who are guests of this area."""
    area, guests = AREA.format(setting="simpul.kelurahan"), GUESTS
    return RunSQL(
        f"ALTER POLICY within_work_area ON {table} USING (kelurahan_id = ANY({area}) OR {person} = ANY({guests}))",
        f"ALTER POLICY within_work_area ON {table} USING (kelurahan_id = ANY({area}))",
    )


def follows_person(table: str) -> RunSQL:
    """(person, kelurahan) is a foreign key that follows the person's move, above the policy and without a right."""
    name = f"{table}_follows_person"
    return RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (person_id, kelurahan_id) "
        "REFERENCES people_person (id, kelurahan_id) ON UPDATE CASCADE",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def _policy(table: str, column: str, setting: str) -> RunSQL:
    area = AREA.format(setting=setting)
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY within_work_area ON {table} USING ({column} = ANY({area}))",
        f"DROP POLICY within_work_area ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    )
