"""Rule files of a test's own."""

from tests.services.signing.conftest import edit_rule, rule_files

__all__ = ["edit_rule", "rule_files"]
