"""Whether a request comes from Slack: its signature, its age, and whether we have taken this very request before.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from bot.errors import NotAllowed
from bot.ports import Clock

OLDEST = 300.0
"""Seconds that a request's time may differ from ours, to either side."""


@dataclass(slots=True, kw_only=True)
class Verifier:
    """Checks requests. The SDK's own verifier raises on a garbage time, a body that is no UTF-8 and a signature that is no ASCII."""

    secret: str = field(repr=False)
    clock: Clock
    _taken: dict[str, float] = field(default_factory=dict)  # signature → when its request was acknowledged, oldest first

    def check(self, headers: Mapping[str, str], body: bytes) -> str:
        """Return the request's signature. Raise NotAllowed for one that is wrong, too old, from the future, or taken before.

        A signature has no nonce, so inside the five minutes a copy is as valid as the original. What Slack says it repeats passes: the
        reception knows the event by its id and does nothing.
        """
        stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 12):
            raise NotAllowed("the request has no time")
        now = self.clock().timestamp()
        if abs(now - int(stamp)) > OLDEST:
            raise NotAllowed("the request is too old, or the clock of this machine is wrong")
        if not hmac.compare_digest(sign(self.secret, stamp, body).encode(), signature.encode("utf-8", "replace")):
            raise NotAllowed("the signature is wrong: compare `signing_secret` with «Basic Information»")
        self._forget(now)
        if signature in self._taken and "x-slack-retry-num" not in headers:  # Slack's first repetition may fall into the same second
            raise NotAllowed("the same request was taken before")
        return signature

    def taken(self, signature: str) -> None:
        """Remember a request that was acknowledged; one that was not may come again as it is."""
        self._taken[signature] = self.clock().timestamp()

    def _forget(self, now: float) -> None:
        """Drop what would be refused for its age anyway: a signature may come until 300 s after its time, which may be 300 s ahead."""
        while self._taken and now - (oldest := next(iter(self._taken.items())))[1] > 2 * OLDEST:
            del self._taken[oldest[0]]


def sign(secret: str, stamp: str, body: bytes) -> str:
    """Return the signature that Slack puts on a body at a time."""
    return "v0=" + hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, sha256).hexdigest()
