"""What may the application's roles do to each table? The whole of it, applied after every migration.

The roles own nothing. What is append-only is so because there is no right to change it; a table that is not listed here
cannot be read at all, and a test fails when one is missing.
"""

from django.db import connections

READ = "SELECT"
APPEND = "SELECT, INSERT"
CHANGE = "SELECT, INSERT, UPDATE"
ALL = "SELECT, INSERT, UPDATE, DELETE"


def superseding(*columns: str) -> str:
    """Append, and mark a row as superseded: no other column can be touched."""
    return f"SELECT, INSERT, UPDATE ({', '.join(columns)})"


GENERAL: dict[str, str] = {
    "django_migrations": READ,
    "django_content_type": READ,
    "auth_permission": READ,
    "auth_group": READ,
    "auth_group_permissions": READ,
    "django_session": ALL,
    "axes_accessattempt": ALL,
    "axes_accessattemptexpiration": ALL,
    "axes_accesslog": ALL,
    "axes_accessfailurelog": ALL,
    "feed_counter": CHANGE,
    "feed_change": APPEND,
    "feed_epoch": CHANGE,
    "feed_cursor": ALL,
    "feed_consumerepoch": CHANGE,
    "audit_event": APPEND,
    "audit_block": APPEND,
    "audit_leaf": APPEND,
    "facilities_area": superseding("valid_to"),
    "facilities_areaborder": superseding("valid_to"),
    "facilities_facility": superseding("valid_to"),
    "facilities_coverage": superseding("superseded_sequence"),
    "facilities_klaster": APPEND,
    "access_staffmember": CHANGE,
    "access_assignment": superseding("superseded_sequence"),
    "people_person": CHANGE,
    "people_residence": superseding("superseded_sequence"),
    "people_personnumber": superseding("ended_at", "sealed", "index", "key_id"),
    "people_statechange": APPEND,
    "people_edit": APPEND,
    "people_merge": superseding("undone_by", "undone_at"),
    "people_guest": superseding("until"),
    "households_household": CHANGE,
    "households_member": superseding("superseded_sequence"),
    "pregnancies_pregnancy": superseding("ended_on", "ended_as"),
    "pregnancies_birth": APPEND,
    "visits_visit": APPEND,
    "visits_entry": APPEND,
    "visits_given": APPEND,
    "visits_withdrawal": APPEND,
    "visits_assessment": APPEND,
    "visits_growthday": ALL,
    "visits_growthfinding": ALL,
    "visits_monthlyweighing": ALL,
    "agreements_agreement": superseding("taken_back_at", "taken_back_by"),
    "follow_up_followup": CHANGE,
    "duplicates_block": ALL,
    "duplicates_wordshare": ALL,
    "duplicates_waiting": ALL,
    "duplicates_pair": CHANGE,
    "posyandu_session": CHANGE,
    "posyandu_duty": ALL,
    "posyandu_arrival": superseding("taken_back_at", "taken_back_by"),
    "takeover_importrun": CHANGE,
    "takeover_importpart": "SELECT, INSERT, DELETE",
    "takeover_importrow": CHANGE,
    "takeover_mapping": CHANGE,
    "rights_request": superseding("state", "ended_at"),
    "rights_step": APPEND,
    "rights_consent": APPEND,
    "signing_signature": APPEND,
    "signing_withdrawal": APPEND,
    "signing_chosen": APPEND,
    "pws_personmonth": ALL,
    "pws_cell": ALL,
    "pws_kelurahansum": ALL,
    "pws_horizon": CHANGE,
    "pws_projection": APPEND,
    "recap_kelurahansum": ALL,
    "recap_waiting": ALL,
}

VAULT: dict[str, str] = {
    "django_migrations": READ,
    "ipwl_vaultevent": APPEND,
}

RIGHTS = {"default": GENERAL, "ipwl": VAULT}
FUNCTIONS = {
    "default": [
        "people_find_inside(text, text[], int[], int, boolean)",
        "people_find_guest(bytea[], date)",
        "duplicates_between()",
        "data_quality_hands(int, int, int, date, date, text, text, text, uuid)",
    ],
    "ipwl": [],
}


def apply_rights(alias: str, role: str) -> None:
    """Give `role` just these rights. Run as the owner, after migrations."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        standing = {row[0] for row in cursor.fetchall()}
        cursor.execute(f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{role}"')
        cursor.execute(f'GRANT USAGE ON SCHEMA public TO "{role}"')
        cursor.execute(f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}"')
        for table, rights in RIGHTS[alias].items():
            if table in standing:
                cursor.execute(f'GRANT {rights} ON "{table}" TO "{role}"')
        for function in FUNCTIONS[alias]:
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
            cursor.execute(f'GRANT EXECUTE ON FUNCTION {function} TO "{role}"')
