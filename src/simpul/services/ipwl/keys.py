"""Which keys seal what the vault keeps? A set of its own: neither opens what the other sealed (ADR 0009).

The set is made and checked from the first day; the first sealed field comes with the service itself.
"""

from functools import cache

from django.conf import settings

from simpul.foundation.key_set import KeySet, read_key_file


@cache
def vault_keys() -> KeySet:
    """Raises FileNotFoundError or ValueError; also ValueError where a key is shared with the general database."""
    vault, general = read_key_file(settings.IPWL_KEY_FILE), read_key_file(settings.KEY_FILE)
    secrets = {half for key in general.keys.values() for half in (key.seal, key.index)}
    if any(half in secrets for key in vault.keys.values() for half in (key.seal, key.index)):
        raise ValueError("the vault has a key of the general database")
    return vault
