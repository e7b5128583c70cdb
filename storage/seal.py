"""The seal on personal data: AES-GCM bound to the row it stands in, and keyed hashes to find it by.

A blob is one byte key id, a 12 byte random nonce, then ciphertext and tag. The key id leaves room for rotation and for a
key per contact on the same columns. Random nonces are safe up to about 2^32 blobs a key (NIST SP 800-38D, section 8.3).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import HandraiserError

KEY_VARIABLE = "HANDRAISER_KEY"
_KEY_BYTES = 32
_NONCE_BYTES = 12
_KEY_ID = b"\x01"
_HASH_BYTES = 16


class SealBroken(HandraiserError):
    """A sealed value does not open: it was altered, moved to another row, or sealed with another key."""


class NoMasterKey(HandraiserError):
    """The master key is not 32 bytes in base64, or its file cannot be read or made."""


class Seal:
    """Seals with keys derived from one master key of 32 bytes."""

    def __init__(self, master: bytes) -> None:
        if len(master) != _KEY_BYTES:
            raise NoMasterKey(f"the master key has {len(master)} bytes instead of {_KEY_BYTES}")
        self._aes = AESGCM(_derived(master, b"handraiser seal 1"))
        self._lookup = _derived(master, b"handraiser lookup 1")

    def shut(self, value: bytes, place: str) -> bytes:
        """Return `value` sealed for `place`, which is "table:column:row key"."""
        nonce = os.urandom(_NONCE_BYTES)
        return _KEY_ID + nonce + self._aes.encrypt(nonce, value, place.encode())

    def open(self, blob: bytes, place: str) -> bytes:
        """Return what was sealed for `place`. Raise SealBroken, which names the place and nothing of the content."""
        if blob[:1] != _KEY_ID:
            raise SealBroken(f"{place}: sealed with a key that is not known here")
        try:
            return self._aes.decrypt(blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :], place.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken(f"{place}: altered, moved from another row, or sealed with another master key") from error

    def lookup(self, kind: str, value: str) -> bytes:
        """Return 16 bytes to find `value` by; the same value of another kind ("email", "phone", …) has others."""
        return hmac.digest(self._lookup, f"{kind}\0{value}".encode(), hashlib.sha256)[:_HASH_BYTES]


def _derived(master: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=purpose).derive(master)


def master_key(path: Path, environ: Mapping[str, str]) -> bytes:
    """Return the master key: from HANDRAISER_KEY (base64), else from the file, which is made with mode 600 if it is missing.

    Raise NoMasterKey when there is one but it is unusable: a new one in its place would make all data unreadable.
    """
    given = environ.get(KEY_VARIABLE, "").strip()
    if given:
        return _decoded(given, KEY_VARIABLE)
    try:
        if not path.exists():
            _make(path)
        return _decoded(path.read_text(encoding="ascii").strip(), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise NoMasterKey(f"{path}: cannot be read or made ({type(error).__name__})") from error


def _decoded(text: str, source: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _KEY_BYTES:
        raise NoMasterKey(f"{source}: is not {_KEY_BYTES} bytes in base64; make one with `openssl rand -base64 32`")
    return key


def _make(path: Path) -> None:
    """Write a new key so that the file is either absent or whole, even when two processes start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(os.urandom(_KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        _publish(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # fails when another process was first; its key then holds
    except FileExistsError:
        return
