"""Which keys seal the fields of the general database? Those of the key file, read again when the file has changed.

A rotation adds a key while the pages are open: the next field that is sealed or searched knows it (ADR 0015).
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from simpul.foundation.key_set import KeySet, read_key_file


def general_keys() -> KeySet:
    path: Path = settings.KEY_FILE
    state = path.stat()
    return _read(path, state.st_mtime_ns, state.st_ino)


@lru_cache(maxsize=4)
def _read(path: Path, changed_at: int, number: int) -> KeySet:
    return read_key_file(path)
