"""In whose name does a word of the command line write? A worker with a post today."""

from simpul.records.access.queries import Standing, staff_named, standing_of


def standing_named(username: str) -> Standing:
    """Raises SetupError for an account that does not exist or serves nowhere today."""
    from django.utils import timezone

    from simpul.foundation.local_time import LocalZone, local_date
    from simpul.interfaces.cli.cluster.refusal import SetupError

    staff = staff_named(username)
    standing = standing_of(staff, local_date(timezone.now(), LocalZone.WIB)) if staff else None
    if standing is None:
        raise SetupError("Akun itu tidak ada, atau tidak bertugas hari ini.")
    return standing
