"""Which keys seal the fields of the general database? Those of the key file, read once."""

from functools import cache

from django.conf import settings

from simpul.foundation.key_set import KeySet, read_key_file


@cache
def general_keys() -> KeySet:
    return read_key_file(settings.KEY_FILE)
