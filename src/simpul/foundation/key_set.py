"""How is a field kept unreadable on disk and still findable?

Values are sealed with AES-256-GCM; equality is searched through a keyed HMAC-SHA-256 (a blind index). Both carry the id
of their key, so two keys can live side by side during a rotation (ADR 0015). Keys never leave the server.
"""

import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    seal: bytes
    index: bytes

    def __repr__(self) -> str:
        return "Key(•••)"


@dataclass(frozen=True, slots=True)
class KeySet:
    """The keys of one database of one city; `current` seals, every key opens."""

    current: str
    keys: dict[str, Key]

    def seal(self, text: str) -> tuple[str, bytes]:
        """(key id, nonce + ciphertext)."""
        nonce = os.urandom(NONCE_BYTES)
        key = self.keys[self.current]
        return self.current, nonce + AESGCM(key.seal).encrypt(nonce, text.encode(), self.current.encode())

    def open(self, key_id: str, sealed: bytes) -> str:
        """The text. Raises KeyError for an unknown key, InvalidTag for a value that was tampered with."""
        nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return AESGCM(self.keys[key_id].seal).decrypt(nonce, body, key_id.encode()).decode()

    def index(self, text: str) -> bytes:
        """The blind index under the current key: 32 bytes."""
        return hmac.digest(self.keys[self.current].index, text.encode(), "sha256")

    def indexes(self, text: str) -> list[bytes]:
        """The blind index under every key that lives: what a search compares with during a rotation."""
        return [hmac.digest(key.index, text.encode(), "sha256") for key in self.keys.values()]


def read_key_file(path: Path) -> KeySet:
    """Read a key set. Raises FileNotFoundError or ValueError: without its keys the installation must not start."""
    content = json.loads(path.read_text())
    keys = {name: Key(b64decode(pair["seal"]), b64decode(pair["index"])) for name, pair in content["keys"].items()}
    if content["current"] not in keys or any(len(key.seal) != KEY_BYTES for key in keys.values()):
        raise ValueError(f"{path.name} is not a key set")
    return KeySet(content["current"], keys)


def create_key_file(path: Path, key_id: str) -> None:
    """Write a new key set readable by its owner only; an existing file is left alone."""
    if not path.exists():
        _write(path, {"current": key_id, "keys": {key_id: _new_pair()}})


def add_key(path: Path, key_id: str) -> KeySet:
    """A new key that seals from now on; those that were there still open. Raises ValueError for an id that is taken."""
    content = json.loads(path.read_text())
    if key_id in content["keys"]:
        raise ValueError(f"key {key_id} is there already")
    content["keys"][key_id] = _new_pair()
    _write(path, {**content, "current": key_id})
    return read_key_file(path)


def drop_key(path: Path, key_id: str) -> KeySet:
    """Take a key out of the file. Raises ValueError for the one that seals."""
    content = json.loads(path.read_text())
    if key_id == content["current"]:
        raise ValueError(f"key {key_id} is in use")
    del content["keys"][key_id]
    _write(path, content)
    return read_key_file(path)


def _new_pair() -> dict[str, str]:
    return {name: b64encode(secrets.token_bytes(KEY_BYTES)).decode() for name in ("seal", "index")}


def _write(path: Path, content: dict[str, Any]) -> None:
    """Whole or not at all, and on the disk before it takes the place of the old one: a lost key is a lost NIK."""
    part = path.with_suffix(".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
