"""How a delivery is signed, and how a receiver knows that it is ours: HMAC-SHA256 over the time and the body."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256

EVENT, ATTEMPT, TIME, SIGNATURE = "Handraiser-Event", "Handraiser-Attempt", "Handraiser-Timestamp", "Handraiser-Signature"

FRESH = 300
"""Seconds for which a receiver should take a signature, so that one that was overheard cannot be used again later."""


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """Return the signature of a body sent at a time (seconds since 1970): `v1=` and 64 hexadecimal digits."""
    return "v1=" + hmac.new(secret.encode(), f"{timestamp}.".encode() + body, sha256).hexdigest()


def is_ours(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> bool:
    """Tell whether a delivery was signed with the secret within the last minutes, as a receiver should before it believes it."""
    timestamp = headers.get(TIME, "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 15) or abs(now - int(timestamp)) > FRESH:
        return False
    return hmac.compare_digest(sign(secret, int(timestamp), body).encode(), headers.get(SIGNATURE, "").encode())
