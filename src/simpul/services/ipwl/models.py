"""What does the vault remember of its own use? Its own log, in its own database, under its own role.

The confidential service itself is not built yet; what stands here is the wall around it (ADR 0009). Nothing in the
general database names this one.
"""

from simpul.records.audit.models import AuditColumns


class VaultEvent(AuditColumns):
    """The vault's audit log: the same columns as the general one, in a table that the general role cannot reach."""
